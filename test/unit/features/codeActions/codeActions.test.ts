import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import type { ActionRequest } from '../../../../server/src/features/codeActions/action.js';
import { actionsFor, codeActions, fixesFor } from '../../../../server/src/features/codeActions/codeActions.js';
import type { EditParams } from '#protocol';
import { ask, serving, transcriptUri, viewOf, type Coded, type FixtureOptions } from '../support.js';

const uri = transcriptUri;

interface Options extends FixtureOptions, Partial<Pick<ActionRequest, 'recent' | 'tidy' | 'pickers'>> {
  readonly coded?: Readonly<Record<string, Coded>>;
}

/** The request of a fixture whose mark without a name, or else caret, is the selection. */
function requestOf(
  fixture: string,
  { coded, recent = [], tidy = true, pickers = false, ...rest }: Options = {},
): ActionRequest {
  const { view, caret, selections } = viewOf(fixture, coded, rest);
  return { view, uri, range: selections[0] ?? { start: caret, end: caret }, recent, tidy, pickers };
}

/** Title and, for those that are disabled, why. */
const listed = (actions: readonly CodeAction[]): readonly string[] =>
  actions.map(({ title, disabled }) => (disabled ? `${title} – ${disabled.reason}` : title));

const paramsOf = (actions: readonly CodeAction[], title: string): EditParams | undefined =>
  actions.find((action) => action.title === title)?.command?.arguments?.[0] as EditParams | undefined;

describe('code actions', () => {
  const check = (what: string, fixture: string, options: Options, expected: readonly string[]): void => {
    it(`offer ${what}`, () => assert.deepEqual(listed(actionsFor(requestOf(fixture, options))), expected));
  };
  const noWords = 'There are no spoken words at the caret. Select the words to code.';
  const noBounds = 'Select the words that the segment should hold.';
  const noSplit = 'Put the caret between two words of the segment.';
  const noMerge = 'No segment with the same code touches this one.';

  check('all codes and a new one for a selection, recent ones first', 'P1: We ⟦waited⟧ long.', { recent: ['trust'] }, [
    'Apply “Trust”',
    'Apply code…',
    'Apply “Clashing paces” (Challenges)',
    'Apply “Opposition” (Challenges)',
    'New code “waited” (in vivo)',
  ]);
  check('to code the sentence at a caret', 'P1: We wai‸ted. Long.', { recent: ['trust'] }, [
    'Apply “Trust” to this sentence',
    'Apply code to this sentence…',
    'Apply “Clashing paces” (Challenges) to this sentence',
    'Apply “Opposition” (Challenges) to this sentence',
    'New code “We waited.” (in vivo)',
  ]);
  check('codes used nearby before the others', 'P1: ⟦opposition|No⟧. We ⟦waited⟧. ⟦paces|Long⟧.', {}, [
    'Apply “Clashing paces”',
    'Apply “Opposition”',
    'Apply code…',
    'Apply “Trust”',
    'New code “waited” (in vivo)',
  ]);
  check(
    'to code the turn at a caret where the study says so',
    'P1: We wai‸ted. Long.',
    { recent: ['trust'], files: { 'gloss.yaml': 'unit: turn\n' } },
    [
      'Apply “Trust” to this turn',
      'Apply code to this turn…',
      'Apply “Clashing paces” (Challenges) to this turn',
      'Apply “Opposition” (Challenges) to this turn',
      'New code “We waited. Long.” (in vivo)',
    ],
  );
  check('the pickers of a client that has them', 'P1: We ⟦waited⟧ long.', { pickers: true }, [
    'Apply code…',
    'New code “waited” (in vivo)…',
  ]);
  check('nothing to apply where nobody speaks', 'P1: One.\n‸\nI: Two.', { recent: ['trust'], pickers: true }, [
    `Apply “Trust” to this sentence – ${noWords}`,
    `Apply code to this sentence… – ${noWords}`,
    `New code “” (in vivo)… – ${noWords}`,
  ]);
  check(
    'no recent code that may not be applied any more',
    'P1: We ⟦waited⟧.',
    { recent: ['gone', 'challenges', 'trust'], pickers: true },
    ['Apply “Trust”', 'Apply code…', 'New code “waited” (in vivo)…'],
  );
  check('words of a selection cut and on one line', `P1: ⟦We waited\n ${'and waited '.repeat(9)}⟧`, { pickers: true }, [
    'Apply code…',
    'New code “We waited and waited and waited and…” (in vivo)…',
  ]);
  check('all that can be done in a segment', 'P1: ⟦trust|We wai‸ted⟧.', { recent: ['paces'] }, [
    'Apply “Clashing paces” to this sentence',
    'Apply “Trust” to this sentence',
    'Apply code to this sentence…',
    'Apply “Opposition” (Challenges) to this sentence',
    'New code “We waited.” (in vivo)',
    'Change “Trust” to “Clashing paces”',
    'Change “Trust” to another code…',
    'Remove “Trust”',
    `Change bounds of “Trust” to the selection – ${noBounds}`,
    'Split “Trust” here',
    `Merge “Trust” with what touches it – ${noMerge}`,
    'Write memo in the codings file',
    'Mark as exemplar',
  ]);
  check('a memo where there is a picker', 'P1: ⟦trust|We ⟦wai⟧ted⟧.', { pickers: true }, [
    'Apply code…',
    'New code “waited” (in vivo)…',
    'Remove “Trust”',
    'Change bounds of “Trust” to the selection',
    `Split “Trust” here – ${noSplit}`,
    `Merge “Trust” with what touches it – ${noMerge}`,
    'Write memo…',
    'Mark as exemplar',
  ]);
  check(
    'both codes of a segment to remove, and what its memo and mark allow',
    'P1: ⟦x|We wai‸ted⟧.',
    { pickers: true, coded: { x: { codes: [{ code: 'trust' }, { code: 'paces' }], memo: 'm', exemplar: true } } },
    [
      'Apply code to this sentence…',
      'New code “We waited.” (in vivo)…',
      'Remove “Trust”',
      'Remove “Clashing paces”',
      'Remove segment with its 2 codes',
      `Change bounds of “Trust”, “Clashing paces” to the selection – ${noBounds}`,
      'Split “Trust”, “Clashing paces” here',
      `Merge “Trust”, “Clashing paces” with what touches it – ${noMerge}`,
      'Edit memo…',
      'Take off exemplar mark',
    ],
  );
  check(
    'no change of a segment that another made',
    'P1: ⟦x|We wai‸ted⟧.',
    { pickers: true, coded: { x: { codes: [{ code: 'trust' }], coder: 'you' } } },
    ['Apply code to this sentence…', 'New code “We waited.” (in vivo)…'],
  );

  const reason = (what: string, fixture: string, title: RegExp, expected: string | undefined): void => {
    it(`say why not: ${what}`, () => {
      const found = actionsFor(requestOf(fixture)).find((action) => title.test(action.title));
      assert.equal(found?.disabled?.reason, expected);
      assert.equal(found?.command === undefined, expected !== undefined);
    });
  };
  reason(
    'the bounds are the selection',
    'P1: ⟦trust|⟦We waited⟧⟧.',
    /^Change bounds/,
    'The segment has these bounds already.',
  );
  reason(
    'the bounds would be, when tidied',
    'P1: ⟦trust|⟦We wait⟧ed⟧.',
    /^Change bounds/,
    'The segment has these bounds already.',
  );
  reason('nothing speaks against other bounds', 'P1: ⟦trust|We ⟦waited⟧⟧.', /^Change bounds/, undefined);
  reason('a split at the start', 'P1: ⟦trust|‸We waited⟧.', /^Split/, noSplit);
  reason('nothing speaks against a split', 'P1: ⟦trust|We ‸waited⟧.', /^Split/, undefined);
  reason('nothing speaks against a merge over white space', 'P1: ⟦trust|We w‸ait⟧ \n ⟦trust|ed⟧.', /^Merge/, undefined);
  reason('nothing speaks against a merge with what overlaps', 'P1: ⟦trust|We ⟦trust|w‸ait⟧⟧ so.', /^Merge/, undefined);
  reason(
    'nothing speaks against a merge with what touches behind',
    'P1: ⟦trust|We w‸ait⟧⟦trust| so⟧.',
    /^Merge/,
    undefined,
  );
  reason(
    'nothing speaks against a merge with what touches before',
    'P1: ⟦trust|We⟧⟦trust| wa‸it⟧ so.',
    /^Merge/,
    undefined,
  );
  reason(
    'nothing speaks against a merge over white space before',
    'P1: ⟦trust|We⟧ ⟦trust|wa‸it⟧ so.',
    /^Merge/,
    undefined,
  );
  reason('a split at the end', 'P1: ⟦trust|We waited⟧‸.', /^Split/, noSplit);
  reason('a merge over words', 'P1: ⟦trust|We w‸ait⟧ and ⟦trust|wait⟧.', /^Merge/, noMerge);
  reason('a merge with another code', 'P1: ⟦trust|We w‸ait⟧ ⟦paces|and wait⟧.', /^Merge/, noMerge);

  it('change the innermost own segment', () => {
    const coded = { other: { codes: [{ code: 'trust' }], coder: 'you' } };
    const request = requestOf('P1: ⟦trust|We ⟦paces|so ⟦other|wai‸ted⟧⟧ long⟧.', { coded });
    const actions = actionsFor(request);
    assert.deepEqual(paramsOf(actions, 'Split “Clashing paces” here'), {
      op: 'split',
      uri,
      segment: 'paces',
      position: request.range.start,
    });
    assert.deepEqual(paramsOf(actions, 'Mark as exemplar'), {
      op: 'setExemplar',
      uri,
      segment: 'paces',
      exemplar: true,
    });
    assert.deepEqual(paramsOf(actions, 'Remove “Clashing paces”'), {
      op: 'uncode',
      uri,
      segment: 'paces',
      code: 'paces',
    });
    assert.deepEqual(paramsOf(actions, 'Remove “Trust”'), { op: 'uncode', uri, segment: 'trust', code: 'trust' });
  });

  it('merge all that touches, by old ids too, but no one else’s', () => {
    const coded = { b: { codes: [{ code: 'confidence' }] }, c: { codes: [{ code: 'trust' }], coder: 'you' } };
    const actions = actionsFor(requestOf('P1: ⟦trust|We w‸ait⟧ ⟦b|and⟧⟦c| wait⟧.', { coded }));
    assert.deepEqual(paramsOf(actions, 'Merge “Trust” with what touches it'), {
      op: 'merge',
      uri,
      segments: ['trust', 'b'],
    });
  });

  it('give the selection as it is, which the server tidies', () => {
    const request = requestOf('P1: ⟦paces|We ⟦wai⟧ted⟧.', { recent: ['trust'] });
    const actions = actionsFor(request);
    assert.deepEqual(paramsOf(actions, 'Apply “Trust”'), { op: 'apply', uri, range: request.range, codes: ['trust'] });
    assert.deepEqual(paramsOf(actions, 'Change bounds of “Clashing paces” to the selection'), {
      op: 'setBounds',
      uri,
      segment: 'paces',
      range: request.range,
    });
    assert.deepEqual(paramsOf(actions, 'New code “waited” (in vivo)'), {
      op: 'newCode',
      uri,
      name: 'waited',
      range: request.range,
    });
  });

  it('are refactorings, to code or to change a segment', () => {
    const kinds = actionsFor(requestOf('P1: ⟦trust|We wai‸ted⟧.', { recent: ['paces'], pickers: true })).map(
      ({ kind }) => kind,
    );
    assert.deepEqual([...new Set(kinds)], ['refactor.code', 'refactor.segment']);
  });

  it('lead the client’s pickers to the segment meant', () => {
    const actions = actionsFor(requestOf('P1: ⟦trust|We wai‸ted⟧.', { pickers: true }));
    assert.deepEqual(actions.find(({ title }) => title === 'Write memo…')?.command?.arguments, [
      { uri, segment: 'trust' },
    ]);
  });
});

describe('code actions asked for by kind', () => {
  const { view, range } = requestOf('P1: ⟦trust|We wai‸ted⟧.');
  const diagnostics: Diagnostic[] = [
    { range, message: '', source: 'gloss', data: { nearest: ['trust'] } },
    { range, message: '', source: 'other', data: { nearest: ['paces'] } },
  ];
  const kindsOf = async (only?: readonly string[]): Promise<readonly (string | undefined)[]> => {
    const params = { textDocument: { uri }, range, context: { diagnostics, ...(only && { only }) } };
    const found = await ask<CodeAction[]>(
      codeActions,
      { ...serving(view), recentCodes: () => Promise.resolve(['paces']) },
      'textDocument/codeAction',
      params,
    );
    return [...new Set(found.map(({ kind }) => kind))];
  };

  it('are all, fixes first, where no kind is asked for', async () => {
    assert.deepEqual(await kindsOf(), ['quickfix', 'refactor.code', 'refactor.segment']);
  });
  it('are those of that kind and of kinds below it', async () => {
    assert.deepEqual(await kindsOf(['refactor']), ['refactor.code', 'refactor.segment']);
    assert.deepEqual(await kindsOf(['refactor.segment']), ['refactor.segment']);
    assert.deepEqual(await kindsOf(['quickfix', 'refactor.code']), ['quickfix', 'refactor.code']);
  });
  it('are none of a kind that merely begins alike', async () => {
    assert.deepEqual(await kindsOf(['refactor.co', 'source', 'quick']), []);
  });
  it('are the fixes alone in a file that is no transcript', async () => {
    const params = { textDocument: { uri: 'file:///study/x.yaml' }, range, context: { diagnostics } };
    assert.deepEqual(listed(await ask<CodeAction[]>(codeActions, {}, 'textDocument/codeAction', params)), [
      'Change to “trust”',
    ]);
  });
});

describe('quick fixes', () => {
  it('put the nearest ids in the place of a wrong one, the best preferred', () => {
    const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 7 } };
    const diagnostic: Diagnostic = { range, message: '', source: 'gloss', data: { nearest: ['trust', 'truth'] } };
    const plain: Diagnostic = { range, message: '', source: 'gloss' };
    const fixes = fixesFor(uri, { diagnostics: [diagnostic, plain] });
    assert.deepEqual(
      fixes.map(({ title, isPreferred, edit, diagnostics }) => ({ title, isPreferred, edit, diagnostics })),
      ['trust', 'truth'].map((newText) => ({
        title: `Change to “${newText}”`,
        isPreferred: newText === 'trust',
        edit: { changes: { [uri]: [{ range, newText }] } },
        diagnostics: [diagnostic],
      })),
    );
  });
});
