import { allCodes } from '../codebook/codebook.js';
import { codesNamed } from '../codebook/codeNames.js';
import { codesOf } from '../study/study.js';
import type { BookToCheck, Check } from './check.js';
import { findText } from './codeRange.js';
import * as l10n from '../text/l10n.js';

/** Compares the codes of all codebooks. The first code of a name, in codebook order, is not reported. */
export const duplicateName: Check<BookToCheck> = {
  code: 'duplicate-name',
  severity: 'warning',
  about: 'Two codes that are not retired have the same name.',
  *run(study, { value, path }) {
    const index = codesOf(study);
    for (const code of allCodes(value.codes)) {
      if (code.status === 'retired') continue;
      const [first] = codesNamed(index, code.name);
      if (!first || first.code.id === code.id) continue;

      yield {
        message:
          first.book === path
            ? l10n.t('The code “{id}” is called “{name}” too. Give one of the two another name, or merge them.', {
                id: first.code.id,
                name: first.code.name,
              })
            : l10n.t(
                'The code “{id}” in {book} is called “{name}” too. Give one of the two another name, or merge them.',
                { id: first.code.id, name: first.code.name, book: first.book },
              ),
        range: code.fields.get('name')?.value ?? code.idRange,
        data: { code: code.id, into: first.code.id },
      };
    }
  },
};

/** Reported where the alias is written and leads to another code, since an id goes before an alias. */
export const aliasClash: Check<BookToCheck> = {
  code: 'alias-clash',
  severity: 'warning',
  about: 'An alias of a code is the id or an alias of another.',
  *run(study, { value, text }) {
    const index = codesOf(study);
    for (const { id, aliases, fields, idRange } of allCodes(value.codes)) {
      for (const alias of aliases) {
        const other = index.find(alias)?.code;
        if (!other || other.id === id) continue;
        yield {
          message:
            other.id === alias
              ? l10n.t('The alias “{alias}” is the id of “{name}” too, and means that code. Take it away here.', {
                  alias,
                  name: other.name,
                })
              : l10n.t('The alias “{alias}” is an alias of “{name}” too, and means that code. Take it away here.', {
                  alias,
                  name: other.name,
                }),
          range: findText(text, alias, fields.get('aliases')?.value ?? idRange),
          data: { code: id, alias },
        };
      }
    }
  },
};
