import type { CountedUnit, CountedSpeakers } from '../../study/settings/agreementTerms.js';
import type { Study } from '../../study/study.js';
import { codesByUnit } from './codeSets.js';
import { countedAs, type Comparing } from './comparing.js';
import { isShared, type ComparedText, type LeftOut } from './comparedText.js';
import type { Undone } from './finished.js';
import type { Reader } from './readers.js';

/** What a comparison rests on: whoever reads its numbers has to know. */
export interface Basis {
  readonly unit: CountedUnit;
  /** From 0 to 1; see {@link Comparing}. */
  readonly overlap: number;
  readonly speakers: CountedSpeakers;
  /** Paths of the transcripts that two of the readers coded. */
  readonly transcripts: readonly string[];
  /** How many units there are in them. */
  readonly units: number;
  /** Segments that do not count, by why. */
  readonly leftOut: Readonly<Record<LeftOut, number>>;
  /** Transcripts that do not count for the coders who are still at work on them. */
  readonly undone: readonly { readonly transcript: string; readonly coders: readonly string[] }[];
}

/** `texts` are as the readers have them. */
export function basisOf(
  study: Study,
  texts: readonly ComparedText[],
  comparing: Comparing,
  readers: readonly Reader[],
  undone: readonly Undone[],
  speakers: CountedSpeakers,
): Basis {
  const { unit, overlap } = comparing;
  const shared = texts.filter(isShared);
  const why = shared.flatMap(({ leftOut }) => leftOut.flat());
  const count = (state: LeftOut): number => why.filter((one) => one === state).length;
  const coders = readers.flatMap((reader) => reader.coders);
  return {
    unit,
    overlap,
    speakers,
    transcripts: shared.map(({ path }) => path),
    units: shared.reduce((sum, text) => sum + unitsIn(study, text, comparing), 0),
    leftOut: { changed: count('changed'), ambiguous: count('ambiguous'), orphaned: count('orphaned') },
    undone: byTranscript(undone.filter(({ coder }) => coders.includes(coder))),
  };
}

function byTranscript(undone: readonly Undone[]): Basis['undone'] {
  const found = new Map<string, string[]>();
  for (const { transcript, coder } of undone) found.set(transcript, [...(found.get(transcript) ?? []), coder]);
  return [...found].map(([transcript, coders]) => ({ transcript, coders }));
}

function unitsIn(study: Study, text: ComparedText, { unit, overlap, by }: Comparing): number {
  if (unit === 'character') return text.length;
  return unit === 'segment' ? codesByUnit(text, unit, overlap, countedAs(study, by)).length : text.units.length;
}

/** How many segments do not count, for whatever reason. */
export const sumOfLeftOut = ({ changed, ambiguous, orphaned }: Basis['leftOut']): number =>
  changed + ambiguous + orphaned;
