import { lines, type Layout } from './layout.js';

const dialogue = (asks: string, answers: string): string =>
  lines(
    `${asks}: How did it begin?`,
    '',
    `${answers}: Slowly.`,
    '',
    `${asks}: And then?`,
    '',
    `${answers}: I went home.`,
  );

const read = (asks: string, answers: string): readonly string[] => [
  `${asks}| How did it begin?`,
  `${answers}| Slowly.`,
  `${asks}| And then?`,
  `${answers}| I went home.`,
];

const said = (of: string, asks: string, answers: string): Layout => ({
  of,
  text: dialogue(asks, answers),
  turns: read(asks, answers),
});

/** What names look like. */
export const names: readonly Layout[] = [
  said('an age in brackets', 'Interviewer', 'Mrs. Bauer (71)'),
  said('a sex and an age in brackets', 'I', 'Anna (female, 34)'),
  said('an id in brackets', 'Interviewer (I)', 'Anna (P1)'),
  said('a device', 'Ann Lee', 'iPhone (2)'),
  said('full-width brackets', '主持人', '田中（女性）'),
  said('pronouns in square brackets', 'Ann Lee [she/her]', 'Bo Berg [he/him]'),
  said('a nickname amid the name', 'Interviewer', 'William (Bill) Smith'),
  said('as many as 63 characters', 'Interviewer', 'Univ.-Prof. Dr. Maria Magdalena Freifrau von Heidenreich-Muster'),
  said('a gender star', 'Interviewer*in', 'Teilnehmer*in 2'),
  said('a gender colon', 'Interviewer:in', 'Teilnehmer:in'),
  said('words that say who it is', 'Interviewer', 'Female student 2'),
  said('an account', 'Interviewer', 'anna.lee@example.org'),
  said('a role and a name', 'Interviewer Anna', 'Bo Berg'),
  said('an apostrophe and a hyphen', 'Jean-Luc d’Arc', 'Siobhán O’Neill'),
  {
    of: 'zero-width characters before them',
    text: lines(
      '\u200bAnna: How did it begin?',
      '\u200bBen: Slowly.',
      '\u200b\u2060Anna: And then?',
      'Ben\u200b: I went home.',
    ),
    turns: read('Anna', 'Ben'),
  },
  {
    of: 'NFC and NFD',
    text: lines('Zoe\u0308: How did it begin?', 'Ben: Slowly.', 'Zo\u00eb: And then?', 'Ben: I went home.'),
    turns: read('Zo\u00eb', 'Ben'),
  },
  {
    of: 'capitals and spaces that differ',
    text: lines('Anna Lee: How did it begin?', 'BEN: Slowly.', 'ANNA  LEE: And then?', 'Ben : I went home.'),
    turns: read('Anna Lee', 'BEN'),
  },
  {
    of: 'an id in brackets that comes once',
    text: lines('Interviewer (I): How did it begin?', 'Anna (P1): Slowly.', 'I: And then?', 'P1: I went home.'),
    turns: read('Interviewer (I)', 'Anna (P1)'),
  },
  {
    of: 'a stage direction in brackets',
    text: lines('Anna (laughs): How did it begin?', 'Ben: Slowly.', 'Anna: And then?', 'Ben (quietly): I went home.'),
    turns: read('Anna', 'Ben'),
  },
  {
    of: 'a number in brackets, which tells two apart',
    text: lines('iPhone: How did it begin?', 'iPhone (2): Slowly.', 'iPhone: And then?', 'iPhone (2): I went home.'),
    turns: read('iPhone', 'iPhone (2)'),
  },
];
