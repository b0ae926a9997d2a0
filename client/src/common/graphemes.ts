let made: Intl.Segmenter | undefined;

/** A text in what people read as one character each. Made when first needed, since making it takes some milliseconds. */
export const graphemesOf = (text: string): Intl.Segments =>
  (made ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })).segment(text);
