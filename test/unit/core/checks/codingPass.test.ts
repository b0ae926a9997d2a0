import { checkPass } from './support.js';

describe('speech without a code', () => {
  checkPass(
    'is reported by turn, questions left out',
    'uncoded',
    'INTERVIEWER: How was it?\n\nP01: ⟦We waited.⟧\n\nINTERVIEWER: Yes?\n\nP01: ⟦a|It was slow.⟧ ⟦Then it went.⟧\n',
    '',
    /of P01/,
  );
  checkPass(
    'is reported as one over paragraphs of a turn',
    'uncoded',
    'P01: ⟦We waited.\n\nLong.⟧\n\nP02: ⟦a|Yes.⟧\n\nP01: ⟦a|No.⟧\n\nP02: ⟦So.⟧\n',
  );
  checkPass('is none where only signs are left', 'uncoded', 'P01: ⟦a|We waited⟧. “⟦a|So⟧ …”\n');
  checkPass('is reported on both sides of a segment', 'uncoded', 'P01: ⟦We⟧ ⟦a|were⟧ ⟦waiting.⟧\n');
});

describe('segments in words of two speakers', () => {
  checkPass(
    'are reported',
    'crosses-speakers',
    'P01: ⟦a|One⟧ ⟦⟦b|two.\n\nP02: Three⟧⟧ four.\n\nP01: Five.\n\nP02: Six.\n',
    '',
    /Segment b has words of P01 and P02/,
  );
  checkPass(
    'are none where only the label is in them',
    'crosses-speakers',
    'P01: ⟦a|One.\n\nP02:⟧ Two.\n\nP01: No.\n\nP02: Yes.\n',
  );
});

describe('long segments', () => {
  checkPass(
    'are those with more words of speech than the study says',
    'long-segment',
    'P01: ⟦⟦a|One two.\n\nP02: Three four⟧⟧.\n\nP01: ⟦b|Five six seven.⟧\n\nP02: Eight.\n',
    'longest-segment: 3\n',
    /4 words; “longest-segment” is 3/,
  );
});
