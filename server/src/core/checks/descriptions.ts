import { allCodes } from '../codebook/codebook.js';
import type { BookToCheck, Check } from './check.js';
import { isCoded, usageIn } from './usage.js';
import * as l10n from '../text/l10n.js';

/** Passes over retired codes and themes that only group. */
export const missingDefinition: Check<BookToCheck> = {
  code: 'missing-definition',
  severity: 'information',
  about: 'A code that is in use has neither a definition nor a brief.',
  *run(study, { value }) {
    const usage = usageIn(study);
    for (const { id, name, codable, status, definition, brief, idRange } of allCodes(value.codes)) {
      if (!codable || status === 'retired' || definition !== undefined || brief !== undefined) continue;
      if (usage(id).segments === 0) continue;
      yield {
        message: l10n.t('“{name}” is in use and has no definition. Write down what it means while you know.', { name }),
        range: idRange,
        data: { code: id },
      };
    }
  },
};

/** Waits for a second coder: one alone knows when to use a code. */
export const missingCriteria: Check<BookToCheck> = {
  code: 'missing-criteria',
  severity: 'information',
  about: 'A code that several coders use says neither when to use it nor when not.',
  *run(study, { value }) {
    const usage = usageIn(study);
    for (const { id, name, status, include, exclude, idRange } of allCodes(value.codes)) {
      if (status === 'retired' || include.length > 0 || exclude.length > 0) continue;
      const coders = usage(id).coders.size;
      if (coders < 2) continue;
      yield {
        message: l10n.t(
          '{coders} coders use “{name}”, and nothing says when to use it and when not (include, exclude).',
          { coders, name },
        ),
        range: idRange,
        data: { code: id },
      };
    }
  },
};

/** Says nothing before coding has begun, nor of themes with codes below them, nor of retired codes. */
export const unusedCode: Check<BookToCheck> = {
  code: 'unused-code',
  severity: 'hint',
  about: 'A code that no passage has, in a study with codings.',
  *run(study, { value }) {
    if (!isCoded(study)) return;
    const usage = usageIn(study);
    for (const { id, name, codable, status, codes, idRange } of allCodes(value.codes)) {
      if (!codable || status === 'retired' || codes.length > 0 || usage(id).segments > 0) continue;
      yield { message: l10n.t('No passage has “{name}”.', { name }), range: idRange, data: { code: id } };
    }
  },
};
