import type { Range } from '../text/range.js';
import { createBuilder } from './builder.js';
import { chooseNames } from './chooseNames.js';
import { cueVoices, type Voice } from './cueVoices.js';
import { cuesOf, type Cue } from './cues.js';
import { readProse } from './proseReader.js';
import type { TranscriptReading } from './transcriptReading.js';
import { countForms, layoutOf } from './survey.js';
import type { Format, Transcript } from './transcript.js';

/**
 * Reads WebVTT and SRT. Cues of one speaker that follow each other are one turn; a cue that names nobody goes on with the turn.
 * Where a text names nobody at all, a turn is the cues of one sentence, or each cue where the text has no punctuation.
 * A text without any cue is read as plain text.
 */
export function readCues(text: string, format: Format, reading: TranscriptReading): Transcript {
  const cues = cuesOf(text, format);
  if (cues.length === 0) return { ...readProse(text, 'text', reading), format };
  const found = cues.map((cue) => cueVoices(text, cue, reading.labels));
  const labels = found.flatMap((voices) => voices.flatMap(({ tagged, label }) => tagged ?? label ?? []));
  const speakerOf = chooseNames(
    { labels: labels.map((label) => ({ label })), paragraphs: cues.length, starts: cues.length },
    reading,
  );
  const labelOf = ({ tagged, label }: Voice): Voice['tagged'] => {
    const either = tagged ?? label;
    const name = either && speakerOf(either);
    return either && name !== undefined ? { ...either, name } : undefined;
  };
  const isNamed = (voice: Voice): boolean => labelOf(voice) !== undefined;
  const hasSpeakers = found.some((voices) => voices.some((voice) => isNamed(voice) || voice.mark === 'arrows'));
  const isPunctuated = cues.filter((cue) => endsSentence(text, cue)).length * 10 >= cues.length;

  const builder = createBuilder(text, format);
  let speaker: string | undefined;
  let size = 0;
  cues.forEach((cue, i) => {
    const previous = cues[i - 1];
    const runsOn =
      hasSpeakers ||
      (previous !== undefined &&
        isPunctuated &&
        size < maxCues &&
        cue.timestamp.ms - previous.endMs < maxPause &&
        !endsSentence(text, previous));
    (found[i] ?? []).forEach((voice, order) => {
      const label = labelOf(voice);
      const goesOn = label ? label.name === speaker : voice.mark === undefined && (order > 0 || runsOn);
      if (!goesOn || !builder.isOpen()) {
        builder.turn(order === 0 ? cue.start : voice.start, label);
        speaker = label?.name;
        size = 0;
      }
      if (order === 0) builder.timestamp(cue.timestamp);
      builder.pieces(voice.label && !label ? withLabel(voice) : voice.pieces);
    });
    size++;
    if (found[i]?.length === 0) builder.timestamp(cue.timestamp);
  });
  const forms = countForms(labels.filter((label) => speakerOf(label) !== undefined));
  const passedOver = labels.flatMap((label) => (speakerOf(label) === undefined ? label.name : []));
  return builder.build(layoutOf(forms, false, new Set(passedOver)), reading.speakers);
}

/** What is said, where what looked like a label is part of it. */
function withLabel({ pieces, textStart }: Voice): readonly Range[] {
  return pieces.map((piece, i) => (i === 0 ? { start: textStart, end: piece.end } : piece));
}

function endsSentence(text: string, cue: Cue): boolean {
  const last = cue.lines.at(-1);
  return last !== undefined && sentenceEnd.test(text.slice(Math.max(last.start, last.end - 16), last.end));
}

/** Without speakers, so long a silence in milliseconds, and so many cues, end a turn. */
const maxPause = 2000;
const maxCues = 12;
/** Closing quotes, brackets and tags may follow. */
const sentenceEnd = /[\p{Sentence_Terminal}…]["'”’»)\]]*(?:<\/?\w*>)*$/u;
