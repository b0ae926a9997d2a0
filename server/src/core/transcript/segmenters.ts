/** Segmenters of text (UAX #29), made when first needed: each takes about five milliseconds. */
const made = new Map<Granularity, Intl.Segmenter>();

type Granularity = 'grapheme' | 'word' | 'sentence';

/** The same object for each granularity. English rules are taken for all languages. */
export function segmenter(granularity: Granularity): Intl.Segmenter {
  let found = made.get(granularity);
  if (!found) made.set(granularity, (found = new Intl.Segmenter('en', { granularity })));
  return found;
}
