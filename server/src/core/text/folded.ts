/** A text as words are looked for in it: neither case nor the kind of white space counts. */
export const folded = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
