import { isCertain } from '../anchor/place.js';
import type { Study } from '../study/study.js';
import type { Problem } from '../text/problem.js';
import type { Transcript } from '../transcript/transcript.js';
import type { Passages } from './check.js';
import { checkPassages, looksAtTranscripts } from './index.js';

/**
 * What a study wants reported of a transcript: of those passages whose place is certain, and of what is uncoded. The transcript is
 * asked for only where the study has such a check on, since most have not.
 */
export const checkTranscript = (
  study: Study,
  text: string,
  transcript: () => Transcript,
  placed: Passages['placed'],
): readonly Problem[] =>
  looksAtTranscripts(study)
    ? checkPassages(study, { text, transcript: transcript(), placed: placed.filter(({ place }) => isCertain(place)) })
    : [];
