import assert from 'node:assert/strict';
import type { CodebookOperation } from '../../../../server/src/core/edit/codebook/codebookOperation.js';
import { codingsFile, deskOf, transcriptPath } from './desk.js';

export const path = 'codebooks/main.codebook.yaml';
export const text = 'P1: We waited and waited. Then we trusted them.\n';
const head = 'codebook: Small\nversion: 1.0.0 # of May\n';
export const entry = (id: string, at: string, quote: string, codes: string): string =>
  `  - id: ${id}\n    at: ${at}\n    quote: ${quote}\n    codes: ${codes}\n    on: 2026-05-01\n`;
const others = 'codings/coder2/P01.txt.codings.yaml';

interface Given {
  readonly codes: string;
  readonly coder1?: string;
  readonly coder2?: string;
}

/** The codebook, and codings of two coders, after an operation; a text is what a file is to be, `same` that it stays. */
export function check(
  what: string,
  { codes, coder1 = '', coder2 = '' }: Given,
  operation: CodebookOperation,
  expected: Partial<Given> & { readonly label?: string; readonly history?: string },
): void {
  it(what, () => {
    const mine = codingsFile(text, coder1);
    const theirs = codingsFile(text, coder2).replace('coder: coder1', 'coder: coder2');
    const desk = deskOf(text, {
      [path]: `${head}codes:\n${codes}`,
      'codings/coder1/P01.txt.codings.yaml': mine,
      [others]: theirs,
    });
    const { step } = desk.edit(operation);
    const history = expected.history === undefined ? '' : `history:\n${expected.history}`;
    assert.equal(desk.files.get(path), `${head}${history}codes:\n${expected.codes ?? codes}`);
    assert.equal(desk.files.get('codings/coder1/P01.txt.codings.yaml'), codingsFile(text, expected.coder1 ?? coder1));
    assert.equal(
      desk.files.get(others),
      codingsFile(text, expected.coder2 ?? coder2).replace('coder: coder1', 'coder: coder2'),
    );
    if (expected.label !== undefined) assert.equal(step.label, expected.label);
    assert.ok(desk.files.get(transcriptPath) === text);
  });
}

export function refuses(what: string, codes: string, operation: CodebookOperation, message: RegExp, coder1 = ''): void {
  it(`refuses ${what}`, () => {
    const desk = deskOf(text, {
      [path]: `${head}codes:\n${codes}`,
      'codings/coder1/P01.txt.codings.yaml': codingsFile(text, coder1),
    });
    assert.throws(() => desk.edit(operation), { name: 'GlossError', message });
  });
}

export const pair = `  # On time.
  - id: paces # old one
    name: Paces
    own: kept
  - id: trust
    name: Trust
    differs:
      - { code: paces, rule: Ask. }
    excludes: [paces] # both
`;
