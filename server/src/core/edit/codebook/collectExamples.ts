import { GlossError } from '../../glossError.js';
import { codeKeys } from '../../codebook/parseCodebook.js';
import { findSegments } from '../../queries/query.js';
import type { CodingsRecord } from '../../study/study.js';
import type { SegmentEntry } from '../../codings/segment.js';
import { quotedWords } from '../../transcript/quotedWords.js';
import { printScalar } from '../../yaml/scalar.js';
import { addEntries } from '../../yaml/edit.js';
import { changeBook, codeToEdit } from './codeToEdit.js';
import type { EditContext, Step } from '../step.js';
import * as l10n from '../../text/l10n.js';

interface Found {
  readonly record: CodingsRecord;
  readonly segment: SegmentEntry;
}

/** Quotes of more UTF-16 units than this make no examples unless somebody marked them. */
const longest = 400;

/**
 * Puts passages that have a code into its examples, for a definition to be drafted from: all exemplars, and others up to
 * `most` in all, of as many coders and transcripts as there are. Those that are examples already are left out.
 */
export function collectExamples({ study }: EditContext, id: string, most = 5): Step {
  const { file, code } = codeToEdit(study, id);
  const known = new Set(code.examples.flatMap(({ quote, segment = '' }) => [quote, segment]));
  const found = findSegments(study, { codes: [code.id] })
    .flatMap(({ segments }) => segments)
    .filter(({ record, segment }) => !known.has(segment.id) && !known.has(quoteOf(record, segment)));
  const chosen = choose(found, Math.max(0, most - code.examples.length));
  if (chosen.length === 0) {
    throw new GlossError(
      'nothing-to-do',
      l10n.t('“{name}” has no passages that are not among its examples already.', { name: code.name }),
    );
  }
  const splices = addEntries(file.text, code, 'examples', chosen.map(printExample).join(''), codeKeys, 'last');
  if (!splices) {
    throw new GlossError(
      'unreadable',
      l10n.t('The examples of “{name}” are written in one line. Write them in lines of their own to add to them.', {
        name: code.name,
      }),
    );
  }
  return {
    label: l10n.counted(chosen.length, 'Collect 1 example of “{name}”', 'Collect {count} examples of “{name}”', {
      name: code.name,
    }),
    changes: [changeBook(file, splices)],
  };
}

const quoteOf = ({ transcript }: CodingsRecord, { quote }: SegmentEntry): string => quotedWords(quote, transcript);

/** Exemplars first; then always one of the coder and transcript that has the fewest so far. */
function choose(found: readonly Found[], most: number): readonly Found[] {
  const chosen = found.filter(({ segment }) => segment.exemplar);
  const left = found.filter(({ segment }) => !segment.exemplar && segment.quote.length <= longest);
  const times = (test: (other: Found) => boolean): number => chosen.filter(test).length;
  const cost = ({ record }: Found): number =>
    times((other) => other.record.transcript === record.transcript) +
    times((other) => other.record.coder === record.coder);
  while (chosen.length < most && left.length > 0) {
    const costs = left.map(cost);
    const at = costs.indexOf(Math.min(...costs));
    chosen.push(...left.splice(at, 1));
  }
  return chosen;
}

const printExample = ({ record, segment }: Found): string =>
  `- quote: ${printScalar(quoteOf(record, segment), 4)}\n  kind: typical\n  transcript: ${printScalar(record.transcript, 4)}\n  segment: ${printScalar(segment.id, 4)}\n`;
