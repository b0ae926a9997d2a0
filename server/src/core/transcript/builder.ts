import type { Range } from '../text/range.js';
import type { Heading } from './heading.js';
import type { Label } from './label.js';
import { skipSpace, trimEnd } from './scan.js';
import type { KnownSpeaker } from './transcriptReading.js';
import { interviewersOf } from './speakers.js';
import { timestampsIn } from './timestamp.js';
import type { Format, Layout, Section, Timestamp, Transcript, Turn } from './transcript.js';

/** Puts a transcript together from what a reader finds in text order. All offsets are UTF-16 offsets. */
export interface Builder {
  /** Begins a turn, whose range begins at `start`; not where one of the same speaker is open in which nothing has been said. */
  turn(start: number, label?: Pick<Label, 'name' | 'nameRange'>): void;
  /** Lets what follows belong to no turn, until one begins. */
  close(): void;
  /** Adds a timestamp to the open turn, or to the text alone. */
  timestamp(timestamp: Timestamp): void;
  /** Adds what is said, without the white space around it and the timestamps in it; opens a turn where none is open. */
  speech(start: number, end: number): void;
  /** Adds the pieces of what is said as they are, for formats whose markup has been taken out already. */
  pieces(ranges: readonly Range[]): void;
  heading(heading: Heading): void;
  /** Whether a turn is open. */
  isOpen(): boolean;
  /** Puts all together; `known` are speakers of whom the study says more than the text. */
  build(layout: Layout, known: readonly KnownSpeaker[]): Transcript;
}

interface OpenTurn {
  start: number;
  end: number;
  label?: Pick<Label, 'name' | 'nameRange'> | undefined;
  timestamp?: Timestamp;
  readonly speech: Range[];
}

/** Begins with no turns. `text` is the whole file, for all offsets speak of it. */
export function createBuilder(text: string, format: Format): Builder {
  const turns: OpenTurn[] = [];
  const headings: Heading[] = [];
  const timestamps: Timestamp[] = [];
  let open: OpenTurn | undefined;

  const builder: Builder = {
    turn(start, label) {
      if (open && label && open.label?.name === label.name && open.speech.length === 0) return;
      open = { start, end: label?.nameRange.end ?? start, label, speech: [] };
      turns.push(open);
    },
    close() {
      open = undefined;
    },
    timestamp(timestamp) {
      timestamps.push(timestamp);
      if (!open) return;
      open.timestamp ??= timestamp;
      open.end = Math.max(open.end, timestamp.range.end);
    },
    speech(start, end) {
      let from = start;
      for (const timestamp of timestampsIn(text, { start, end })) {
        builder.pieces([{ start: from, end: timestamp.range.start }]);
        builder.timestamp(timestamp);
        from = timestamp.range.end;
      }
      builder.pieces([{ start: from, end }]);
    },
    pieces(ranges) {
      for (const range of ranges) {
        const start = skipSpace(text, range.start, range.end);
        if (start === range.end) continue;
        if (!open) builder.turn(start);
        const end = trimEnd(text, start, range.end);
        open?.speech.push({ start, end });
        if (open) open.end = end;
      }
    },
    heading(heading) {
      headings.push(heading);
      open = undefined;
    },
    // A getter would have V8 keep the text until the next full collection of garbage.
    isOpen: () => open !== undefined,
    build(layout, known) {
      const speaking = new Set<string>();
      for (const { label, speech } of turns) if (label && speech.length > 0) speaking.add(label.name);
      const speakers = [...speaking];
      return {
        format,
        ...finishTurns(turns, speaking),
        sections: sectionsOf(text, headings),
        timestamps,
        speakers,
        interviewers: interviewersOf(speakers, known),
        layout,
      };
    },
  };
  return builder;
}

function finishTurns(open: readonly OpenTurn[], speaking: ReadonlySet<string>): Pick<Transcript, 'turns' | 'speech'> {
  const turns: Turn[] = [];
  const speech: Range[] = [];
  for (const turn of open) {
    // A label under which nobody ever says anything, such as “Break:”, is not a speaker's.
    if (turn.speech.length === 0 && !(turn.label && speaking.has(turn.label.name))) continue;
    turns.push({
      range: { start: turn.start, end: turn.end },
      ...(turn.label && { speaker: turn.label.name }),
      ...(turn.label &&
        turn.label.nameRange.end > turn.label.nameRange.start && { speakerRange: turn.label.nameRange }),
      ...(turn.timestamp && { timestamp: turn.timestamp }),
      speech: turn.speech,
    });
    for (const range of turn.speech) speech.push(range);
  }
  return { turns, speech };
}

/** Lets each heading's section run to the next heading that is not below it. */
function sectionsOf(text: string, headings: readonly Heading[]): readonly Section[] {
  const ends = new Array<number>(headings.length).fill(text.length);
  const above: number[] = [];
  headings.forEach((heading, i) => {
    for (
      let last = above.at(-1);
      last !== undefined && (headings[last]?.level ?? 0) >= heading.level;
      last = above.at(-1)
    ) {
      ends[last] = heading.range.start;
      above.pop();
    }
    above.push(i);
  });
  return headings.map(({ range, titleRange, level }, i) => ({
    range: { start: range.start, end: trimEnd(text, range.end, ends[i] ?? text.length) },
    title: text.slice(titleRange.start, titleRange.end),
    titleRange,
    level,
  }));
}
