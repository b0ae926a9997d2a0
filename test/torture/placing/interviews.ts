import type { Range } from '../../../server/src/core/text/range.js';
import { pick, type Random } from '../support/mutate.js';
import { languages, said, type Language } from './spoken.js';

/** A transcript as somebody coded it. */
export interface Interview {
  readonly language: Language;
  readonly text: string;
  /** What was coded. */
  readonly ranges: readonly Range[];
}

/** Where a range of words begins and ends, without white space at its edges. */
const trimmed = (text: string, start: number, end: number): Range => {
  const piece = text.slice(start, end);
  return { start: start + piece.length - piece.trimStart().length, end: start + piece.trimEnd().length };
};

/** What one person says in a turn. */
export function speech(random: Random, language: Language, count: number, most = 5): string {
  const { answers, sentences, fillers, gap } = language;
  if (random() < 0.35) return pick(random, answers);
  const made = Array.from({ length: 1 + Math.floor(random() * most) }, () => {
    const sentence = said(random, language, pick(random, sentences), count);
    return random() < 0.3 ? pick(random, fillers) + sentence : sentence;
  });
  if (random() < 0.2) made.unshift(pick(random, answers));
  return made.join(gap);
}

const clock = (seconds: number): string =>
  [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');

/** A transcript of so many turns, in one of several layouts. */
export function interview(random: Random, turns: number): Interview {
  const language = pick(random, languages);
  const [asks, answers] = pick(random, language.labels);
  const layout = {
    isTimed: random() < 0.3,
    isSpaced: random() < 0.4,
    isWrapped: random() < 0.15,
    isOwnLine: random() < 0.1,
  };
  const made = Array.from({ length: turns }, (_, i) => {
    const isQuestion = i % 2 === 0;
    const words = isQuestion
      ? said(random, language, pick(random, language.questions), i)
      : speech(random, language, 1 + (i >> 1));
    const time = layout.isTimed ? `[${clock(i * 17)}] ` : '';
    const label = `${time}${isQuestion ? asks : answers}:${layout.isOwnLine ? '\n' : ' '}`;
    const written = layout.isWrapped ? words.replace(/(.{1,60}) /g, '$1\n') : words;
    return `${label}${written}\n${layout.isSpaced ? '\n' : ''}`;
  });
  const text = made.join('');
  return { language, text, ranges: coded(random, text, made) };
}

/** Sentences, turns, several turns, answers, some words and single ones. */
function coded(random: Random, text: string, turns: readonly string[]): readonly Range[] {
  const starts: number[] = [];
  let at = 0;
  for (const turn of turns) {
    starts.push(at);
    at += turn.length;
  }
  const speechAt = (i: number): Range => {
    const [start = 0, end = text.length] = [starts[i], starts[i + 1]];
    const label = /^(?:\[[\d:]+\] )?[^:：\n]{1,20}:\s/.exec(text.slice(start, end))?.[0].length ?? 0;
    return trimmed(text, start + label, end);
  };
  const made = Array.from({ length: 24 }, (): Range => {
    const i = Math.floor(random() * turns.length);
    const { start, end } = speechAt(i);
    const kind = random();
    if (kind < 0.25) return { start, end };
    if (kind < 0.4) return { start, end: speechAt(Math.min(turns.length - 1, i + 1 + Math.floor(random() * 2))).end };
    if (kind < 0.75) {
      const sentences = [...text.slice(start, end).matchAll(/[^.!?。？…]+[.!?。？…"”]*/g)];
      const { 0: words, index } = pick(random, sentences);
      return trimmed(text, start + index, start + index + words.length);
    }
    const words = [...text.slice(start, end).matchAll(/[\p{L}\p{N}\p{M}’'-]+/gu)];
    const first = Math.floor(random() * words.length);
    const last = Math.min(words.length - 1, first + Math.floor(random() * 7));
    const [from, to] = [words[first], words[last]];
    return from && to ? { start: start + from.index, end: start + to.index + to[0].length } : { start, end };
  });
  return made.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || b.end - a.end);
}
