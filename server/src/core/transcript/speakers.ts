import { isAsker } from './names.js';
import { wordCount } from './tidyRange.js';
import type { Transcript } from './transcript.js';

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

/**
 * The likely interviewer's name as it stands in the text, or undefined where no label says so. Of several it is the first to
 * speak. `R` is a researcher only beside `P`, `Q` asks only where `A` answers.
 */
export function interviewerOf({ speakers }: Transcript): string | undefined {
  return (
    speakers.find((name) => isInterviewer(name)) ??
    pairs.find(([asks, answers]) => speakers.includes(asks) && speakers.includes(answers))?.[0]
  );
}

/** Whether a speaker's name by itself says that this is somebody who asks: interviewer, moderator, I1… */
export const isInterviewer = (name: string): boolean => isAsker(name);

const pairs = [
  ['R', 'P'],
  ['Q', 'A'],
  ['Q', 'R'],
  ['M', 'P'],
  ['F', 'P'],
  ['Question', 'Answer'],
  ['Frage', 'Antwort'],
] as const;
