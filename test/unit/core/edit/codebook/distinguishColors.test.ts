import assert from 'node:assert/strict';
import { areConfusable } from '../../../../../server/src/core/codebook/distinctColors.js';
import { codesOf } from '../../../../../server/src/core/study/study.js';
import { deskOf, type Desk } from '../../support/desk.js';

const book = 'codebooks/main.codebook.yaml';
const deskWith = (text: string): Desk => deskOf('a', { [book]: text });

/** The file, with every colour that stands in it and did not before as `…`. */
const masked = (before: string, after: string): string =>
  after.replace(/#[\da-f]{6}/g, (hex) => (before.includes(hex) ? hex : '…'));

describe('distinguishable colours for a theme', () => {
  const check = (what: string, before: string, expected: string, under: string | undefined, label: string): void => {
    it(what, () => {
      const desk = deskWith(before);
      const { step } = desk.edit({ op: 'distinguishColors', ...(under !== undefined && { under }) });
      assert.equal(masked(before, desk.files.get(book) ?? ''), expected);
      assert.equal(step.label, label);
      const siblings = codesOf(desk.study).codes.filter(
        ({ code, themes }) => themes.at(-1)?.id === under && code.status !== 'retired',
      );
      for (const { code } of siblings) {
        for (const { code: other } of siblings) assert.ok(code === other || !areConfusable(code.color, other.color));
      }
    });
  };
  const one = 'Give 1 code a distinguishable colour';

  check(
    'replace a colour alone',
    "codes:\n- id: t\n  codes:\n  - { id: a, color: blue }\n  - id: b   # why\n    color: '#3b82c5' # as in the book\n    brief: x\n",
    'codes:\n- id: t\n  codes:\n  - { id: a, color: blue }\n  - id: b   # why\n    color: "…" # as in the book\n    brief: x\n',
    't',
    one,
  );
  check(
    'replace a palette name',
    'codes:\n- id: a\n  color: blue\n- id: b\n  color: blue\n',
    'codes:\n- id: a\n  color: blue\n- id: b\n  color: "…"\n',
    undefined,
    one,
  );
  check(
    'are put behind the name where there is none',
    'codes:\r\n- id: a\r\n  color: "#7d8c1f"\r\n- name: >-\r\n    Bee\r\n    hive\r\n  id: b # here\r\n  brief: x\r\n',
    'codes:\r\n- id: a\r\n  color: "#7d8c1f"\r\n- name: >-\r\n    Bee\r\n    hive\r\n  color: "…"\r\n  id: b # here\r\n  brief: x\r\n',
    undefined,
    one,
  );
  check(
    'are put behind the id of an entry in one line',
    'codes: [{ id: a, color: olive }, { id: b }]\n',
    'codes: [{ id: a, color: olive }, { id: b, color: "…" }]\n',
    undefined,
    one,
  );
  check(
    'are put where a key stands without a value',
    'codes:\n- id: a\n  color: olive\n- id: b\n  color:   # later\n  brief: x\n',
    'codes:\n- id: a\n  color: olive\n- id: b\n  color: "…"   # later\n  brief: x\n',
    undefined,
    one,
  );
  check(
    'are put at the end of a file without a last line break',
    'codes:\n- id: a\n  color: olive\n- id: b # end',
    'codes:\n- id: a\n  color: olive\n- id: b # end\n  color: "…"\n',
    undefined,
    one,
  );
  check(
    'leave retired codes and other themes alone',
    'codes:\n- id: t\n  codes:\n  - { id: a, color: blue, status: retired }\n  - { id: b, color: blue }\n  - { id: c, color: blue }\n- { id: d, color: blue }\n',
    'codes:\n- id: t\n  codes:\n  - { id: a, color: blue, status: retired }\n  - { id: b, color: blue }\n  - { id: c, color: "…" }\n- { id: d, color: blue }\n',
    't',
    one,
  );

  it('change the top codes of several codebooks in one step', () => {
    const desk = deskOf('a', {
      [book]: 'codes: [{ id: a, color: blue }]\n',
      'codebooks/z.codebook.yaml': 'codes: [{ id: b, color: blue }]\n',
    });
    const { step } = desk.edit({ op: 'distinguishColors' });
    assert.deepEqual(
      step.changes.map(({ path }) => path),
      ['codebooks/z.codebook.yaml'],
    );
  });

  const refuse = (what: string, text: string, under: string | undefined, error: object): void => {
    it(`are refused ${what}`, () => {
      const desk = deskWith(text);
      assert.throws(() => desk.edit({ op: 'distinguishColors', ...(under !== undefined && { under }) }), error);
      assert.equal(desk.files.get(book), text);
    });
  };
  refuse('where they can be told apart', 'codes: [{ id: a, color: blue }, { id: b, color: crimson }]\n', undefined, {
    code: 'nothing-to-do',
    message: /already/,
  });
  refuse('for a single code', 'codes: [{ id: a }]\n', undefined, {
    code: 'nothing-to-do',
    message: /no two codes at the top/,
  });
  refuse('for a theme that is not there', 'codes: [{ id: a }]\n', 'b', { code: 'not-found' });
  refuse(
    'in a codebook that cannot be read',
    'codes:\n- { id: a, color: blue }\n- { id: b, color: blue }\n- [\n',
    undefined,
    { code: 'unreadable' },
  );
  refuse(
    'for more codes than any choice helps',
    `codes:\n${Array.from({ length: 201 }, (_, i) => `- id: c${i}\n`).join('')}`,
    undefined,
    { code: 'bad-argument', message: /201 codes/ },
  );
});
