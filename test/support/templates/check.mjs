/** Something that a study is checked for: `npm run new check <name>`. */
export const check = ({ name, kebab, title }) => ({
  files: {
    [`server/src/core/checks/${name}.ts`]: `import type { CodingsRecord } from '../study/study.js';
import type { Check } from './check.js';
import * as l10n from '../text/l10n.js';

/** What it passes over, and where it reports, in a sentence. */
export const ${name}: Check<CodingsRecord> = {
  code: '${kebab}',
  severity: 'off',
  about: '${title}: when it tells, in a sentence.',
  *run(_study, record) {
    for (const { id, memo, span } of record.value.segments) {
      if (memo !== 'to be looked at') continue;
      yield { message: l10n.t('The memo of “{id}” says that it is to be looked at.', { id }), range: span };
    }
  },
};
`,
    [`test/unit/core/checks/${name}.test.ts`]: `import { check, coded, codings } from './support.js';

const on = 'checks:\\n  ${kebab}: warning\\n';

describe('${title}', () => {
  check('is not reported where nothing is wrong', '${kebab}', {
    'gloss.yaml': on,
    [codings]: coded(['a 1:1-1:9 [trust]']),
  });
  check(
    'is reported where it should be',
    '${kebab}',
    {
      'gloss.yaml': on,
      [codings]: coded(['a 1:1-1:9 [trust] memo: to be looked at']).replace(/(?<=segments:\\n)([^]*)$/, '⟦$1⟧'),
    },
    { severity: 'warning', message: /is to be looked at/ },
  );
});
`,
  },
  lists: [
    {
      file: 'server/src/core/checks/index.ts',
      import: `import { ${name} } from './${name}.js';`,
      list: 'ofSegments',
      item: name,
    },
  ],
  next: [
    'Checks of codebooks, of transcripts and of gloss.yaml have lists of their own in server/src/core/checks/index.ts.',
    'Its name and what it is about in codebooks/schema/; a manifest test compares.',
  ],
});
