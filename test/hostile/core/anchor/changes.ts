import { interview, mulberry, wordsOf } from '../../../unit/core/anchor/texts.js';

/** A text of about so many units, and what it became. */
type Change = (size: number) => { readonly was: string; readonly now: string };

const lines = (size: number, line: (i: number) => string): string => {
  const made: string[] = [];
  for (let length = 0, i = 0; length < size; i++, length += made.at(-1)?.length ?? 0) made.push(line(i));
  return made.join('');
};

/** The text with some of its lines changed, more or less evenly. */
const linesChanged = (text: string, every: number, by: (line: string, i: number) => string): string =>
  text
    .split('\n')
    .map((line, i) => (i % every === 1 ? by(line, i) : line))
    .join('\n');

const misspelt = (text: string, share: number): string => {
  const random = mulberry(5);
  return text.replace(/[a-z]{3,}/g, (word) =>
    random() < share ? `${word.slice(0, 1)}${word.slice(2)}${word[1] ?? ''}` : word,
  );
};

const wrapped = (text: string, width: number): string => text.replace(new RegExp(`(.{1,${width}}) `, 'g'), '$1\n');

/** Changes of a transcript by other programs, ordinary ones and such as make comparing hard. */
export const changes = {
  'replaced by an unrelated text': (size) => ({ was: interview(mulberry(1), size), now: interview(mulberry(2), size) }),
  'its lines wrapped': (size) => ({
    was: interview(mulberry(1), size),
    now: wrapped(interview(mulberry(1), size), 70),
  }),
  'one word of twenty written otherwise': (size) => {
    const was = interview(mulberry(1), size);
    return { was, now: misspelt(was, 0.05) };
  },
  'equal lines, some taken out': (size) => {
    const was = lines(size, () => 'Yes.\n');
    return { was, now: linesChanged(was, 40, (_, i) => (i % 3 === 0 ? 'Yes.\nYes.' : 'Yes.Yes.')) };
  },
  'alternating lines, some changed': (size) => {
    const was = lines(size, (i) => (i % 2 === 0 ? 'I: And?\n' : 'P: Yes.\n'));
    return { was, now: linesChanged(was, 31, (line, i) => (i % 3 === 0 ? `${line} No.` : `${line}\nP: Yes.`)) };
  },
  'one long line': (size) => {
    const was = wordsOf(mulberry(1), size / 5, ' ');
    return { was, now: misspelt(was, 0.05) };
  },
  'one long line, said over and over': (size) => {
    const was = lines(size, () => `${wordsOf(mulberry(3), 300, ' ')} `);
    return { was, now: misspelt(was, 0.1) };
  },
  'signs without spaces': (size) => {
    const random = mulberry(1);
    const was = lines(size, () => String.fromCharCode(0x4e00 + Math.floor(random() * 300)));
    return { was, now: was.replace(/./g, (sign) => (random() < 0.05 ? '的' : sign)) };
  },
  'lines moved about': (size) => {
    const was = interview(mulberry(1), size);
    return { was, now: was.split('\n').sort().join('\n') };
  },
} satisfies Readonly<Record<string, Change>>;
