import assert from 'node:assert/strict';
import type { CodebookOperation } from '../../../../../server/src/core/edit/codebook/codebookOperation.js';
import { GlossError } from '../../../../../server/src/core/glossError.js';
import { deskOf } from '../../support/desk.js';
import { path, text } from '../../support/codebookCheck.js';

/** A whole codebook after an operation, or the refusal that leaves it as it is. */
function gives(what: string, before: string, operation: CodebookOperation, after: string | RegExp): void {
  it(what, () => {
    const desk = deskOf(text, { [path]: before });
    if (typeof after === 'string') {
      desk.edit(operation);
      assert.equal(desk.files.get(path), after);
      return;
    }
    assert.throws(
      () => desk.edit(operation),
      (error) => error instanceof GlossError && after.test(error.message),
    );
  });
}

const history = '  - on: 2026-11-23\n    code: a\n    change: revised\n    reason: Wider\n';
const revise: CodebookOperation = { op: 'reviseCode', code: 'a', reason: 'Wider' };

describe('codebooks that are written in unusual ways', () => {
  gives(
    'have new keys below a first key with an anchor',
    'codes:\n  - &x id: a\n    name: A\n',
    { op: 'renameCode', code: 'a', id: 'b' },
    'codes:\n  - &x id: b\n    name: A\n    aliases: [a]\n',
  );
  gives(
    'have new keys below explicit keys',
    'codes:\n  - ? id\n    : a\n',
    { op: 'retireCode', code: 'a' },
    'codes:\n  - ? id\n    : a\n    status: retired\n',
  );
  gives(
    'get a history at the left margin behind a byte order mark',
    '\uFEFFcodes:\n  - id: a\n',
    revise,
    `\uFEFFhistory:\n${history}codes:\n  - id: a\n    revised: 2026-11-23\n`,
  );
  gives(
    'get a history in one line where all is in one line',
    '{ codes: [{ id: a }] }\n',
    revise,
    '{ history: [{ on: 2026-11-23, code: a, change: revised, reason: Wider }], codes: [{ id: a, revised: 2026-11-23 }] }\n',
  );
  gives(
    'keep the comment behind a history that is empty where it is',
    'history: # of changes\n# more\ncodes:\n  - id: a\n',
    revise,
    `history: # of changes\n${history}# more\ncodes:\n  - id: a\n    revised: 2026-11-23\n`,
  );
  gives(
    'are not guessed at where a key has no colon',
    'codes:\n  - { id: a, name }\n  - { id: b, name: B }\n',
    { op: 'renameCode', code: 'a', name: 'New' },
    /“name” stands without a colon/,
  );
  gives(
    'lose no definition to a comment that stands deeper than a list that goes',
    'codes:\n  - id: t\n    definition: |\n      text\n    codes:\n          # deep\n      - id: a\n',
    { op: 'deleteCode', code: 'a' },
    /without loss/,
  );
  gives(
    'lose no comment within the keys that go',
    'codes:\n  - { id: a, status: retired, reason: old # said so\n      , brief: x }\n',
    { op: 'restoreCode', code: 'a' },
    /without loss/,
  );
  gives(
    'keep examples that move within the file',
    'codes:\n  - id: a\n  - id: b\n    examples:\n      - quote: We waited # so\n        kind: typical\n',
    { op: 'retireCode', code: 'a' },
    'codes:\n  - id: a\n    status: retired\n  - id: b\n    examples:\n      - quote: We waited # so\n        kind: typical\n',
  );
  gives(
    'can end in blank lines that a block of text keeps',
    'codes:\n  - id: a\n    definition: |+\n      text\n\n  - id: b\n',
    { op: 'retireCode', code: 'a' },
    'codes:\n  - id: a\n    definition: |+\n      text\n    status: retired\n\n  - id: b\n',
  );
});
