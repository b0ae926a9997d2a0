import { pick, type Random } from '../support/mutate.js';
import { interview, speech } from './interviews.js';
import {
  areAlike,
  copy,
  ended,
  fresh,
  join,
  nothing,
  partsOf,
  putIn,
  sentencesOf,
  some,
  somewhere,
  turnsOf,
  turnwise,
  withoutBlock,
  type Mutation,
} from './mutation.js';
import type { Language } from './spoken.js';
import type { Traced } from './traced.js';
import { wordings } from './wordings.js';

const typos = wordings['two letters turned round in one word of ten']!;
const heard = wordings['one word of twelve heard otherwise']!;

const wrapped = (turn: Traced, width: number): Traced =>
  turn.replace(new RegExp(`(?<=[^\\n]{${width}}[^ \\n]*) (?=[^ ]+ )`, 'g'), (found) => found.rewritten('\n'));

const block = (random: Random): number => 1 + Math.floor(random() * 6);

/** A number of turns or sentences that stand in the text, as somebody tells them once more. */
const summary = (text: Traced, random: Random): Traced[] => {
  const sentences = turnsOf(text).flatMap((turn) => sentencesOf(partsOf(turn).said));
  return some(random, sentences, 5).map((sentence) => join([fresh('- '), copy(sentence), fresh('\n')]));
};

/** What has no sentence like one of the old words. */
const otherSpeech = (old: string, random: Random, language: Language): string => {
  let made = speech(random, language, 77);
  const known = sentencesOf(fresh(old));
  const isAlike = (): boolean =>
    sentencesOf(fresh(made)).some(({ text }) => known.some((each) => areAlike(each.text, text)));
  for (let i = 0; i < 300 && isAlike(); i++) made = speech(random, language, 77);
  return made;
};

const swapped = (turns: readonly Traced[], a: number, b: number): Traced =>
  // Where both say the same, nobody could tell that they were.
  areAlike(partsOf(turns[a] ?? nothing).said.text, partsOf(turns[b] ?? nothing).said.text)
    ? join(turns)
    : join(turns.map((turn, i) => ended((i === a ? turns[b] : i === b ? turns[a] : turn) ?? turn)));

/** Passages moved, copied, taken out, put in, parted and joined; and other layouts. */
export const passages: Readonly<Record<string, Mutation>> = {
  'lines wrapped': turnwise(1, (turn) => wrapped(turn, 40)),
  'lines joined': (text) =>
    text.replace(/(?<=[^\n])\n(?=[^\n])/g, (found, { index }) =>
      /^(?:\[[\d:]+\] )?[^:\n]{1,20}:/.test(text.text.slice(index + 1)) ? undefined : found.rewritten(' '),
    ),
  'empty lines put in or taken out': (text) =>
    text.text.includes('\n\n')
      ? text.replace(/\n\n/g, (found) => found.rewritten('\n'))
      : text.replace(/\n/g, (found) => found.rewritten('\n\n')),
  'line ends of Windows': (text) => text.replace(/\n/g, (found) => found.rewritten('\r\n')),
  'a block moved': (text, random) => {
    const { left, block: taken } = withoutBlock(turnsOf(text), random, block(random));
    return putIn(left, somewhere(left, random), taken.map(ended));
  },
  'a block moved, and words in it corrected': (text, random, talk) => {
    const { left, block: taken } = withoutBlock(turnsOf(text), random, block(random));
    return putIn(left, somewhere(left, random), [typos(ended(join(taken)), random, talk)]);
  },
  'some turns doubled': turnwise(0.15, (turn, random) =>
    join(random() < 0.5 ? [ended(turn), turn.twin()] : [ended(turn).twin(), turn]),
  ),
  'a block copied elsewhere': (text, random) => {
    const turns = turnsOf(text);
    const { block: taken } = withoutBlock(turns, random, block(random));
    return putIn(
      turns,
      somewhere(turns, random),
      taken.map((turn) => copy(ended(turn))),
    );
  },
  'a block copied elsewhere, and the original corrected': (text, random, talk) => {
    const { left, block: taken, at } = withoutBlock(turnsOf(text), random, block(random));
    const turns = [...left.slice(0, at), heard(join(taken), random, talk), ...left.slice(at)];
    return putIn(
      turns,
      somewhere(turns, random),
      taken.map((turn) => copy(ended(turn))),
    );
  },
  'a block moved below a note': (text, random) => {
    const { left, block: taken } = withoutBlock(turnsOf(text), random, block(random));
    return putIn(left, somewhere(left, random), [fresh('Note: '), ...taken.map(ended)]);
  },
  'some turns taken out': turnwise(0.2, () => nothing),
  'a block taken out': (text, random) => join(withoutBlock(turnsOf(text), random, 8).left),
  'the first half taken out': (text) => join(turnsOf(text).slice(turnsOf(text).length >> 1)),
  'some turns replaced': turnwise(0.2, (turn, random, { language }) => {
    const { label, said, end } = partsOf(turn);
    return join([label, fresh(otherSpeech(said.text, random, language)), end]);
  }),
  'some turns replaced, labels and all': turnwise(0.2, (turn, random, { language }) =>
    fresh(`${pick(random, language.labels)[1]}: ${otherSpeech(partsOf(turn).said.text, random, language)}\n`),
  ),
  'two neighbours swapped': (text, random) => {
    const turns = turnsOf(text);
    const at = Math.floor(random() * (turns.length - 1));
    return swapped(turns, at, at + 1);
  },
  'many neighbours swapped': (text) => {
    let turns = turnsOf(text);
    for (let i = 1; i + 1 < turns.length; i += 4) turns = turnsOf(swapped(turns, i, i + 1));
    return join(turns);
  },
  'two turns swapped that are far apart': (text, random) => {
    const turns = turnsOf(text);
    return swapped(turns, somewhere(turns, random), somewhere(turns, random));
  },
  'the words of two neighbours swapped': (text, random) => {
    const turns = turnsOf(text);
    const at = Math.floor(random() * (turns.length - 2));
    const [one, other] = [turns[at], turns[at + 2]];
    if (!one || !other || areAlike(partsOf(one).said.text, partsOf(other).said.text)) return text;
    const [a, b] = [partsOf(one), partsOf(other)];
    return join(
      turns.map((turn, i) =>
        i === at ? join([a.label, b.said, a.end]) : i === at + 2 ? join([b.label, a.said, b.end]) : turn,
      ),
    );
  },
  'a heading put in': (text) => join([fresh('Interview 7, 3 May, at the office\n\n'), text]),
  'a summary at the top': (text, random) => join([fresh('Summary\n'), ...summary(text, random), fresh('\n'), text]),
  'a summary at the top, and words put into the passages': (text, random, talk) => {
    const put = wordings['sentences put in']!;
    return join([
      fresh('Summary\n'),
      ...summary(text, random),
      fresh('\n'),
      put(heard(text, random, talk), random, talk),
    ]);
  },
  'a summary at the end, and a block taken out': (text, random) => {
    const left = join(withoutBlock(turnsOf(text), random, 8).left.map(ended));
    return join([left, fresh('\nSummary\n'), ...summary(left, random)]);
  },
  'a translation below each line': (text, random) =>
    join(
      text.lines().map((line) => {
        if (line.text.trim() === '') return line;
        const words = Array.from({ length: 1 + (line.text.length >> 3) }, () =>
          pick(random, ['so', 'mae', 'yn', 'dweud', 'hynny', 'wrth', 'bawb']),
        );
        return join([ended(line), fresh(`  (${words.join(' ')})\n`)]);
      }),
    ),
  'labels changed': (text) =>
    text.replace(/^(?:\[[\d:]+\] )?([^\s:][^:\n]{0,20})(?=: ?)/gm, (found) =>
      found.rewritten(`${found.text.slice(0, 1)}-2`),
    ),
  'times put in': (text, random) =>
    text.replace(/^(?=\S)/gm, () => fresh(`[00:${10 + Math.floor(random() * 50)}:${10 + Math.floor(random() * 50)}] `)),
  'times put in among the words': (text, random) =>
    text.replace(/(?<=[.?!] )(?=\p{L})/gu, () =>
      random() < 0.3 ? fresh(`[00:0${Math.floor(random() * 9)}:11] `) : undefined,
    ),
  'times taken out': (text) => text.replace(/\[[\d:]+\] /g, () => nothing),
  'some turns joined to those before': (text, random) =>
    join(
      turnsOf(text).map((turn, i) => {
        const { label, said, end } = partsOf(turn);
        return i > 0 && random() < 0.2
          ? join([fresh(' '), said, end])
          : join([label, said, random() < 0.2 ? nothing : end]);
      }),
    ),
  'some turns parted by a question': turnwise(0.3, (turn, random, { language }) => {
    const sentences = sentencesOf(turn);
    const at = 1 + Math.floor(random() * sentences.length);
    const [asks, answers] = pick(random, language.labels);
    const question = fresh(`\n${asks}: ${pick(random, language.questions).replace(/\$\w/g, 'X')}\n${answers}: `);
    return at >= sentences.length ? turn : join([...sentences.slice(0, at), question, ...sentences.slice(at)]);
  }),
  'questions taken out': (text) => join(turnsOf(text).filter((_, i) => i % 2 === 1)),
  'another interview put in front': (text, random, { language }) => {
    let other = interview(random, 14);
    for (let i = 0; i < 20 && other.language !== language; i++) other = interview(random, 14);
    return join([fresh(other.text), text]);
  },
  'all replaced by another interview': (text, random, { language }) => {
    let other = interview(random, 30);
    for (let i = 0; i < 20 && other.language !== language; i++) other = interview(random, 30);
    // Nobody says a whole sentence to the letter as another did.
    const isOwn = (turn: Traced): boolean =>
      sentencesOf(partsOf(turn).said).every(({ text: said }) => said.length < 8 || !text.text.includes(said.trim()));
    return join(turnsOf(fresh(other.text)).filter(isOwn));
  },
  'a block moved, and words in it heard otherwise': (text, random, talk) => {
    const { left, block: taken } = withoutBlock(turnsOf(text), random, block(random));
    return putIn(left, somewhere(left, random), [heard(ended(join(taken)), random, talk)]);
  },
  'several changes at once': (text, random, talk) => {
    const { 'lines wrapped': wraps, 'labels changed': labels, 'a block moved': moves } = passages;
    const all = { ...wordings, wraps, labels, moves } as Readonly<Record<string, Mutation>>;
    let made = text;
    for (let i = 0; i < 3; i++) made = pick(random, Object.values(all))(made, random, talk);
    return made;
  },
};
