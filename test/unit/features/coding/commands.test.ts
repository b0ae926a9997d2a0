import assert from 'node:assert/strict';
import type { Operation } from '../../../../server/src/core/edit/operation.js';
import type { Step } from '../../../../server/src/core/edit/step.js';
import { GlossError } from '../../../../server/src/core/glossError.js';
import { commands } from '../../../../server/src/features/coding/commands.js';
import { setHiddenCodes } from '../../../../server/src/features/drawing/setHiddenCodes.js';
import type { Workspace } from '../../../../server/src/features/common/workspace.js';
import type { EditParams, EditResult } from '#protocol';
import { ask, bookPath, root, serving, studyOf, transcriptUri, viewOf } from '../support.js';

const uri = transcriptUri;
const { view, selections } = viewOf('P1: One. We w⟦aite⟧d.');
const range = selections[0]!;
const waited = { start: 12, end: 18 };

/** Runs a command over a workspace that notes what it is asked to do. */
async function execute(
  command: string,
  argument: unknown,
  given: Partial<Workspace> = {},
): Promise<{ result: EditResult; operations: readonly Operation[] }> {
  const operations: Operation[] = [];
  const run = (_uri: string, operation: Operation): Promise<Step> => {
    operations.push(operation);
    return Promise.resolve({ label: 'Done so', changes: [] });
  };
  const params = { command, ...(argument !== undefined && { arguments: [argument] }) };
  const result = await ask<EditResult>(
    commands,
    { ...serving(view), run, ...given },
    'workspace/executeCommand',
    params,
  );
  return { result, operations };
}

describe('the command to edit', () => {
  const check = (what: string, params: EditParams, expected: Operation): void => {
    it(`understands ${what}`, async () => {
      const { result, operations } = await execute('gloss.server.edit', params);
      assert.deepEqual(operations, [expected]);
      assert.deepEqual(result, { done: true, label: 'Done so' });
    });
  };
  check(
    'apply, with the passage tidied and codes with or without weight',
    { op: 'apply', uri, range, codes: ['paces', { code: 'trust', weight: 2 }], memo: 'm' },
    { op: 'apply', range: waited, codes: [{ code: 'paces' }, { code: 'trust', weight: 2 }], memo: 'm' },
  );
  check('setBounds', { op: 'setBounds', uri, segment: 'a', range }, { op: 'setBounds', segment: 'a', range: waited });
  check('split', { op: 'split', uri, segment: 'a', position: range.start }, { op: 'split', segment: 'a', offset: 13 });
  check(
    'newCode',
    { op: 'newCode', uri, name: 'New', under: 'trust', range },
    { op: 'newCode', name: 'New', under: 'trust', range: waited },
  );
  check('newCode without a passage', { op: 'newCode', uri, name: 'New' }, { op: 'newCode', name: 'New' });

  it('hands on what speaks of segments by id', async () => {
    const all: readonly EditParams[] = [
      { op: 'uncode', uri, segment: 'a', code: 'trust' },
      { op: 'merge', uri, segments: ['a', 'b'] },
      { op: 'setMemo', uri, segment: 'a', memo: null },
      { op: 'setExemplar', uri, segment: 'a', exemplar: true },
    ];
    for (const params of all) assert.deepEqual((await execute('gloss.server.edit', params)).operations, [params]);
  });

  it('leaves the passage as selected where the settings say so', async () => {
    const settings: Workspace['settings'] = () =>
      Promise.resolve({ coder: '', inlayHints: 'off', tidySelections: false });
    const { operations } = await execute(
      'gloss.server.edit',
      { op: 'setBounds', uri, segment: 'a', range },
      { settings },
    );
    assert.deepEqual(operations, [{ op: 'setBounds', segment: 'a', range: { start: 13, end: 17 } }]);
  });

  it('refuses to code what is no open transcript', async () => {
    const other = 'file:///other.txt';
    const { result, operations } = await execute('gloss.server.edit', { op: 'apply', uri: other, range, codes: [] });
    assert.deepEqual(operations, []);
    assert.equal(result.done, false);
    assert.equal(result.refusal?.code, 'not-found');
  });

  it('tells where the person will want to be next', async () => {
    const show = { path: bookPath, range: { start: 12, end: 15 } };
    const step = { label: 'New', changes: [{ path: bookPath, before: '', after: 'codebook:\n  abc\n' }], show };
    const given = { run: () => Promise.resolve(step) };
    const { result } = await execute('gloss.server.edit', { op: 'newCode', uri, name: 'New' }, given);
    assert.deepEqual(result.show, {
      uri: `${root}/${bookPath}`,
      range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } },
    });
  });

  it('answers a refusal, and throws what is none', async () => {
    const failing = (error: Error): Partial<Workspace> => ({ run: () => Promise.reject(error) });
    const params = { op: 'uncode', uri, segment: 'a' };
    const { result } = await execute(
      'gloss.server.edit',
      params,
      failing(new GlossError('not-yours', 'It is another’s.')),
    );
    assert.deepEqual(result, { done: false, refusal: { code: 'not-yours', message: 'It is another’s.' } });
    await assert.rejects(execute('gloss.server.edit', params, failing(new Error('broken'))), /broken/);
  });
});

describe('the other commands', () => {
  it('take back a step and do it again', async () => {
    const replay: Workspace['replay'] = (study, kind) => Promise.resolve(`${kind} ${study.config.name}`);
    assert.deepEqual((await execute('gloss.server.undo', { uri }, { replay })).result, {
      done: true,
      label: 'undo Small',
    });
    assert.deepEqual((await execute('gloss.server.redo', { uri }, { replay })).result, {
      done: true,
      label: 'redo Small',
    });
    const { result } = await execute('gloss.server.undo', { uri }, { replay, studyOf: () => undefined });
    assert.equal(result.refusal?.code, 'no-study');
  });

  it('make a study', async () => {
    const made: unknown[] = [];
    const createStudy: Workspace['createStudy'] = (...given) => {
      made.push(given);
      return Promise.resolve('file:///new');
    };
    const { result } = await execute(
      'gloss.server.newStudy',
      { folder: 'file:///new', name: 'N', codebooks: ['a'] },
      { createStudy },
    );
    assert.deepEqual(made, [['file:///new', 'N', ['a']]]);
    assert.equal(result.show?.uri, 'file:///new');
  });

  it('refuse what there is not', async () => {
    assert.equal((await execute('gloss.server.quit', undefined)).result.refusal?.code, 'bad-argument');
  });

  it('hide codes of a study, and of none where there is none', async () => {
    const study = studyOf();
    const hidden: unknown[] = [];
    const given: Partial<Workspace> = {
      studyOf: (of) => (of === root ? study : undefined),
      setHiddenCodes: (of, codes) => Promise.resolve(void hidden.push([of === study, codes])),
    };
    assert.equal(await ask(setHiddenCodes, given, 'gloss/setHiddenCodes', { study: root, codes: ['trust'] }), null);
    await ask(setHiddenCodes, given, 'gloss/setHiddenCodes', { study: 'file:///other', codes: ['trust'] });
    assert.deepEqual(hidden, [[true, ['trust']]]);
  });
});
