import { lines, type Layout } from './layout.js';

const between = (...said: readonly string[]): string =>
  lines('I: How did it begin?', '', 'P1: Slowly.', '', ...said, '', 'I: And then?', '', 'P1: I went home.');

const turns = (...said: readonly string[]): readonly string[] => [
  'I| How did it begin?',
  ['P1| Slowly.', ...said].join(' / '),
  'I| And then?',
  'P1| I went home.',
];

const trap = (of: string, ...said: readonly string[]): Layout => ({
  of,
  text: between(...said),
  turns: turns(said.join(' ')),
});

/** What looks like a label, a time or a number of a line and is none. */
export const traps: readonly Layout[] = [
  trap('a time of day', '10:30 is when I got up.'),
  trap('a link', 'https://example.org/a: I read it there.'),
  trap('a note', 'Note: I may be wrong.'),
  trap('what somebody said', 'She said: no.'),
  trap('a quote', '“Anna: come here,” she said.'),
  trap('a list of topics', '- Trust: it takes time.', '- Money: never enough.', '- Time: always short.'),
  trap('a list of topics in bold', '- **Trust:** it takes time.', '- **Money:** never enough.'),
  trap('topics without marks', 'Trust: it takes time.'),
  trap('a numbered list', '1. I wrote to them.', '2. I waited.', '3. I went.'),
  trap('numbers that begin lines', '12 of us went.', '13 came back.'),
  trap('a dash', 'Berlin – that is where it was.'),
  trap('sounds in brackets', '[laughs] It was.'),
  trap('an initial', 'A. Smith told me so.'),
  trap('seconds', '30 seconds later it was over.'),
  trap('a smiley', 'Great :)'),
  trap('a verse', 'John 3:16 was read.'),
  {
    of: 'a one-off break',
    text: between('Break: coffee.'),
    turns: turns('Break: coffee.'),
  },
  {
    of: 'headings',
    format: 'markdown',
    text: lines(
      '# Part 1: The beginning',
      '',
      'Anna: How?',
      '',
      'Ben: Slowly.',
      '',
      '## Part 2: The end',
      '',
      'Anna: And then?',
      '',
      'Ben: I went home.',
    ),
    turns: ['Anna| How?', 'Ben| Slowly.', 'Anna| And then?', 'Ben| I went home.'],
  },
  {
    of: 'dialogue in quotes that one person tells',
    text: lines(
      'I: What did they say?',
      '',
      'P1: My mother said: “Come.” My father said: “Stay.”',
      '',
      'I: And you?',
      '',
      'P1: I said: no.',
    ),
    turns: [
      'I| What did they say?',
      'P1| My mother said: “Come.” My father said: “Stay.”',
      'I| And you?',
      'P1| I said: no.',
    ],
  },
  {
    of: 'lists of options in prose',
    text: lines(
      'We asked three things.',
      '',
      '1. Who are you?',
      '2. Where are you?',
      '3. Why?',
      '',
      'They answered all.',
    ),
    turns: ['–| We asked three things.', '–| 1. Who are you? 2. Where are you? 3. Why?', '–| They answered all.'],
  },
  {
    of: 'prose with dashes and names alone',
    text: lines(
      'Anna – she was my friend – came.',
      '',
      'We went out.',
      '',
      'Then it rained.',
      '',
      'Anna – again – came back.',
    ),
    turns: [
      '–| Anna – she was my friend – came.',
      '–| We went out.',
      '–| Then it rained.',
      '–| Anna – again – came back.',
    ],
  },
  {
    of: 'a lettered list',
    text: lines('A. First we met.', 'B. Then we spoke.', 'C. Then we left.'),
    turns: ['–| A. First we met.', '–| B. Then we spoke.', '–| C. Then we left.'],
  },
];
