import { allCodes, type Code, type Codebook } from '../codebook/codebook.js';
import type { BookToCheck, Check } from './check.js';
import { keptWith } from '../queries/tally.js';
import { usageIn } from './usage.js';
import * as l10n from '../text/l10n.js';

const parts = ['definition', 'include', 'exclude'] as const;

/**
 * Compares with the codebook as it was first read; looks only while it is being edited. A first definition changes
 * nothing.
 */
export const meaningChanged: Check<BookToCheck> = {
  code: 'meaning-changed',
  severity: 'information',
  about: 'The definition or the criteria of a code in use were changed, and “revised” was not.',
  *run(study, { value, path, today }) {
    const first = study.firstCodebooks.get(path)?.value;
    if (!first || today === undefined) return;
    const usage = usageIn(study);
    for (const code of allCodes(value.codes)) {
      const was = [code.id, ...code.aliases].map((id) => byId(first).get(id)).find((found) => found !== undefined);
      if (!was || was === code || code.status === 'retired' || isRevised(code, was, today)) continue;
      const changed = parts.find((part) => wordsOf(code, part) !== wordsOf(was, part));
      const isNew = parts.every((part) => wordsOf(was, part) === '');
      if (changed === undefined || isNew || usage(code.id).segments === 0) continue;
      yield {
        message: l10n.t(
          'What “{name}” means has changed. If passages coded before are to be looked at again, set “revised” to today.',
          { name: code.name },
        ),
        range: code.fields.get(changed)?.key ?? code.idRange,
        data: { code: code.id },
      };
    }
  },
};

const isRevised = ({ revised = '' }: Code, was: Code, today: string): boolean =>
  revised > (was.revised ?? '') || revised >= today;

/** The words of a part, however its lines are broken. */
const wordsOf = (code: Code, part: (typeof parts)[number]): string =>
  [code[part] ?? []].flat().join('\n').replace(/\s+/g, ' ').trim();

const byId = keptWith(
  ({ codes }: Codebook): ReadonlyMap<string, Code> => new Map([...allCodes(codes)].map((code) => [code.id, code])),
);
