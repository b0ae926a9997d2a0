import type { Place } from '../../anchor/place.js';
import { isNowhere } from '../../codings/segment.js';
import type { Problem } from '../../text/problem.js';
import type { CodingsRecord } from '../study.js';
import { findText } from './findCode.js';

/** Segments whose passage has changed, is in doubt or nowhere, by where they are in the transcript's text. */
export function checkAnchors(record: CodingsRecord, places: ReadonlyMap<string, Place>): readonly Problem[] {
  return record.value.segments.flatMap((segment): readonly Problem[] => {
    const state = places.get(segment.id)?.state;
    if (state === undefined || state === 'exact' || state === 'moved' || isNowhere(segment)) return [];
    const { code, severity, message } = doubts[state];
    const range = findText(record.text, 'quote:', segment.span);
    const text = message.replace('{id}', segment.id).replace('{transcript}', record.transcript);
    return [{ code, severity, message: text, range, data: { segment: segment.id } }];
  });
}

/** What is said of places in doubt; `about` is for the schema of gloss.yaml. */
export const doubts = {
  changed: {
    code: 'words-changed',
    severity: 'information',
    about: 'The words of a segment have changed since they were coded.',
    message: 'The words of segment {id} have changed in {transcript} since they were coded.',
  },
  ambiguous: {
    code: 'ambiguous-quote',
    severity: 'warning',
    about: 'It is not certain where a segment’s passage is.',
    message:
      'The passage of segment {id} may be at several places of {transcript}, and it is not certain which is meant.',
  },
  orphaned: {
    code: 'quote-not-found',
    severity: 'warning',
    about: 'A segment’s passage is not in the transcript any more.',
    message: 'The quote of segment {id} is not in {transcript} any more. The segment is kept.',
  },
} as const;
