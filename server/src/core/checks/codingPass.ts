import type { Range } from '../text/range.js';
import { isInterviewersTurn } from '../transcript/speakers.js';
import { wordCount } from '../transcript/tidyRange.js';
import type { Transcript, Turn } from '../transcript/transcript.js';
import { turnIndexAt } from '../transcript/turns.js';
import type { Check, Passages } from './check.js';
import * as l10n from '../text/l10n.js';

/** These are for going through a transcript once more, and are off until gloss.yaml turns them on. */
export const uncoded: Check<Passages> = {
  code: 'uncoded',
  severity: 'off',
  about: 'Words of a turn without any code; not those of interviewers.',
  *run(_study, { text, transcript, placed }) {
    const coded = joined(placed.map(({ place }) => place));
    for (const turn of transcript.turns) {
      if (isInterviewersTurn(transcript, turn)) continue;
      for (const range of gaps(text, turn, coded)) {
        yield {
          message:
            turn.speaker === undefined
              ? l10n.t('These words have no code.')
              : l10n.t('These words of {speaker} have no code.', { speaker: turn.speaker }),
          range,
        };
      }
    }
  },
};

/** Off by default, since an exchange may well be one passage. Turns without a label count as those of one speaker. */
export const crossesSpeakers: Check<Passages> = {
  code: 'crosses-speakers',
  severity: 'off',
  about: 'A segment goes on into what another speaker says.',
  *run(_study, { transcript, placed }) {
    for (const { segment, place } of placed) {
      const speakers = new Set(turnsIn(transcript, place).map(({ speaker }) => speaker));
      if (speakers.size < 2) continue;
      const names = [...speakers].map((name) => name ?? l10n.t('somebody without a name'));
      yield {
        message: l10n.t('Segment {id} has words of {names} and {last}.', {
          id: segment.id,
          names: names.slice(0, -1).join(', '),
          last: names.at(-1) ?? '',
        }),
        range: { start: place.start, end: place.end },
        data: { segment: segment.id },
      };
    }
  },
};

/** Off by default. Counts words that are said; labels and times are left out. */
export const longSegment: Check<Passages> = {
  code: 'long-segment',
  severity: 'off',
  about: 'A segment has more words than “longest-segment” says.',
  *run({ config: { longestSegment } }, { text, transcript, placed }) {
    for (const { segment, place } of placed) {
      const speech = turnsIn(transcript, place).flatMap((turn) => turn.speech.map((range) => common(range, place)));
      const words = wordCount(
        text,
        speech.filter(({ start, end }) => start < end),
      );
      if (words <= longestSegment) continue;
      yield {
        message: l10n.t('Segment {id} has {words} words; “longest-segment” is {longestSegment}.', {
          id: segment.id,
          words,
          longestSegment,
        }),
        range: { start: place.start, end: place.end },
        data: { segment: segment.id },
      };
    }
  },
};

const common = (one: Range, other: Range): Range => ({
  start: Math.max(one.start, other.start),
  end: Math.min(one.end, other.end),
});

/** The turns of which some speech lies in a range. */
function turnsIn({ turns }: Transcript, range: Range): readonly Turn[] {
  const found: Turn[] = [];
  for (let i = Math.max(0, turnIndexAt(turns, range.start)); i < turns.length; i++) {
    const turn = turns[i];
    if (!turn || turn.range.start >= range.end) break;
    if (turn.speech.some((speech) => speech.start < range.end && range.start < speech.end)) found.push(turn);
  }
  return found;
}

/** Stretches of a turn's speech outside ascending ranges, from the first word to the last. */
function gaps(text: string, { speech }: Turn, coded: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  let last: Range | undefined;
  for (const piece of speech) {
    let at = piece.start;
    const end = (until: number): void => {
      const words = /[\p{L}\p{N}][^]*[\p{L}\p{N}][^\s]*|[\p{L}\p{N}][^\s]*/u.exec(text.slice(at, until));
      if (!words) return;
      const range = { start: at + words.index, end: at + words.index + words[0].length };
      const isSame = last && !coded.some(({ start, end }) => start < range.start && end > (last?.end ?? 0));
      if (last && isSame) found[found.length - 1] = last = { start: last.start, end: range.end };
      else found.push((last = range));
    };
    for (const range of coded) {
      if (range.end <= at || range.start >= piece.end) continue;
      if (range.start > at) end(range.start);
      at = range.end;
    }
    if (at < piece.end) end(piece.end);
  }
  return found;
}

/** Ranges as ascending, disjoint ones. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const all: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}
