import type { Place } from '../anchor/place.js';
import { isNowhere } from '../codings/segment.js';
import type { Problem } from '../text/problem.js';
import type { CodingsRecord } from '../study/study.js';
import { findText } from './codeRange.js';
import * as l10n from '../text/l10n.js';

/** Segments whose passage has changed, is in doubt or nowhere, by where they are in the transcript's text. */
export function checkAnchors(record: CodingsRecord, places: ReadonlyMap<string, Place>): readonly Problem[] {
  return record.value.segments.flatMap((segment): readonly Problem[] => {
    const state = places.get(segment.id)?.state;
    if (state === undefined || state === 'exact' || state === 'moved' || isNowhere(segment)) return [];
    const { code, severity } = doubts[state];
    const range = findText(record.text, 'quote:', segment.span);
    const message = doubtInWords(state, segment.id, record.transcript);
    return [{ code, severity, message, range, data: { segment: segment.id } }];
  });
}

function doubtInWords(state: keyof typeof doubts, id: string, transcript: string): string {
  switch (state) {
    case 'changed':
      return l10n.t('The words of segment {id} have changed in {transcript} since they were coded.', {
        id,
        transcript,
      });
    case 'ambiguous':
      return l10n.t(
        'The passage of segment {id} may be at several places of {transcript}, and it is not certain which is meant.',
        { id, transcript },
      );
    case 'orphaned':
      return l10n.t('The quote of segment {id} is not in {transcript} any more. The segment is kept.', {
        id,
        transcript,
      });
  }
}

/** Places in doubt; `about` is for the schema of gloss.yaml. */
export const doubts = {
  changed: {
    code: 'words-changed',
    severity: 'information',
    about: 'The words of a segment have changed since they were coded.',
  },
  ambiguous: {
    code: 'ambiguous-quote',
    severity: 'warning',
    about: 'It is not certain where a segment’s passage is.',
  },
  orphaned: {
    code: 'quote-not-found',
    severity: 'warning',
    about: 'A segment’s passage is not in the transcript any more.',
  },
} as const;
