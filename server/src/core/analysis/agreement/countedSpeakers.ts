import type { CountedSpeakers } from '../../study/settings/agreementTerms.js';
import { isAsker } from '../../transcript/nameLikeness.js';
import type { TranscriptReading } from '../../transcript/transcriptReading.js';
import { keyOf } from '../../transcript/speakerNames.js';
import { isInterviewersTurn } from '../../transcript/speakers.js';
import type { Transcript, Turn } from '../../transcript/transcript.js';

/** As asked, else as `agreement` of gloss.yaml says, else without interviewers where the study says who they are. */
export const countedSpeakers = (
  {
    agreement,
    reading,
  }: { readonly agreement: { readonly speakers?: CountedSpeakers }; readonly reading: TranscriptReading },
  asked: CountedSpeakers | undefined,
): CountedSpeakers =>
  asked ??
  agreement.speakers ??
  (reading.speakers.some(({ role }) => role !== undefined && isAsker(role)) ? 'interviewees' : 'all');

/** Which turns of a transcript are counted. A turn without a speaker is nobody's whose name or role is given. */
export function countsTurnsOf(
  counted: CountedSpeakers,
  { speakers: known }: TranscriptReading,
  transcript: Transcript,
): (turn: Turn) => boolean {
  if (counted === 'all') return () => true;
  if (counted === 'interviewees') return (turn) => !isInterviewersTurn(transcript, turn);
  const keys = new Set(counted.map(keyOf));
  const named = known.filter(({ name, aliases, role }) =>
    [name, ...aliases, ...(role === undefined ? [] : [role])].some((each) => keys.has(keyOf(each))),
  );
  const wanted = new Set([...keys, ...named.map(({ name }) => keyOf(name))]);
  const asks = counted.some(isAsker);
  return (turn) =>
    turn.speaker !== undefined && (wanted.has(keyOf(turn.speaker)) || (asks && isInterviewersTurn(transcript, turn)));
}
