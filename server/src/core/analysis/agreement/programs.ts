import type { CountedUnit } from '../../study/settings/agreementTerms.js';
import { overlapOf, type AgreementConfig } from '../../study/settings/agreementConfig.js';
import type { CoefficientName } from './coefficients.js';
import type { Comparing } from './comparing.js';

/** How another program counts. */
export interface Preset {
  /** Whether each two coders are compared by themselves. */
  readonly pairs: boolean;
  readonly unit: CountedUnit;
  /** From 0 to 1; see {@link Comparing}. */
  readonly overlap: number;
  readonly coefficients: readonly CoefficientName[];
}

/** How other programs count where nobody chooses otherwise. */
export const programs = {
  /** Kuckartz, U., Rädiker, S. (2019). Analyzing Qualitative Data with MAXQDA. Springer, ch. 19: segments that share 90 %. */
  maxqda: { pairs: true, unit: 'segment', overlap: 0.9, coefficients: ['holsti', 'decision-kappa'] },
  /** ATLAS.ti's manual, Inter-coder agreement: characters; percent agreement, Holsti, Krippendorff's c-α binary and cu-α. */
  'atlas.ti': {
    pairs: false,
    unit: 'character',
    overlap: 0,
    coefficients: ['percent', 'holsti', 'krippendorff-alpha', 'cu-alpha'],
  },
} as const satisfies Readonly<Record<string, Preset>>;

/** The name of such a program, as `gloss compare --like` takes it. */
export type Program = keyof typeof programs;

/** What somebody asks for; what is absent is as the program does that is named, else as the study says. */
export interface AskedComparing extends Pick<Comparing, 'by' | 'metric'> {
  readonly like?: Program | undefined;
  readonly unit?: CountedUnit | undefined;
  readonly overlap?: number | undefined;
}

/** How is compared, from what is asked and how the study counts. */
export function comparingAsked(
  agreement: Pick<AgreementConfig, 'unit' | 'overlap'>,
  { like, by, metric, ...asked }: AskedComparing,
): Comparing {
  const preset: Preset | undefined = like && programs[like];
  const unit = asked.unit ?? preset?.unit ?? agreement.unit;
  const overlap = asked.overlap ?? preset?.overlap ?? agreement.overlap;
  return { by, unit, overlap: overlapOf(unit, overlap), ...(metric && { metric }) };
}
