import { allCodes, type Code } from '../../codebook/codebook.js';
import type { CodeIndex } from '../../codebook/codeIndex.js';
import { codesOf } from '../study.js';
import type { BookToCheck, Check, Finding } from './check.js';

const rangeOf = ({ fields, idRange }: Code): Finding['range'] => fields.get('merged-into')?.value ?? idRange;

/** Where `merged-into` leads, code by code, up to the first that leads no further or has been met before. */
function pathFrom(index: CodeIndex, start: Code): { readonly codes: readonly Code[]; readonly isCycle: boolean } {
  const codes = [start];
  for (let code = start; code.mergedInto !== undefined;) {
    const next = index.find(code.mergedInto)?.code;
    if (!next) break;
    code = next;
    if (codes.includes(code)) return { codes, isCycle: code === start };
    codes.push(code);
  }
  return { codes, isCycle: false };
}

export const mergeCycle: Check<BookToCheck> = {
  code: 'merge-cycle',
  severity: 'error',
  about: 'Codes are merged into each other in a circle.',
  *run(study, { value }) {
    const index = codesOf(study);
    for (const code of allCodes(value.codes)) {
      const { codes, isCycle } = pathFrom(index, code);
      if (!isCycle) continue;
      const circle = [...codes, code].map(({ id }) => id).join(' → ');
      yield {
        message: `“merged-into” leads in a circle: ${circle}. Name the code that is in use.`,
        range: rangeOf(code),
        data: { code: code.id },
      };
    }
  },
};

export const mergedIntoRetired: Check<BookToCheck> = {
  code: 'merged-into-retired',
  severity: 'warning',
  about: 'A code is merged into one that is retired, and leads no further.',
  *run(study, { value }) {
    const index = codesOf(study);
    for (const code of allCodes(value.codes)) {
      const { codes } = pathFrom(index, code);
      const last = codes.at(-1);
      if (!last || last === code || last.status !== 'retired' || last.mergedInto !== undefined) continue;
      yield {
        message: `“merged-into” leads to “${last.name}”, which is retired and names no code to use instead.`,
        range: rangeOf(code),
        data: { code: code.id },
      };
    }
  },
};
