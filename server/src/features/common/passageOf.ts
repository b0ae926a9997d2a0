import type { TranscriptView } from '../../core/study/transcriptView.js';
import type { Range } from '../../core/text/range.js';
import { sentenceAt } from '../../core/transcript/sentences.js';
import { cutToSpeech, tidyRange } from '../../core/transcript/tidyRange.js';
import { turnAt } from '../../core/transcript/turns.js';

/** The passage that a selection means: tidied to whole words of what is said; for a mere caret the sentence or turn around it. */
export function passageOf({ lines, transcript, study }: TranscriptView, selection: Range, tidy: boolean): Range {
  if (selection.start < selection.end) {
    return tidy ? tidyRange(lines.text, cutToSpeech(selection, transcript.speech)) : selection;
  }
  const sentence = sentenceAt(lines.text, transcript, selection.start);
  if (study.config.unit !== 'turn') return sentence ?? selection;
  const speech = turnAt(transcript, selection.start)?.speech ?? [];
  const [first, last] = [speech[0], speech.at(-1)];
  return first && last ? { start: first.start, end: last.end } : (sentence ?? selection);
}
