import { isAsker } from './nameLikeness.js';
import type { KnownSpeaker } from './transcriptReading.js';
import { keyOf } from './speakerNames.js';
import { wordCount } from './tidyRange.js';
import type { Transcript, Turn } from './transcript.js';

/** What one speaker contributed. */
export interface Speaker {
  readonly name: string;
  readonly turns: number;
  readonly words: number;
}

/** The speakers in order of their first turns, with what each of them said. `text` is the text that was parsed. */
export function speakersOf(text: string, transcript: Transcript): readonly Speaker[] {
  const counts = new Map(transcript.speakers.map((name) => [name, { name, turns: 0, words: 0 }]));
  for (const { speaker, speech } of transcript.turns) {
    const count = speaker === undefined ? undefined : counts.get(speaker);
    if (!count) continue;
    count.turns++;
    count.words += wordCount(text, speech);
  }
  return [...counts.values()];
}

/** Whether a turn is an interviewer's, as the study says or as the names do; not where nobody is named. */
export const isInterviewersTurn = ({ interviewers }: Pick<Transcript, 'interviewers'>, { speaker }: Turn): boolean =>
  speaker !== undefined && interviewers.includes(speaker);

/**
 * Those speakers who ask. Where the study gives one of them an interviewer's role, they are who it says, and nobody whom it
 * gives another role ever is. Else those whose names say so, or one of a pair: `R` is a researcher only beside `P`, `Q` asks
 * only where `A` answers.
 */
export function interviewersOf(speakers: readonly string[], known: readonly KnownSpeaker[]): readonly string[] {
  const roles = new Map(known.flatMap(({ name, role }) => (role === undefined ? [] : [[keyOf(name), role]])));
  const roleOf = (name: string): string | undefined => (roles.size === 0 ? undefined : roles.get(keyOf(name)));
  const given = speakers.filter((name) => isAsker(roleOf(name) ?? ''));
  if (given.length > 0) return given;
  const open = speakers.filter((name) => roleOf(name) === undefined);
  const asking = open.filter(isAsker);
  if (asking.length > 0) return asking;
  const pair = pairs.find(([asks, answers]) => open.includes(asks) && speakers.includes(answers));
  return pair ? [pair[0]] : [];
}

const pairs = [
  ['R', 'P'],
  ['Q', 'A'],
  ['Q', 'R'],
  ['M', 'P'],
  ['F', 'P'],
  ['F', 'A'],
  ['E', 'P'],
  ['Question', 'Answer'],
  ['Frage', 'Antwort'],
  ['Question', 'Réponse'],
  ['Pregunta', 'Respuesta'],
  ['Вопрос', 'Ответ'],
  ['В', 'О'],
  ['问', '答'],
  ['問', '答'],
] as const;
