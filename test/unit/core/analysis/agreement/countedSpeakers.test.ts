import { readCountedSpeakers } from '../../../../../server/src/core/study/settings/agreementTerms.js';
import assert from 'node:assert/strict';
import { countedSpeakers, countsTurnsOf } from '../../../../../server/src/core/analysis/agreement/countedSpeakers.js';
import { parseConfig } from '../../../../../server/src/core/study/settings/config.js';
import { parseTranscript } from '../../../../../server/src/core/transcript/parseTranscript.js';

const text = 'I: Why?\n\nAnna: We waited.\n\nI: And you?\n\nBen: We did not.\n\nAnna: No.\n\nBen: Yes.\n';

/** What is said in the turns that count. */
function check(expected: string, asked?: string, yaml = ''): void {
  const { value: config } = parseConfig(yaml);
  const transcript = parseTranscript(text, 'text', config.reading);
  const speakers = countedSpeakers(config, asked === undefined ? undefined : readCountedSpeakers(asked.split(',')));
  const counts = countsTurnsOf(speakers, config.reading, transcript);
  const said = transcript.turns
    .filter(counts)
    .flatMap(({ speech }) => speech.map((one) => text.slice(one.start, one.end)));
  assert.equal(said.join(' '), expected);
}

describe('Whose turns are counted', () => {
  const all = 'Why? We waited. And you? We did not. No. Yes.';
  const answers = 'We waited. We did not. No. Yes.';
  const known = 'speakers: [{ name: I, role: interviewer }, { name: Benjamin, aliases: [Ben], role: carer }]\n';

  it('is everybody’s where the study does not say who asks', () => check(all));
  it('is all but interviewers’ where the study says who they are', () => check(answers, undefined, known));
  it('is everybody’s if that is asked', () => check(all, 'all', known));
  it('is all but interviewers’ if that is asked', () => check(answers, 'interviewees'));
  it('is a speaker’s, in whatever capitals', () => check('We waited. No.', 'anna'));
  it('is several speakers’', () => check(answers, 'Anna, Ben'));
  it('is a speaker’s by the study’s name or another', () => {
    check('We did not. Yes.', 'Benjamin', known);
    check('We did not. Yes.', 'Ben', known);
  });
  it('is those of a role', () => check('We did not. Yes.', 'carer', known));
  it('is interviewers’, also where they are guessed', () => check('Why? And you?', 'interviewer'));
  it('is as “agreement” in gloss.yaml says', () => {
    check('We waited. No.', undefined, `${known}agreement: { speakers: [Anna] }\n`);
    check(all, undefined, `${known}agreement: { speakers: all }\n`);
  });
  it('is nobody’s where nobody is called so', () => check('', 'Clara'));
});
