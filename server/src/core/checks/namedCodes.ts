import { allCodes } from '../codebook/codebook.js';
import { nearestIds, type CodeIndex } from '../codebook/codeIndex.js';
import { codesOf, type CodingsRecord, type Study } from '../study/study.js';
import { keptWith } from '../queries/tally.js';
import type { BookToCheck, Check, Finding } from './check.js';
import { findCode } from './codeRange.js';
import { unknownCode as notInCodebooks } from '../codebook/unknownCode.js';
import * as l10n from '../text/l10n.js';

const unknown = {
  code: 'unknown-code',
  severity: 'error',
  about: 'A code that no codebook of the study has.',
} as const;

function unknownCode(study: Study, id: string, range: Finding['range']): Finding {
  const nearest = nearestTo(codesOf(study))(id);

  return {
    message: notInCodebooks(id, nearest),
    range,
    data: { id, nearest },
  };
}

/** Codes that unknown ids are compared with while one codebook is in force: 400 ids where it has 5,000 codes. */
const mostCompared = 2_000_000;

/** The nearest known ids, each looked for once; nothing where so many were looked for that only a fault can be the reason. */
const nearestTo = keptWith((index: CodeIndex): ((id: string) => readonly string[]) => {
  const known = new Map<string, readonly string[]>();
  let compared = 0;
  return (id) => {
    const found = known.get(id) ?? (compared >= mostCompared ? [] : nearestIds(index, id));
    if (!known.has(id)) compared += index.codes.length;
    known.set(id, found);
    return found;
  };
});

/** Where a codings file has the codes whose written ids are so. */
function* where(
  { text, byCode }: CodingsRecord,
  isSo: (id: string) => boolean,
): Generator<{ readonly id: string; readonly range: Finding['range'] }> {
  for (const [id, segments] of byCode) {
    if (!isSo(id)) continue;
    for (const { span } of segments) yield { id, range: findCode(text, id, span) };
  }
}

/** Reported at each segment that names it. Ids that a code had before are known. */
export const unknownInCodings: Check<CodingsRecord> = {
  ...unknown,
  *run(study, record) {
    const codes = codesOf(study);
    for (const { id, range } of where(record, (written) => !codes.find(written))) yield unknownCode(study, id, range);
  },
};

/** The same where a codebook names codes: in `differs`, `excludes` and `merged-into`. */
export const unknownInCodebook: Check<BookToCheck> = {
  ...unknown,
  *run(study, { value }) {
    for (const { mentions } of allCodes(value.codes)) {
      for (const { code, range } of mentions) {
        if (!codesOf(study).find(code)) yield unknownCode(study, code, range);
      }
    }
  },
};

/** A fix puts in the code that it was merged into, if that is named. */
export const retiredCode: Check<CodingsRecord> = {
  code: 'retired-code',
  severity: 'warning',
  about: 'A passage has a code that is retired.',
  *run(study, record) {
    const codes = codesOf(study);
    const isRetired = (written: string): boolean => codes.find(written)?.code.status === 'retired';
    for (const { id, range } of where(record, isRetired)) {
      const { name = id, mergedInto } = codes.find(id)?.code ?? {};
      yield {
        message:
          mergedInto === undefined
            ? l10n.t('“{name}” is retired.', { name })
            : l10n.t('“{name}” is retired. Use “{instead}” instead.', { name, instead: mergedInto }),
        range,
        data: { id, nearest: mergedInto === undefined ? [] : [mergedInto] },
      };
    }
  },
};

/** Nothing is wrong with it: what is meant is clear. A fix writes the id of today. */
export const oldId: Check<CodingsRecord> = {
  code: 'old-id',
  severity: 'hint',
  about: 'A code is named by an id that it had before.',
  *run(study, record) {
    const codes = codesOf(study);
    const isOld = (written: string): boolean => {
      const code = codes.find(written)?.code;
      return code !== undefined && code.status !== 'retired' && code.id !== written;
    };
    for (const { id, range } of where(record, isOld)) {
      const current = codes.find(id)?.code.id ?? id;
      yield {
        message: l10n.t('“{id}” is now called “{current}”.', { id, current }),
        range,
        data: { id, nearest: [current] },
      };
    }
  },
};

/** A fix offers the codes below it, without retired ones. */
export const notCodable: Check<CodingsRecord> = {
  code: 'not-codable',
  severity: 'warning',
  about: 'A passage has a theme that only groups codes (codable: false).',
  *run(study, record) {
    const codes = codesOf(study);
    for (const { id, range } of where(record, (written) => codes.find(written)?.code.codable === false)) {
      const { name = id, codes: below = [] } = codes.find(id)?.code ?? {};
      yield {
        message: l10n.t('“{name}” only groups codes. Choose one of those below it.', { name }),
        range,
        data: { id, below: below.filter(({ status }) => status !== 'retired').map((code) => code.id) },
      };
    }
  },
};
