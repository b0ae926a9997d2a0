import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver-types';
import { conflictFixes } from '../../../../server/src/features/codeActions/conflictFixes.js';
import { diagnostics } from '../../../../server/src/features/diagnostics/diagnostics.js';
import type { Workspace } from '../../../../server/src/features/common/workspace.js';
import { linesOf, offsetAt } from '../../../../server/src/core/text/lines.js';
import { ask, root, transcriptPath, yamlOf } from '../support.js';

const path = 'codings/me/P01.txt.codings.yaml';
const header = `transcript: ${transcriptPath}\ncoder: me\ntext: sha256-0\nsegments:\n`;
const entry = (id: string, code: string): string =>
  `  - id: ${id}\n    at: 1:1-1:3\n    quote: So\n    codes: [${code}]\n`;
const conflict = (ours: string, theirs: string): string => `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`;

describe('a merge that left both versions', () => {
  const check = (what: string, text: string, expected: Readonly<Record<string, string>>): void => {
    it(what, async () => {
      for (const eol of ['\n', '\r\n']) {
        const local = (written: string): string => written.replaceAll('\n', eol);
        const { yaml } = yamlOf(local(text), path, { [transcriptPath]: 'So' });
        const workspace: Partial<Workspace> = {
          yaml: () => yaml,
          unreadable: () => new Map(),
          transcriptStamp: () => undefined,
          giveWay: () => Promise.resolve(),
          today: () => '2026-11-23',
        };
        const uri = `${root}/${path}`;
        const params = { textDocument: { uri } };
        const { items } = await ask<{ items: Diagnostic[] }>(diagnostics, workspace, 'textDocument/diagnostic', params);
        const told = items.filter(({ severity }) => severity === 1);
        assert.deepEqual(
          told.map(({ code }) => code),
          ['merge-conflict'],
        );
        const fixes = conflictFixes(yaml, uri, { diagnostics: told });
        const after = fixes.map(({ title, edit }) => {
          const change = edit?.changes?.[uri]?.[0];
          assert.ok(change);
          const lines = linesOf(local(text));
          const [start, end] = [offsetAt(lines, change.range.start), offsetAt(lines, change.range.end)];
          return [title, lines.text.slice(0, start) + change.newText + lines.text.slice(end)];
        });
        assert.deepEqual(
          Object.fromEntries(after),
          Object.fromEntries(Object.entries(expected).map(([title, result]) => [title, local(result)])),
        );
      }
    });
  };
  const a = entry('a', 'trust');
  check(
    'is reported at the segment, and can be decided',
    header + a + conflict(entry('b', 'trust'), entry('c', 'paces')),
    {
      'Keep ours': header + a + entry('b', 'trust'),
      'Keep theirs': header + a + entry('c', 'paces'),
      'Keep both': header + a + entry('b', 'trust') + entry('c', 'paces'),
    },
  );
  check('of one segment keeps both under two ids', header + conflict(entry('b', 'trust'), entry('b', 'paces')) + a, {
    'Keep ours': header + entry('b', 'trust') + a,
    'Keep theirs': header + entry('b', 'paces') + a,
    'Keep both': header + entry('b', 'trust') + entry('b2', 'paces') + a,
  });
  check('where one side has removed it leaves nothing or it', header + a + conflict('', entry('b', 'paces')), {
    'Keep ours': header + a,
    'Keep theirs': header + a + entry('b', 'paces'),
  });
});
