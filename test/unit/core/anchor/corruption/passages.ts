import type { Corruption } from './corruption.js';

const filler =
  'P: The bus came late that day and we stood in the rain.\n\nI: How long did you wait for it?\n\nP: An hour, maybe more. My phone was dead by then.\n';

/** Passages moved, copied, taken out or put in as a whole. */
export const passages: readonly Corruption[] = [
  {
    name: 'a paragraph moved to the end',
    was: `P: ⟦a|Nobody told us about the new roster until it hung on the wall.⟧\n\n${filler}`,
    is: `${filler}\nP: ⟦a|Nobody told us about the new roster until it hung on the wall.⟧\n`,
    expected: { a: ['moved', 'moved'] },
  },
  {
    name: 'a paragraph moved and a word of it corrected',
    was: `P: ⟦a|Nobody told us about the new roster until it hung on the wall.⟧\n\n${filler}`,
    is: `${filler}\nP: ⟦a|Nobody told us about the new rota until it hung on the wall.⟧\n`,
    expected: { a: ['changed', 'ambiguous'] },
  },
  {
    name: 'a passage copied behind, then the original edited',
    was: `Start.\nP: ⟦a|Nobody told us about the new roster until it hung on the wall.⟧\nI: I see.\n${filler}`,
    is: `Start.\nP: ⟦a|Nobody had told us of the new roster until it hung on the wall.⟧\nI: I see.\n${filler}P: Nobody told us about the new roster until it hung on the wall.\nEnd.\n`,
    expected: { a: ['changed', 'ambiguous'] },
  },
  {
    name: 'a passage copied in front, then the original edited',
    was: `Start.\n${filler}P: ⟦a|Nobody told us about the new roster until it hung on the wall.⟧\nI: I see.\n`,
    is: `Start.\nP: Nobody told us about the new roster until it hung on the wall.\n${filler}P: ⟦a|Nobody had told us of the new roster until it hung on the wall.⟧\nI: I see.\n`,
    expected: { a: ['changed', 'ambiguous'] },
  },
  {
    name: 'a passage copied right above, then the original edited',
    was: 'I: Well?\nP: ⟦a|Nobody told us about the new roster until it hung on the wall.⟧\nI: I see.\n',
    is: 'I: Well?\nP: Nobody told us about the new roster until it hung on the wall.\nP: ⟦a|Nobody had told us of the new roster until it hung on the wall.⟧\nI: I see.\n',
    expected: { a: ['ambiguous', 'ambiguous'] },
  },
  {
    name: 'a passage copied, the original left as it was',
    was: `Start.\nP: ⟦a|Nobody told us about the new roster until it hung on the wall.⟧\nI: I see.\n${filler}`,
    is: `Start.\nP: ⟦a|Nobody told us about the new roster until it hung on the wall.⟧\nI: I see.\n${filler}Summary: Nobody told us about the new roster until it hung on the wall.\n`,
    expected: { a: ['exact', 'ambiguous'] },
  },
  {
    name: 'a turn with three segments copied in front, then the original edited in all of them',
    was: `Start.\n${filler}P: ⟦a|The doctor never looked at me.⟧ ⟦b|She typed all the time, I could hear it.⟧ ⟦c|In the end I just left the room.⟧\nI: I see.\n`,
    is: `Start.\nP: The doctor never looked at me. She typed all the time, I could hear it. In the end I just left the room.\n${filler}P: ⟦a|The doctor hardly looked at me.⟧ ⟦b|She typed all of the time, I could hear it.⟧ ⟦c|In the end I simply left the room.⟧\nI: I see.\n`,
    expected: { a: ['changed', 'ambiguous'], b: ['changed', 'ambiguous'], c: ['changed', 'ambiguous'] },
  },
  {
    name: 'a paragraph deleted',
    was: `${filler}\nP: ⟦a|They moved her bed into the corridor without a word.⟧\n\nI: I am sorry to hear that.\n`,
    is: `${filler}\nI: I am sorry to hear that.\n`,
    expected: { a: ['orphaned', 'orphaned'] },
  },
  {
    name: 'a paragraph replaced by another',
    was: `${filler}\nP: ⟦a|They moved her bed into the corridor without a word.⟧\n\nI: I am sorry to hear that.\n`,
    is: `${filler}\nP: [This part was withdrawn at the request of the participant.]\n\nI: I am sorry to hear that.\n`,
    expected: { a: ['orphaned', 'orphaned'] },
  },
  {
    name: 'a paragraph deleted of which a copy stood elsewhere before',
    was: `P: ⟦a|It was the waiting that broke me.⟧\n\n${filler}\nI: You said: It was the waiting that broke me.\n`,
    is: `${filler}\nI: You said: It was the waiting that broke me.\n`,
    expected: { a: ['orphaned', 'ambiguous'] },
  },
  {
    name: 'a heading put in at the top',
    was: `P: ⟦a|They moved her bed into the corridor.⟧\n${filler}`,
    is: `Interview 7, 3 May, ward office\n\nP: ⟦a|They moved her bed into the corridor.⟧\n${filler}`,
    expected: { a: ['moved', 'moved'] },
  },
  {
    name: 'the transcript cut in half',
    was: `P: ⟦a|They moved her bed into the corridor.⟧\n${filler}P: ⟦b|I wrote a letter to the director.⟧\n`,
    is: `${filler}P: ⟦b|I wrote a letter to the director.⟧\n`,
    expected: { a: ['orphaned', 'orphaned'], b: ['moved', 'moved'] },
  },
  {
    name: 'the file emptied',
    was: `P: ⟦a|They moved her bed into the corridor.⟧\n`,
    is: '',
    expected: { a: ['orphaned', 'orphaned'] },
  },
  {
    name: 'another interview under the same name',
    was: `P: ⟦a|They moved her bed into the corridor.⟧ ⟦b|Yes.⟧\n${filler}`,
    is: 'I: Tell me about your school.\n\nT: We had forty children in one room. Yes.\n\nI: And the parents?\n\nT: They came when there was something to complain of.\n',
    expected: { a: ['orphaned', 'orphaned'], b: ['ambiguous', 'ambiguous'] },
  },
  {
    name: 'two interviews joined in one file, with the same opening question',
    was: 'I: ⟦a|Please tell me how your day begins.⟧\nP01: ⟦b|I get up at four and feed the goats.⟧\n',
    is: 'I: Please tell me how your day begins.\nP00: Coffee first.\nI: ⟦a|Please tell me how your day begins.⟧\nP01: ⟦b|I get up at four and feed the goats.⟧\n',
    expected: { a: ['ambiguous', 'ambiguous'], b: ['moved', 'moved'] },
  },
  {
    name: 'nested and crossing segments below an insertion',
    was: 'P: ⟦a|We were tired, ⟦b|so tired⟧ that nobody spoke.⟧ Then the phone rang.\n',
    is: 'I: Go on.\nP: ⟦a|We were tired, ⟦b|so tired⟧ that nobody spoke.⟧ Then the phone rang.\n',
    expected: { a: ['moved', 'moved'], b: ['moved', 'moved'] },
  },
  {
    name: 'a turn replaced by another that shares its common words',
    was: `${filler}P: ⟦a|I was glad to go home in the end.⟧\nI: I see.\n`,
    is: `${filler}P: When I came to the ward in the morning, the doctor was not there, and I had to wait in a corridor.\nI: I see.\n`,
    expected: { a: ['orphaned', 'orphaned'] },
  },
  {
    name: 'two coded turns swapped that one segment spans',
    was: `${filler}P1: ⟦a|The clinic was closed when we came.\nP2: My sister drove me home at night.⟧\nP3: We slept.\n`,
    is: `${filler}P2: ⟦a|My sister drove me home at night.\nP1: The clinic was closed when we came.⟧\nP3: We slept.\n`,
    expected: { a: ['ambiguous', 'orphaned'] },
  },
  {
    name: 'a passage told once more at the top, and a sentence put into it',
    was: `Notes\n${filler}P: ⟦a|The nurse came late. Nobody told us why.⟧\nI: Hm.\n`,
    is: `Notes\nThe nurse came late. Nobody told us why.\n${filler}P: ⟦a|The nurse came late. We had been waiting since noon. Nobody told us why.⟧\nI: Hm.\n`,
    expected: { a: ['ambiguous', 'ambiguous'] },
  },
  {
    name: 'one of two nearly equal lines taken out',
    was: 'I: Go on.\nP: So that is task 7 completed.\nI: Go on.\nP: ⟦a|So that is task 8 completed.⟧\nI: Thank you.\n',
    is: 'I: Go on.\nP: So that is task 7 completed.\nI: Go on.\nI: Thank you.\n',
    expected: { a: ['orphaned', 'ambiguous'] },
  },
  {
    name: 'the same words put in right beside a passage',
    was: `${filler}P: ⟦a|It was the waiting.⟧ Nothing else.\n`,
    is: `${filler}P: It was the waiting. It was the waiting. Nothing else.\n`,
    expected: { a: ['ambiguous', 'ambiguous'] },
  },
];
