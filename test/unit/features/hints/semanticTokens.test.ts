import assert from 'node:assert/strict';
import type { Range as LspRange } from 'vscode-languageserver-types';
import { legend, tokensOf } from '../../../../server/src/features/hints/semanticTokens.js';
import { linesOf, offsetAt } from '../../../../server/src/core/text/lines.js';
import { viewOf, type Coded } from '../support.js';

/** The text with each token in `{}`, behind its type and modifiers. */
function withTokens(text: string, data: readonly number[]): string {
  const lines = linesOf(text);
  const names = { string: 'own', comment: 'other', macro: 'doubtful' } as Readonly<Record<string, string>>;
  let [line, character, shown, shownTo] = [0, 0, '', 0];
  for (let i = 0; i < data.length; i += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
    character = down === 0 ? character + right : right;
    line += down;
    const start = offsetAt(lines, { line, character });
    const is = names[legend.tokenTypes[type] ?? ''] ?? '';
    shown += `${text.slice(shownTo, start)}{${is}${modifiers === 1 ? '+' : ''}|${text.slice(start, start + length)}}`;
    shownTo = start + length;
  }
  return shown + text.slice(shownTo);
}

describe('semantic tokens', () => {
  const check = (
    what: string,
    fixture: string,
    coded: Readonly<Record<string, Coded>>,
    expected: string,
    range?: LspRange,
  ): void => {
    it(what, () => {
      const { view, text } = viewOf(fixture, coded);
      assert.equal(withTokens(text, tokensOf(view, range).data), expected);
    });
  };
  const yours = { y: { codes: [{ code: 'trust' }], coder: 'you' } };
  const doubt = { d: { codes: [{ code: 'trust' }], state: 'ambiguous' } } as const;
  const gone = { g: { codes: [{ code: 'trust' }], state: 'orphaned' } } as const;
  const line = (at: number): LspRange => ({ start: { line: at, character: 0 }, end: { line: at + 1, character: 0 } });

  check('are none where nothing is coded', 'P1: We waited.', {}, 'P1: We waited.');
  check('are own passages', 'P1: ⟦trust|We⟧ waited ⟦paces|long⟧.', {}, 'P1: {own|We} waited {own|long}.');
  check('are others’ passages', 'P1: ⟦y|We waited⟧.', yours, 'P1: {other|We waited}.');
  check('say which are in doubt', 'P1: ⟦d|We waited⟧.', doubt, 'P1: {doubtful|We waited}.');
  check('leave out what has no place', 'P1: ⟦g|We waited⟧.', gone, 'P1: We waited.');
  check(
    'say where passages overlap, own ones first',
    'P1: ⟦y|We ⟦trust|waited⟧ on⟧.',
    yours,
    'P1: {other|We }{own+|waited}{other| on}.',
  );
  check(
    'put what is certain first',
    'P1: ⟦y|We ⟦d|waited⟧⟧.',
    { ...yours, ...doubt },
    'P1: {other|We }{other+|waited}.',
  );
  check(
    'stand on one line each, without its break',
    'P1: ⟦trust|We\n\nwaited\r\nlong⟧.',
    {},
    'P1: {own|We}\n\n{own|waited}\r\n{own|long}.',
  );
  check('count in UTF-16 units', '\u{1f642} ⟦trust|\u{1f642}⟧ ⟦paces|x⟧', {}, '\u{1f642} {own|\u{1f642}} {own|x}');
  check(
    'are those of the range asked for',
    'P1: ⟦trust|We⟧\n⟦trust|waited\nlong⟧.\n',
    {},
    'P1: We\n{own|waited}\nlong.\n',
    line(1),
  );
});
