import {
  ratedCoefficients,
  type RatedCoefficient,
  countedUnits,
  type CountedUnit,
  readCountedSpeakers,
  type CountedSpeakers,
} from './agreementTerms.js';
import { GlossError } from '../../glossError.js';
import type { Report } from '../../text/problem.js';
import { optional, rangeOf, readMap, readText, readTexts, type Field } from '../../yaml/yaml.js';
import * as l10n from '../../text/l10n.js';
import { inQuotes } from '../../text/inQuotes.js';

/** How a study counts agreement, and what it asks of it. */
export interface AgreementConfig {
  /** What `coefficient` of each code is to reach at least, up to 1. */
  readonly threshold?: number;
  readonly coefficient: RatedCoefficient;
  readonly unit: CountedUnit;
  /** Above 0 up to 1; see {@link overlapOf}. */
  readonly overlap?: number;
  readonly speakers?: CountedSpeakers;
}

/** How a study works with codes. Where readings are not meant to be alike (`reflexive`), agreement is not offered. */
export const approaches = ['reflexive', 'codebook', 'reliability'] as const;
/** `approach` of `gloss.yaml`; see {@link approaches}. */
export type Approach = (typeof approaches)[number];

/** Reads `approach` of `gloss.yaml`. */
export function readApproach(field: Field | undefined, report: Report): Approach | undefined {
  const written = readText(field, '“approach”', report);
  const found = approaches.find((name) => name === written);
  if (written !== undefined && !found) {
    const message = l10n.t('“approach” is one of {approaches}, not “{written}”.', {
      approaches: approaches.join(', '),
      written,
    });
    report({ code: 'bad-value', severity: 'error', message, range: rangeOf(field?.node) });
  }
  return found;
}

/** Refuses to compare coders in a study that is not about agreement. */
export function refuseReflexive({ approach }: { readonly approach?: Approach }): void {
  if (approach !== 'reflexive') return;
  throw new GlossError(
    'bad-argument',
    l10n.t(
      'This study is reflexive (“approach” in gloss.yaml): coders are not expected to agree, and a coefficient would say nothing of its quality. Where their readings differ, “gloss compare --passages” and reconciling show.',
    ),
  );
}

/** What holds where `gloss.yaml` says nothing: no threshold, and Krippendorff's α by character. */
export const defaultAgreement: AgreementConfig = { coefficient: 'krippendorff-alpha', unit: 'character' };

/** How much has to overlap where nobody has said: half of what coders' segments have, and any part of a sentence or turn. */
export const overlapOf = (unit: CountedUnit, given: number | undefined): number =>
  given ?? (unit === 'segment' ? 0.5 : 0);

/** Reads `agreement` of `gloss.yaml`. What cannot be read has its default, and a problem. */
export function readAgreement(field: Field | undefined, report: Report): AgreementConfig {
  const fields =
    field?.node &&
    readMap(field.node, '“agreement”', ['threshold', 'coefficient', 'unit', 'overlap', 'speakers'], report);
  if (!fields) return defaultAgreement;
  const read = <T>(key: string, says: string, meaning: (written: string) => T | undefined): T | undefined => {
    const written = readText(fields.get(key), inQuotes(key), report);
    if (written === undefined) return undefined;
    const value = meaning(written);
    if (value === undefined) {
      const message = l10n.t('“{key}” of agreement is {says}, not “{written}”.', { key, says, written });
      report({ code: 'bad-value', severity: 'error', message, range: rangeOf(fields.get(key)?.node) });
    }
    return value;
  };
  const threshold = read('threshold', l10n.t('a number from -1 to 1, say 0.7'), (written) => numberIn(written, -1));
  const coefficient = read(
    'coefficient',
    l10n.t('one of {choices}', { choices: ratedCoefficients.join(', ') }),
    (written) => ratedCoefficients.find((name) => name === written),
  );
  const unit = read('unit', l10n.t('one of {choices}', { choices: countedUnits.join(', ') }), (written) =>
    countedUnits.find((name) => name === written),
  );
  const overlap = read('overlap', l10n.t('a number above 0 up to 1, say 0.5'), (written) =>
    numberIn(written, Number.MIN_VALUE),
  );
  return {
    ...optional('threshold', threshold),
    coefficient: coefficient ?? defaultAgreement.coefficient,
    unit: unit ?? defaultAgreement.unit,
    ...optional('overlap', overlap),
    ...optional('speakers', readCountedSpeakers(readTexts(fields.get('speakers'), '“speakers”', report))),
  };
}

/** A number written in decimals, from the least up to 1. */
export function numberIn(written: string, least: number): number | undefined {
  const value = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(written.trim()) ? Number(written) : NaN;
  return value >= least && value <= 1 ? value : undefined;
}
