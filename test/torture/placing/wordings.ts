import { pick, type Random } from '../support/mutate.js';
import {
  areAlike,
  join,
  letters,
  fresh,
  nothing,
  rewrite,
  sentencesOf,
  spoken,
  word,
  type Mutation,
} from './mutation.js';
import { said, type Language } from './spoken.js';

const typo = (found: string, at: number): string => found.slice(0, at) + found.slice(at + 1);

const otherThan = (old: string, random: Random, language: Language): string => {
  let made = old;
  for (let i = 0; i < 100 && areAlike(made, old); i++) {
    made = said(random, language, pick(random, language.sentences), 90);
  }
  return made;
};

/** The same talk, written otherwise. */
export const wordings: Readonly<Record<string, Mutation>> = {
  'a letter left out of one word of twenty': rewrite(letters, 0.05, (found, random) =>
    typo(found, 1 + Math.floor(random() * (found.length - 1))),
  ),
  'two letters turned round in one word of ten': rewrite(letters, 0.1, (found) => found.replace(/(.)(.)$/u, '$2$1')),
  'another orthography': rewrite(
    /our\b|re\b|is(?=ed\b)|ß|œ|ph|ů/g,
    1,
    (found) => ({ our: 'or', re: 'er', is: 'iz', ß: 'ss', œ: 'oe', ph: 'f', ů: 'ú' })[found] ?? found,
  ),
  'all in small letters': rewrite(/\p{Lu}/gu, 1, (found) => found.toLowerCase()),
  'one word of twelve heard otherwise': rewrite(
    word,
    0.08,
    (found, random, { language }) => pick(random, Object.values(language.words).flat()).split(' ')[0] ?? found,
  ),
  'one word of four heard otherwise': rewrite(
    word,
    0.25,
    (found, random, { language }) => pick(random, Object.values(language.words).flat()).split(' ')[0] ?? found,
  ),
  'some turns heard again, half of their words otherwise': spoken(0.3, (turn, random) =>
    turn.replace(word, (found) =>
      random() < 0.5 ? found.rewritten(pick(random, ['so', 'then', 'always', 'maybe', 'xx'])) : undefined,
    ),
  ),
  'fillers taken out': (text, _, { language }) =>
    text.replace(new RegExp(language.fillers.join('|'), 'g'), () => nothing),
  'fillers put in': (text, random, { language }) =>
    text.replace(/(?<=[ ，])(?=\p{L})/gu, (_, { index }) => {
      const filler = pick(random, language.fillers);
      const isDoubled = text.text.startsWith(filler, index) || text.text.slice(0, index).endsWith(filler);
      return random() < 0.1 && !isDoubled ? fresh(filler) : undefined;
    }),
  'names replaced': (text, _, { language }) =>
    text.replace(new RegExp(language.names.join('|'), 'g'), (found) =>
      found.rewritten(`Person ${language.names.indexOf(found.text) + 1}`),
    ),
  'names and numbers blacked out': (text, _, { language }) =>
    text.replace(new RegExp(`${language.names.join('|')}|\\d+`, 'g'), (found) => found.rewritten('[…]')),
  'numbers counted on by one': rewrite(/(?<![[:\d])\d+(?![\d:])/g, 1, (found) => String(Number(found) + 1)),
  'negated here and there': (text, random) =>
    text.replace(/(?<=\b(?:would|was|würde|Je|war) )/g, () => (random() < 0.5 ? fresh('not ') : undefined)),
  'short answers corrected': (text, random, { language }) =>
    text.replace(
      new RegExp(`(?<=: ?)(?:${language.answers.map((each) => each.replace(/[.?]/g, '\\$&')).join('|')})`, 'g'),
      (found) =>
        random() < 0.3
          ? fresh(
              pick(
                random,
                language.answers.filter((each) => each !== found.text),
              ),
            )
          : undefined,
    ),
  'some sentences replaced by others': spoken(0.3, (turn, random, { language }) =>
    join(
      sentencesOf(turn).map((sentence) =>
        random() < 0.4 ? fresh(otherThan(sentence.text, random, language) + language.gap) : sentence,
      ),
    ),
  ),
  'some sentences taken out': spoken(0.4, (turn, random) =>
    join(sentencesOf(turn).filter((_, i) => i === 0 || random() < 0.6)),
  ),
  'sentences put in': spoken(0.3, (turn, random, { language }) =>
    join(
      sentencesOf(turn).flatMap((sentence) =>
        random() < 0.4
          ? [fresh(said(random, language, pick(random, language.sentences), 90) + language.gap), sentence]
          : [sentence],
      ),
    ),
  ),
  'sentences of a turn in another order': spoken(0.4, (turn, random) =>
    join(
      sentencesOf(turn)
        .map((sentence) => ({ sentence, key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ sentence }) => sentence),
    ),
  ),
  'remarks put in brackets': (text, random) =>
    text.replace(/(?<=[\p{L}.,] )(?=\p{L})/gu, () => (random() < 0.06 ? fresh('[laughs] ') : undefined)),
  'no punctuation': (text) => text.replace(/[,.;–—…](?=\s)/g, () => nothing),
  'typographic marks': (text) =>
    text.replace(/"([^"\n]*)"|'|’| [-–] |\.\.\.|…/g, (found) =>
      found.rewritten(
        found.text
          .replace(/^"(.*)"$/, '“$1”')
          .replace(/^['’]$/, found.text === '’' ? "'" : '’')
          .replace(/^ [-–] $/, ' — ')
          .replace(/^\.\.\.$/, '…'),
      ),
    ),
  'accents taken apart': rewrite(/[À-ž]/g, 1, (found) => found.normalize('NFD')),
  'spaces made unbreakable and doubled': rewrite(/ /g, 0.1, (_, random) => (random() < 0.5 ? '\u00a0' : '  ')),
};
