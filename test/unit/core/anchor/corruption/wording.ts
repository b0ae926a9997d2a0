import type { Corruption } from './corruption.js';

/** Words corrected, replaced, put in or taken out. */
export const wording: readonly Corruption[] = [
  {
    name: 'a name replaced everywhere',
    was: 'I: Who helped?\nP: ⟦a|Maria came every day after school.⟧ ⟦b|Without her I could not have stayed.⟧\nI: And Maria now?\nP: ⟦c|She writes, Maria writes every week.⟧\n',
    is: 'I: Who helped?\nP: ⟦a|Person-A came every day after school.⟧ ⟦b|Without her I could not have stayed.⟧\nI: And Person-A now?\nP: ⟦c|She writes, Person-A writes every week.⟧\n',
    expected: { a: ['changed', 'changed'], b: ['moved', 'moved'], c: ['changed', 'changed'] },
  },
  {
    name: 'a short passage that is a name, replaced',
    was: 'P: I called ⟦a|Maria⟧ and then Josef.\n',
    is: 'P: I called Person-A and then Person-B.\n',
    expected: { a: ['orphaned', 'orphaned'] },
  },
  {
    name: 'an automatic transcript corrected in one word of five',
    was: 'P: ⟦a|we had too weight in the coridor for ours because the word was fool and no buddy new where to put us that knight⟧ and then a nurse came\n',
    is: 'P: ⟦a|we had to wait in the corridor for hours because the ward was full and nobody knew where to put us that night⟧ and then a nurse came\n',
    expected: { a: ['changed', 'ambiguous'] },
  },
  {
    name: 'typing errors corrected',
    was: 'P: ⟦a|I definately felt that teh doctor recieved me well.⟧ It was good.\n',
    is: 'P: ⟦a|I definitely felt that the doctor received me well.⟧ It was good.\n',
    expected: { a: ['changed', 'changed'] },
  },
  {
    name: 'a sentence put in inside',
    was: 'P: ⟦a|The first week was hard. By the second I knew all of their names.⟧ Then came the summer.\n',
    is: 'P: ⟦a|The first week was hard. I cried every night. By the second I knew all of their names.⟧ Then came the summer.\n',
    expected: { a: ['changed', 'orphaned'] },
  },
  {
    name: 'words put in right before and behind',
    was: 'P: ⟦a|The first week was hard.⟧ Then came the summer.\n',
    is: 'P: Well, ⟦a|The first week was hard.⟧ [laughs] Then came the summer.\n',
    expected: { a: ['moved', 'moved'] },
  },
  {
    name: 'words deleted at both edges',
    was: 'P: ⟦a|You know, the first week was really very hard for me, you see.⟧ Then came the summer.\n',
    is: 'P: ⟦a|the first week was really very hard for me.⟧ Then came the summer.\n',
    expected: { a: ['changed', 'orphaned'] },
  },
  {
    name: 'half of the words deleted',
    was: 'P: ⟦a|I went to the office and asked for the form, and they sent me to the second floor, where nobody was in.⟧ So I left.\n',
    is: 'P: ⟦a|I went to the office and asked for the form.⟧ So I left.\n',
    expected: { a: ['ambiguous', 'orphaned'] },
  },
  {
    name: 'all said in other words',
    was: 'P: ⟦a|I went to the office and asked for the form.⟧ So I left.\n',
    is: 'P: She told me how they had turned her away at the counter. So I left.\n',
    expected: { a: ['orphaned', 'orphaned'] },
  },
  {
    name: 'filled pauses taken out',
    was: 'P: ⟦a|So, um, we were, uh, waiting for, um, the results of the scan.⟧ That was in June.\n',
    is: 'P: ⟦a|So we were waiting for the results of the scan.⟧ That was in June.\n',
    expected: { a: ['changed', 'orphaned'] },
  },
  {
    name: 'a passage translated',
    was: 'P: ⟦a|Ich wusste nicht, wohin mit mir.⟧ Das war alles.\n',
    is: 'P: I did not know what to do with myself. That was all.\n',
    expected: { a: ['orphaned', 'orphaned'] },
  },
  {
    name: '“not” put in',
    was: 'P: ⟦a|I would do it again at once.⟧ Ask anyone.\n',
    is: 'P: ⟦a|I would not do it again at once.⟧ Ask anyone.\n',
    expected: { a: ['changed', 'changed'] },
  },
  {
    name: 'a passage that is nearly the same as two others, changed',
    was: 'P1: I trusted the nurse on day one.\nP2: ⟦a|I trusted the nurse on day two.⟧\nP3: I trusted the nurse on day six.\n',
    is: 'P1: I trusted the nurse on day one.\nP2: ⟦a|I trusted the nurse on day ten.⟧\nP3: I trusted the nurse on day six.\n',
    expected: { a: ['changed', 'orphaned'] },
  },
  {
    name: 'capital letters set right',
    was: 'p: ⟦a|the social worker said that we should come back on monday.⟧ ok.\n',
    is: 'P: ⟦a|The social worker said that we should come back on Monday.⟧ Ok.\n',
    expected: { a: ['changed', 'changed'] },
  },
];
