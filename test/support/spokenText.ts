import { parseTranscript } from '../../server/src/core/transcript/parseTranscript.js';
import { spokenOf, type Spoken } from '../../server/src/core/transcript/spoken.js';

/** What is said in a text of so many code points, without blanks. */
export function spokenText(length: number): Spoken {
  const text = 'a'.repeat(length);
  return spokenOf(text, parseTranscript(text, 'text'));
}
