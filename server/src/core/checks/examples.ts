import { normalise } from '../anchor/normalise.js';
import { allCodes, type Codebook, type Example } from '../codebook/codebook.js';
import type { Study } from '../study/study.js';
import type { BookToCheck, Check } from './check.js';
import { hasSegment } from './duplicateIds.js';
import * as l10n from '../text/l10n.js';

/** Spacing, quotation marks and the like may differ. Of transcripts that were not read nothing is said. */
export const exampleNotFound: Check<BookToCheck> = {
  code: 'example-not-found',
  severity: 'information',
  about: 'The segment or the words that an example was taken from are not there any more.',
  *run(study, { value, texts = new Map<string, string>() }) {
    const plain = new Map<string, string>();
    const has = (transcript: string, quote: string): boolean | undefined => {
      const text = texts.get(transcript);
      if (text === undefined) return undefined;
      const normal = plain.get(transcript) ?? normalise(text).text;
      plain.set(transcript, normal);
      return normal.includes(normalise(quote).text.trim());
    };
    for (const { id, examples } of allCodes(value.codes)) {
      for (const example of examples) {
        const message = whatIsGone(study, example, has);
        if (message !== undefined) yield { message, range: example.quoteRange, data: { code: id } };
      }
    }
  },
};

function whatIsGone(
  study: Study,
  { quote, segment, transcript }: Example,
  has: (transcript: string, quote: string) => boolean | undefined,
): string | undefined {
  if (segment !== undefined && !hasSegment(study, segment)) {
    return l10n.t('The segment {segment}, from which this example was taken, is not there any more.', { segment });
  }
  if (transcript === undefined) return undefined;
  if (!study.transcripts.has(transcript)) {
    return l10n.t('The transcript {transcript}, from which this example was taken, is not in this study.', {
      transcript,
    });
  }
  return has(transcript, quote) === false
    ? l10n.t('These words are not in {transcript} any more.', { transcript })
    : undefined;
}

/** The transcripts of the study that examples of a codebook name. */
export const transcriptsNamed = (study: Study, { codes }: Codebook): readonly string[] => [
  ...new Set(
    [...allCodes(codes)]
      .flatMap(({ examples }) => examples.map(({ transcript }) => transcript))
      .filter((path) => path !== undefined)
      .filter((path) => study.transcripts.has(path)),
  ),
];
