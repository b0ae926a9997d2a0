import type { CountedSpeakers } from '../../study/settings/agreementTerms.js';
import type { Study } from '../../study/study.js';
import type { Comparing } from './comparing.js';
import { countedSpeakers } from './countedSpeakers.js';
import { onlyDone } from './finished.js';
import { comparingAsked, programs, type AskedComparing, type Preset } from './programs.js';
import { besideGold, chosenCoders, readersAmong, withGold, type ComparedAmong, type Reader } from './readers.js';

/** What somebody asks to be compared; what is absent is as the program does that is named, else as the study says. */
export interface AskedComparison extends AskedComparing {
  /** Who is compared, by id or name; all who have coded where absent. */
  readonly coders?: readonly string[] | undefined;
  /** Not with `gold`. */
  readonly among?: ComparedAmong | undefined;
  /** The coder beside whom each other one is put, by id or name. */
  readonly gold?: string | undefined;
  /** Whether transcripts count only for coders who are done with them; so where one has said so of any, if absent. */
  readonly done?: boolean | undefined;
  readonly speakers?: CountedSpeakers | undefined;
}

/** What is compared in a study, and how. */
export interface PlannedComparison {
  readonly study: Study;
  readonly comparing: Comparing;
  /** By id, the order in which texts have their segments. */
  readonly coders: readonly string[];
  /** Who is compared with whom. */
  readonly groups: readonly (readonly Reader[])[];
  /** Whether transcripts count only for coders who are done with them. */
  readonly areDone: boolean;
  readonly speakers: CountedSpeakers;
}

/** `coderNamed` gives the id of a coder by name. Throws where somebody is named who has coded nothing, or there are not two. */
export function planComparison(
  study: Study,
  { coders: named, among, gold: written, done, speakers, ...asked }: AskedComparison,
  coderNamed: (study: Study, name: string) => string | undefined = () => undefined,
): PlannedComparison {
  const coders = chosenCoders(study, written === undefined ? named : withGold(study, written, named), coderNamed);
  const preset: Preset | undefined = asked.like && programs[asked.like];
  const gold = written === undefined ? undefined : (coderNamed(study, written) ?? written);
  return {
    study,
    coders,
    comparing: comparingAsked(study.config.agreement, asked),
    groups:
      gold === undefined
        ? readersAmong(study, coders, among ?? (preset?.pairs ? 'pairs' : 'all'))
        : besideGold(coders, gold),
    areDone: onlyDone(study, coders, done),
    speakers: countedSpeakers(study.config, speakers),
  };
}
