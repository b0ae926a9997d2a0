import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import { spokenOf } from '../../../../server/src/core/transcript/spoken.js';
import type { Format } from '../../../../server/src/core/transcript/transcript.js';

/** What two people say in turn: the words of each turn, and after which words a line is broken or a cue ends. */
type Talk = readonly { readonly words: readonly string[]; readonly breaks: readonly number[] }[];

const word = fc.constantFrom(
  'we',
  'waited',
  'é',
  'naïve',
  '😀',
  '我们',
  'so,',
  'well-known',
  'ﬁne',
  'no',
  '12',
  'ten',
  'it’s',
);
const talk: fc.Arbitrary<Talk> = fc.array(
  fc.record({
    words: fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => ['Yes', ...words, 'then.']),
    breaks: fc.array(fc.nat(12), { maxLength: 3 }),
  }),
  { minLength: 6, maxLength: 10 },
);

const names = ['Interviewer', 'P01'] as const;
const nameOf = (turn: number): string => names[turn % 2] ?? '';

/** A talk written down in a format: words are put between NULs, so that their places can be read off. */
const writers: Readonly<Record<string, { readonly format: Format; readonly write: (talk: Talk) => string }>> = {
  text: {
    format: 'text',
    write: (turns) => turns.map(({ words }, i) => `${nameOf(i)}: ${marked(words).join(' ')}\n`).join('\n'),
  },
  'text in broken lines, with times': {
    format: 'text',
    write: (turns) =>
      turns
        .map(
          (turn, i) =>
            `${nameOf(i)}: ${pieces(turn)
              .map((piece) => piece.join('  '))
              .join('\n   ')} [00:${10 + i}]\n`,
        )
        .join('\n\n'),
  },
  Markdown: {
    format: 'markdown',
    write: (turns) =>
      `---\ntitle: Talk\n---\n\n# Talk\n\n${turns.map(({ words }, i) => `**${nameOf(i)}:** ${marked(words).join(' ')}\n`).join('\n')}`,
  },
  'WebVTT with voices': {
    format: 'webvtt',
    write: (turns) =>
      `WEBVTT\n\nNOTE by hand\n\n${cues(turns, '.', (piece, i) => `<v ${nameOf(i)}>${piece.join(' ')}</v>`)}`,
  },
  'SRT with labels': {
    format: 'srt',
    write: (turns) => cues(turns, ',', (piece, i, isFirst) => `${isFirst ? `${nameOf(i)}: ` : ''}${piece.join(' ')}`),
  },
};

const marked = (words: readonly string[]): readonly string[] => words.map((one) => `\0${one}\0`);

function pieces({ words, breaks }: Talk[number]): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  marked(words).forEach((one, i) => {
    parts.at(-1)?.push(one);
    if (breaks.includes(i) && i < words.length - 1) parts.push([]);
  });
  return parts;
}

function cues(
  turns: Talk,
  point: string,
  line: (piece: readonly string[], turn: number, isFirst: boolean) => string,
): string {
  let number = 0;
  return turns
    .flatMap((turn, i) =>
      pieces(turn).map((piece, part) => {
        const at = String(++number % 60).padStart(2, '0');
        const minute = String(10 + Math.floor(number / 60));
        return `${number}\n00:${minute}:${at}${point}000 --> 00:${minute}:${at}${point}900\n${line(piece, i, part === 0)}\n`;
      }),
    )
    .join('\n');
}

/** The text without its marks, and the UTF-16 range of each word. */
function read(written: string): { readonly text: string; readonly words: readonly { start: number; end: number }[] } {
  const parts = written.split('\0');
  let at = 0;
  const words = parts.flatMap((part, i) => {
    const range = { start: at, end: at + part.length };
    at = range.end;
    return i % 2 === 1 ? [range] : [];
  });
  return { text: parts.join(''), words };
}

/** Counted by hand: the words of a turn with one blank between them. */
function expected(turns: Talk): readonly { start: number; end: number }[] {
  let at = 0;
  return turns.flatMap(({ words }) => {
    const ranges = words.map((one) => {
      const start = at;
      at += Array.from(one).length + 1;
      return { start, end: at - 1 };
    });
    at--;
    return ranges;
  });
}

describe('The same talk, however it is written down', () => {
  for (const [name, { format, write }] of Object.entries(writers)) {
    for (const newline of ['\n', '\r\n']) {
      it(`has each word at the same place: ${name}, ${newline === '\n' ? 'LF' : 'CRLF'}`, () => {
        fc.assert(
          fc.property(talk, fc.boolean(), (turns, hasMark) => {
            const { text, words } = read((hasMark ? '\ufeff' : '') + write(turns).replaceAll('\n', newline));
            const spoken = spokenOf(text, parseTranscript(text, format));
            const places = expected(turns);
            assert.deepEqual(words.map(spoken.within), places);
            assert.equal(spoken.length, places.at(-1)?.end);
          }),
        );
      });
    }
  }
});
