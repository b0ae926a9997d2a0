import type { Corruption } from './corruption.js';

const pair = 'I: And?\nP: Yes.\n';

/** Short answers that many people give, and turns that are much alike. */
export const answers: readonly Corruption[] = [
  {
    name: 'a question put in before one of many equal answers',
    was: 'I: Did you go?\nP: Yes.\nI: Was it far?\nP: ⟦a|Yes.⟧\nI: Would you go again?\nP: Yes.\n',
    is: 'I: When was that?\nP: In May.\nI: Did you go?\nP: Yes.\nI: Was it far?\nP: ⟦a|Yes.⟧\nI: Would you go again?\nP: Yes.\n',
    expected: { a: ['moved', 'moved'] },
  },
  {
    name: 'the coded one of many equal answers corrected',
    was: 'I: Did you go?\nP: Yes.\nI: Was it far?\nP: ⟦a|Yes.⟧\nI: Would you go again?\nP: Yes.\n',
    is: 'I: Did you go?\nP: Yes.\nI: Was it far?\nP: No, not at all.\nI: Would you go again?\nP: Yes.\n',
    expected: { a: ['orphaned', 'ambiguous'] },
  },
  {
    name: 'the only "Yes." corrected and another one given elsewhere',
    was: 'I: Did you go?\nP: ⟦a|Yes.⟧\nI: Was it far?\nP: No.\nI: And then?\nP: We waited.\nI: Long?\nP: No.\n',
    is: 'I: Did you go?\nP: ⟦a|Yeah, I did.⟧\nI: Was it far?\nP: No.\nI: And then?\nP: We waited.\nI: Long?\nP: Yes.\n',
    expected: { a: ['ambiguous', 'ambiguous'] },
  },
  {
    name: 'twelve equal answers with equal questions, one pair put in at the top',
    was: `${pair.repeat(5)}I: And?\nP: ⟦a|Yes.⟧\n${pair.repeat(6)}`,
    is: `${pair.repeat(6)}I: And?\nP: ⟦a|Yes.⟧\n${pair.repeat(6)}`,
    expected: { a: ['ambiguous', 'ambiguous'] },
  },
  {
    name: 'twelve equal answers with equal questions, one pair taken out at the end',
    was: `${pair.repeat(5)}I: And?\nP: ⟦a|Yes.⟧\n${pair.repeat(6)}I: Done.\n`,
    is: `${pair.repeat(5)}I: And?\nP: ⟦a|Yes.⟧\n${pair.repeat(5)}I: Done.\n`,
    expected: { a: ['ambiguous', 'ambiguous'] },
  },
  {
    name: 'an equal answer put in far above, with all that is around the coded one kept',
    was: 'I: Did the letter come in spring?\nP: No.\nI: Did it come to the ward in the autumn?\nP: ⟦a|Yes.⟧\nI: And who opened the envelope?\nP: The porter.\n',
    is: 'I: May I ask you some things now?\nP: Yes.\nI: Did the letter come in spring?\nP: No.\nI: Did it come to the ward in the autumn?\nP: ⟦a|Yes.⟧\nI: And who opened the envelope?\nP: The porter.\n',
    expected: { a: ['moved', 'moved'] },
  },
  {
    name: 'equal answers with equal questions, one pair put in above',
    was: 'I: And?\nP: Yes.\nI: And?\nP: ⟦a|Yes.⟧\nI: And?\nP: Yes.\nI: And?\nP: Yes.\n',
    is: 'I: And?\nP: Yes.\nI: And?\nP: Yes.\nI: And?\nP: ⟦a|Yes.⟧\nI: And?\nP: Yes.\nI: And?\nP: Yes.\n',
    expected: { a: ['ambiguous', 'ambiguous'] },
  },
  {
    name: 'equal answers with equal questions, the first pair taken out',
    was: 'I: And?\nP: Yes.\nI: And?\nP: Yes.\nI: And?\nP: ⟦a|Yes.⟧\nI: And?\nP: Yes.\nI: Done.\n',
    is: 'I: And?\nP: Yes.\nI: And?\nP: ⟦a|Yes.⟧\nI: And?\nP: Yes.\nI: Done.\n',
    expected: { a: ['ambiguous', 'ambiguous'] },
  },
  {
    name: 'equal answers between coded passages that moved together',
    was: 'I: Begin.\nP: ⟦a|We came by the night train.⟧\nI: And?\nP: ⟦b|Yes.⟧\nI: And?\nP: ⟦c|Nobody met us at the station.⟧\nI: And?\nP: Yes.\n',
    is: 'Transcript 12\n\nI: Begin.\nP: ⟦a|We came by the night train.⟧\nI: And?\nP: ⟦b|Yes.⟧\nI: And?\nP: ⟦c|Nobody met us at the station.⟧\nI: And?\nP: Yes.\n',
    expected: { a: ['moved', 'moved'], b: ['moved', 'moved'], c: ['moved', 'moved'] },
  },
  {
    name: 'two turns swapped',
    was: 'P1: ⟦a|The clinic was closed when we came.⟧\nP2: ⟦b|My sister drove me home at night.⟧\nP3: We slept.\n',
    is: 'P2: ⟦b|My sister drove me home at night.⟧\nP1: ⟦a|The clinic was closed when we came.⟧\nP3: We slept.\n',
    expected: { a: ['moved', 'moved'], b: ['moved', 'moved'] },
  },
  {
    name: 'two turns with the same words swapped',
    was: 'P1: Hm.\nP2: ⟦a|I agree with that.⟧\nP1: So what?\nP3: I agree with that.\n',
    is: 'P1: Hm.\nP3: I agree with that.\nP1: So what?\nP2: ⟦a|I agree with that.⟧\n',
    expected: { a: ['ambiguous', 'ambiguous'] },
  },
  {
    name: 'two coded sentences of a turn swapped',
    was: 'P: ⟦a|We never had enough staff.⟧ ⟦b|The managers would not listen to us.⟧ That was it.\n',
    is: 'P: ⟦b|The managers would not listen to us.⟧ ⟦a|We never had enough staff.⟧ That was it.\n',
    expected: { a: ['moved', 'moved'], b: ['moved', 'moved'] },
  },
  {
    name: 'an answer of one word taken out',
    was: 'I: Tired?\nP: ⟦a|Exhausted.⟧\nI: Every night?\nP: Most nights.\n',
    is: 'I: Tired?\nP: \nI: Every night?\nP: Most nights.\n',
    expected: { a: ['orphaned', 'orphaned'] },
  },
  {
    name: 'the middle one of three equal answers taken out with its question',
    was: 'I: Did you eat?\nP: No.\nI: Did you sleep?\nP: ⟦a|No.⟧\nI: Did you call?\nP: No.\n',
    is: 'I: Did you eat?\nP: No.\nI: Did you call?\nP: No.\n',
    expected: { a: ['orphaned', 'ambiguous'] },
  },
  {
    name: 'a short quote that became part of longer words',
    was: 'P: It is an ⟦a|art⟧ to wait.\n',
    is: 'P: It is a skill to wait. We start the party.\n',
    expected: { a: ['ambiguous', 'ambiguous'] },
  },
];
