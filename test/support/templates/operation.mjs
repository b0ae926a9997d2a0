/** A step that changes codings: `npm run new operation <name>`. */
export const operation = ({ name, title }) => ({
  files: {
    [`server/src/core/edit/segments/${name}.ts`]: `import { GlossError } from '../../glossError.js';
import * as l10n from '../../text/l10n.js';
import { ownRecord, ownSegment } from './ownRecord.js';
import type { EditContext, Step, TranscriptText } from '../step.js';

/** ${title}: what it changes, in a sentence. */
export function ${name}(context: EditContext, transcript: TranscriptText, id: string): Step {
  const own = ownRecord(context, transcript);
  const { segment } = ownSegment(context, own, id);
  if (segment.exemplar) throw new GlossError('nothing-to-do', l10n.t('The segment is an exemplar already.'));
  return { label: l10n.t('${title}'), changes: [own.edit({ change: [{ ...segment, exemplar: true }] })] };
}
`,
    [`test/unit/core/edit/segments/${name}.test.ts`]: `import assert from 'node:assert/strict';
import { parseCodings } from '../../../../../server/src/core/codings/readCodings.js';
import { ${name} } from '../../../../../server/src/core/edit/segments/${name}.js';
import { codingsFile, codingsPath, deskOf } from '../../support/desk.js';

const text = 'P1: We waited.\\n';
const entry = '  - id: s1\\n    at: 1:5-1:14\\n    quote: We waited\\n    codes: [trust]\\n';

describe('${title}', () => {
  it('changes what it should, once', () => {
    const desk = deskOf(text, { [codingsPath]: codingsFile(text, entry) });
    desk.edit({ op: '${name}', segment: 's1' });
    const { value } = parseCodings(desk.files.get(codingsPath) ?? '');
    assert.deepEqual(
      value.segments.map(({ id, exemplar }) => [id, exemplar]),
      [['s1', true]],
    );
    assert.throws(() => ${name}(desk.context, desk.transcript(), 's1'), { code: 'nothing-to-do' });
  });
});
`,
  },
  lists: [
    {
      file: 'server/src/core/edit/operation.ts',
      import: `import { ${name} } from './segments/${name}.js';`,
      insert: [
        [`  | { readonly op: 'setExemplar'`, `  | { readonly op: '${name}'; readonly segment: string }\n`],
        [
          `    case 'setExemplar':`,
          `    case '${name}':\n      return ${name}(context, transcript, operation.segment);\n`,
        ],
      ],
    },
  ],
  next: [
    'For editors: its case in `EditParams` (server/src/protocol/commands.ts), in server/src/lsp/connection/params/ and in PROTOCOL.md.',
    'Its case in the property test of the journal (test/property/core/edit/journal.test.ts).',
  ],
});
