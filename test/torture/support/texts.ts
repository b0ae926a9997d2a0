/** Pieces of text that a reader may stumble over when they are repeated. */
export const pieces: readonly string[] = [
  'a', 'A', 'ß', '好', '0', '1 ', ' ', '\t', '\n', '\r', '\r\n', '\u0085', '\u2028', '.', '. ', '…', '? ', '"', "'", '“', '’', '-', '- ', '– ', '—',
  ':', ': ', '：', '#', '# ', '\\', '\\[', '/', '(', '((', ')', '[', '] ', '{', '{\\', '<', '>', '>> ', '<v ', '<v a>', '-->', '<!--', '<!---->', '|', '*', '**', '**a', '_', '=', '== ', '$', '&', '%', '@', '`', ',', ', ', ';', '! ',
  'a ', 'A ', 'a. ', 'A. ', 'a.b', 'Dr. ', 'no. 5 ', 'I… ', 'e.g. ', 'a, ', 'a – ', 'a: ', 'A: ', 'Anna: ', 'Anna: a\n', 'ANNA\n', 'ANNA BERT\n\n', 'P1 00:01 ', '**Anna**: ', '[Anna] ', '[00:01] ', '(00:01)', '#00:01#', '00:00:00', '00:01 --> 00:02\n', '00:01 --> 00:02\na. b\n\n', '00:01 --> 00:02\n<v A>a\n', '1\n', '---\n', '===\n', 'a\n===\n', '# a\n', '# a #', 'a\n\n', 'Date: x\n',
  '\u0301', 'e\u0301', '👩‍👩‍👧', '\u200d', '\u202e', '\u00ad', '\ud800', '\udc00', '😀', '\u0000', '\ufeff', 'ก', 'カ', 'ا',
  'codes:\n', '- id: a\n', '  - id: a\n    at: 1:1-1:2\n', 'a: "b', '- - ', '<<<<<<< a\n', '=======\n', '>>>>>>> b\n', '<<<<<<< a\n=======\n>>>>>>> b\n', '||||||| c\n', 'text: ', 'segments: ', 'transcript: a ', 'quote: |-\n', '\\u', '\\"', '""', '","', '";\n', 'a,b\n', 'case,transcript\n', '0:', '0T:', '--', '-.', 'www.', 'GH-', 'mailto:', '..',
];

/** A text of about that many UTF-16 units. */
export interface HostileText {
  readonly name: string;
  readonly ofLength: (units: number) => string;
}

const repeated = (piece: string, units: number): string => piece.repeat(Math.ceil(units / piece.length));

/** Texts that are one piece again and again: by itself, as what somebody says, and as lines. */
export const hostileTexts: readonly HostileText[] = pieces.map((piece) => ({
  name: JSON.stringify(piece),
  ofLength: (units) =>
    `${repeated(piece, units / 3)}\nP01: x${repeated(piece, units / 3)}x\n${repeated(`${piece}\n`, units / 3)}`,
}));
