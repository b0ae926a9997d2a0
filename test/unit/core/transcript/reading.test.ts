import assert from 'node:assert/strict';
import { parseConfig } from '../../../../server/src/core/study/settings/config.js';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import { isInterviewersTurn } from '../../../../server/src/core/transcript/speakers.js';
import type { Format } from '../../../../server/src/core/transcript/transcript.js';

/** Turns as `speaker: speech`, with a star before those of interviewers. */
function turnsOf(yaml: string, text: string, format: Format = 'text'): readonly string[] {
  const { value, problems } = parseConfig(yaml);
  assert.deepEqual(problems, []);
  const transcript = parseTranscript(text, format, value.reading);
  return transcript.turns.map((turn) => {
    const said = turn.speech.map(({ start, end }) => text.slice(start, end)).join(' / ');
    return `${isInterviewersTurn(transcript, turn) ? '*' : ''}${turn.speaker ?? '–'}: ${said}`;
  });
}

describe('what gloss.yaml says of speakers', () => {
  const check = (what: string, yaml: string, text: string, turns: readonly string[], format: Format = 'text'): void => {
    it(what, () => assert.deepEqual(turnsOf(yaml, text, format), turns));
  };
  const speakers =
    'speakers:\n  - { name: Anna Lee, aliases: [A, "Anna (P1)"], role: interviewer }\n  - { name: Ben }\n';
  check('joins the names of one person and tells who asks', speakers, 'A: How?\n\nBen: Slowly.\n\nanna (p1): And?\n', [
    '*Anna Lee: How?',
    'Ben: Slowly.',
    '*Anna Lee: And?',
  ]);
  check(
    'makes a name a speaker’s that comes once',
    speakers,
    'It began in May.\n\nWe went.\n\nBen: Slowly.\n\nIt ended.\n',
    ['–: It began in May.', '–: We went.', 'Ben: Slowly. / It ended.'],
  );
  check(
    'holds in captions',
    speakers,
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>How?\n\n00:02.000 --> 00:03.000\n<v ben>Slowly.\n',
    ['*Anna Lee: How?', 'Ben: Slowly.'],
    'webvtt',
  );
  check(
    'takes an interviewer’s name from somebody who answers',
    'speakers: [{ name: I, role: participant }]',
    'I: Slowly.\n\nP: Why?\n',
    ['I: Slowly.', 'P: Why?'],
  );
  check('leaves it to the names where its interviewers do not speak', speakers, 'Moderator: How?\n\nBen: Slowly.\n', [
    '*Moderator: How?',
    'Ben: Slowly.',
  ]);
  check('leaves others open beside its own interviewer', speakers, 'A: How?\n\nMod: And?\n\nBen: Slowly.\n', [
    '*Anna Lee: How?',
    'Mod: And?',
    'Ben: Slowly.',
  ]);

  check('gives labels a form', 'labels: "{name} =>"', 'anna => How: so?\nben =>Slowly.\nNote: it rained.\n', [
    'anna: How: so?',
    'ben: Slowly. / Note: it rained.',
  ]);
  check(
    'gives labels a form with times',
    'labels: ["[{time}] {name} >", "{name} ({time}):"]',
    '[00:04] anna b. > How?\n\nben (00:09): Slowly.\n',
    ['anna b.: How?', 'ben: Slowly.'],
  );
  check('gives labels a form with numbers', 'labels: "{number} {name}|"', '12 anna| How?\n17 ben| Slowly.\n', [
    'anna: How?',
    'ben: Slowly.',
  ]);
  check('gives labels a form on a line of their own', 'labels: "== {name}"', '== anna\nHow?\n\n== ben\nSlowly.\n', [
    'anna: How?',
    'ben: Slowly.',
  ]);
  check('lets only that form count in a text that has it', 'labels: "{name} |"', 'Anna | How?\n\nP1: no label\n', [
    'Anna: How? / P1: no label',
  ]);
  check('guesses where a text has no such label', 'labels: "{name} |"', 'I: How?\n\nP1: Slowly.\n', [
    '*I: How?',
    'P1: Slowly.',
  ]);
  check(
    'gives labels a form in captions',
    'labels: "{name} |"',
    '1\n00:00:01,000 --> 00:00:02,000\nanna | How?\n',
    ['anna: How?'],
    'srt',
  );

  const refuse = (what: string, yaml: string, message: RegExp): void => {
    it(`is refused: ${what}`, () => {
      const { problems } = parseConfig(yaml);
      assert.match(problems.map((problem) => problem.message).join('\n'), message);
    });
  };
  refuse('a label without a name', 'labels: "[{time}]"', /put \{name\} where the name stands/);
  refuse('a label with two names', 'labels: "{name} {name}:"', /once/);
  refuse('a label whose name nothing parts', 'labels: "{time}{time}{name}"', /parted by marks/);
  refuse('a label that is no text', 'labels: [{ name: x }]', /“labels”/);
  refuse(
    'one name of two speakers',
    'speakers: [{ name: Anna, aliases: [A] }, { name: Al, aliases: [a b, A] }]',
    /Give each name to one speaker/,
  );
  refuse('a speaker without a name', 'speakers: [{ role: interviewer }]', /name/);
});

describe('a form of labels that is made to be slow', () => {
  it('costs no more than the text is long', () => {
    const yaml = `labels: ${JSON.stringify(`{name}${' a'.repeat(30)}`)}`;
    const { reading } = parseConfig(yaml).value;
    const text = `${'a '.repeat(200)}\n`.repeat(500);
    assert.equal(parseTranscript(text, 'text', reading).turns.length > 0, true);
  });
});
