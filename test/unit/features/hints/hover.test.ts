import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver-types';
import { hover, hoverCode, hoverSegments } from '../../../../server/src/features/hints/hover.js';
import { ask, bookPath, codebook, markRanges, serving, transcriptUri, viewOf, yamlOf, type Coded } from '../support.js';

const valueOf = (found: Hover | undefined | null): string =>
  (found?.contents as { value: string } | undefined)?.value ?? '';

const bookOf = (fields: string): Readonly<Record<string, string>> => ({
  [bookPath]: `codebook: One\ncodes:\n  - id: trust\n    name: Trust\n${fields}`,
});

describe('hovering over a passage', () => {
  /** The range of the hover is the mark without a name. */
  const check = (
    what: string,
    fixture: string,
    coded: Readonly<Record<string, Coded>>,
    expected: string,
    files: Readonly<Record<string, string>> = {},
  ): void => {
    it(what, () => {
      const { view, caret, selections, text } = viewOf(fixture, coded, { files });
      const found = hoverSegments(view, transcriptUri, caret, false);
      assert.equal(valueOf(found), expected);
      if (found?.range) assert.equal(markRanges(text, [found.range]), markRanges(text, selections));
      else assert.equal(selections.length, 0);
    });
  };
  check(
    'shows the code, its path and brief, and the coder with role',
    'P1: ⟦⟦paces|We wa‸ited.⟧⟧',
    {},
    '**Clashing paces**\n\nChallenges · Different speeds\n\nAnn Lee, clinician',
  );
  check(
    'shows the innermost segment first',
    'P1: ⟦trust|We ⟦⟦paces|wa‸ited⟧⟧ long.⟧',
    {},
    '**Clashing paces**\n\nChallenges · Different speeds\n\nAnn Lee, clinician\n\n---\n\n**Trust**\n\nAnn Lee, clinician',
  );
  check(
    'shows once what several coders gave, with each of them',
    'P1: ⟦x|We ⟦⟦paces|wa‸ited⟧⟧ long.⟧',
    { x: { codes: [{ code: 'paces' }], coder: 'you', memo: 'Mine' } },
    '**Clashing paces**\n\nChallenges · Different speeds\n\nAnn Lee, clinician\n\n> Mine\n\nyou',
  );
  check(
    'shows both codes of a segment, with the weight',
    'P1: ⟦⟦x|We wa‸ited⟧⟧',
    { x: { codes: [{ code: 'opposition' }, { code: 'trust', weight: 2 }] } },
    '**Opposition**\n\nChallenges\n\n**Trust** · weight 2\n\nAnn Lee, clinician',
  );
  check(
    'shows rules of codes below what was done there, each once',
    'P1: ⟦trust|We ⟦⟦x|wa‸ited⟧⟧ long.⟧',
    { x: { codes: [{ code: 'trust' }, { code: 'paces' }], memo: 'One' } },
    '**Trust**\n\n**Clashing paces**\n\nChallenges · Different speeds\n\n> One\n\nAnn Lee, clinician\n\n---\n\n**Trust**\n\nAnn Lee, clinician\n\n---\n\n**Trust**\n\nWho relies on whom.\n\n**Clashing paces**\n\n_When to use_\n- Slow',
    {
      [bookPath]: codebook
        .replace('        brief: Different speeds\n', '        brief: Different speeds\n        include: [Slow]\n')
        .replace('    name: Trust\n', '    name: Trust\n    definition: Who relies on whom.\n'),
    },
  );
  check(
    'shows day, exemplar and memo',
    'P1: ⟦⟦x|We wa‸ited⟧⟧',
    { x: { codes: [{ code: 'trust' }], memo: 'One\nTwo', exemplar: true, on: '2026-11-23' } },
    '**Trust**\n\n> One\n> Two\n\nAnn Lee, clinician · 2026-11-23 · ★ exemplar',
  );
  check(
    'shows another coder by id',
    'P1: ⟦⟦x|We wa‸ited⟧⟧',
    { x: { codes: [{ code: 'trust' }], coder: 'you' } },
    '**Trust**\n\nyou',
  );
  check(
    'says where a place is in doubt',
    'P1: ⟦⟦x|We wa‸ited⟧⟧',
    { x: { codes: [{ code: 'trust' }], state: 'ambiguous' } },
    '**Trust**\n\nAnn Lee, clinician · place not certain',
  );
  check(
    'says where the words have changed',
    'P1: ⟦⟦x|We wa‸ited⟧⟧',
    { x: { codes: [{ code: 'trust' }], state: 'changed' } },
    '**Trust**\n\nAnn Lee, clinician · words have changed',
  );
  check(
    'says of a code that it is in no codebook',
    'P1: ⟦⟦trusst|We wa‸ited⟧⟧',
    {},
    '**trusst** · in no codebook of this study\n\nAnn Lee, clinician',
  );
  check(
    'says of a code that it is retired',
    'P1: ⟦⟦old|We wa‸ited⟧⟧',
    {},
    '~~**Old code**~~ _(retired)_\n\nAnn Lee, clinician',
  );
  check(
    'shows the code that an old id leads to',
    'P1: ⟦⟦confidence|We wa‸ited⟧⟧',
    {},
    '**Trust**\n\nAnn Lee, clinician',
  );
  check('shows a passage from its first letter on', 'P1: ⟦⟦trust|‸We waited⟧⟧', {}, '**Trust**\n\nAnn Lee, clinician');
  check('shows nothing behind the passage', 'P1: ⟦trust|We waited⟧‸', {}, '');
  check('shows nothing for a segment without a place', 'P1: ⟦x|We wa‸ited⟧', { x: { state: 'orphaned' } }, '');

  it('offers links to change own segments alone, and none that a study wrote', async () => {
    const { view, caret } = viewOf('P1: ⟦trust|We ⟦x|wa‸ited⟧⟧', { x: { codes: [{ code: 'paces' }], coder: 'you' } });
    const params = { textDocument: { uri: transcriptUri }, position: caret };
    const value = valueOf(
      await ask<Hover>(hover, { ...serving(view), client: { pickers: true } }, 'textDocument/hover', params),
    );
    const links = [...value.matchAll(/\]\(command:([\w.]+)\?([^)]*)\)/g)];
    assert.deepEqual(
      links.map(([, command, given]) => [command, JSON.parse(decodeURIComponent(given ?? '')) as unknown]),
      [
        ['gloss.editMemo', [{ uri: transcriptUri, segment: 'trust' }]],
        ['gloss.server.edit', [{ op: 'setExemplar', uri: transcriptUri, segment: 'trust', exemplar: true }]],
        ['gloss.server.edit', [{ op: 'uncode', uri: transcriptUri, segment: 'trust' }]],
      ],
    );
    assert.doesNotMatch(
      valueOf(await ask<Hover>(hover, serving(view), 'textDocument/hover', params)),
      /command:|<span/,
    );
  });

  it('keeps its links whole whatever a segment’s id or the file’s name is', () => {
    const path = 'transcripts/P01 (draft) [2].txt';
    const { view, caret } = viewOf('P1: ⟦x|wa‸ited⟧', { x: { codes: [{ code: 'trust' }] } }, { path });
    const [entry] = view.placed;
    const odd = { ...view, placed: [{ ...entry!, segment: { ...entry!.segment, id: 'a)](command:b) "c\'d' } }] };
    const value = valueOf(hoverSegments(odd, `file:///study/${path}`, caret, true));
    const links = [...value.matchAll(/\[([^\]]*)\]\(([^)]*)\)/g)];
    assert.deepEqual(
      links.map(([, title]) => title),
      ['Add memo', 'Mark as exemplar', 'Remove'],
    );
    for (const [, , target = ''] of links) assert.match(target, /^command:gloss\.[\w.]+\?[^\s()<>"']*$/);
  });
});

describe('a hover’s text about a code', () => {
  const valueWith = (fields: string): string => {
    const { view, caret } = viewOf('P1: ⟦trust|wa‸ited⟧', {}, { files: bookOf(fields) });
    return valueOf(hoverSegments(view, transcriptUri, caret, false));
  };

  it('says when to use the code and when not', () => {
    const value = valueWith('    definition: Who relies on whom.\n    include: [One, Two]\n    exclude: [Three]\n');
    assert.equal(
      value,
      '**Trust**\n\nAnn Lee, clinician\n\n---\n\nWho relies on whom.\n\n_When to use_\n- One\n- Two\n\n_When not_\n- Three',
    );
  });

  it('cuts a long definition, long rules and long lists of rules', () => {
    const long = 'word '.repeat(300).trim();
    const value = valueWith(`    definition: ${long}\n    include: [${long}, b, c, d, e]\n`);
    const [, , , definition = '', rules = ''] = value.split('\n\n');
    assert.match(definition, /^(?:word )+word…$/);
    assert.ok(definition.length > 500 && definition.length <= 600);
    assert.match(rules, /^_When to use_\n- (?:word )+word…\n- b\n- c\n- d\n- …$/);
    assert.ok(rules.length < 250);
  });

  for (const [what, rules] of [
    ['empty', '""'],
    ['blank', '" "'],
    ['unseen', '"\\u200b"'],
  ] as const) {
    it(`makes no heading of a list with ${what} rules`, () => {
      const value = valueWith(`    include: [${rules}]\n    exclude: [${rules}, One, ${rules}]\n`);
      assert.equal(value, '**Trust**\n\nAnn Lee, clinician\n\n---\n\n_When not_\n- One');
    });
  }
});

describe('hovering over a code in a YAML file', () => {
  it('shows the code and how often it is used', () => {
    const files = {
      'codings/me/P01.txt.codings.yaml': codings('me', 'a', 'b'),
      'codings/you/P01.txt.codings.yaml': codings('you', 'c'),
    };
    const { yaml, caret, text } = yamlOf(codebook.replace('id: trust', 'id: tr‸ust'), bookPath, files);
    const found = hoverCode(yaml, caret, false);
    assert.equal(
      valueOf(found),
      '**Trust**\n\n3 segments in 1 transcript by 2 coders · weights 1: 0 · 2: 0 · 3: 0 · none: 3',
    );
    assert.equal(found?.range && markRanges(text, [found.range]), codebook.replace('id: trust', 'id: ⟦trust⟧'));
  });

  it('says that a code is not used yet', () => {
    const { yaml, caret } = yamlOf(codebook.replace('brief: Diff', 'brief: Di‸ff'));
    assert.equal(
      valueOf(hoverCode(yaml, caret, false)),
      '**Clashing paces**\n\nChallenges · Different speeds\n\nNot used yet',
    );
  });

  it('shows its colour where the client lets that through', () => {
    const { yaml, caret } = yamlOf(codebook.replace('id: trust', 'id: tr‸ust'));
    assert.match(valueOf(hoverCode(yaml, caret, true)), /^<span style="color:#0000dd;">●<\/span> \*\*Trust\*\*/);
  });

  it('shows the code at the caret in a codings file', () => {
    const { yaml, caret } = yamlOf(
      codings('me', 'a').replace('[trust]', '[tr‸ust]'),
      'codings/me/P01.txt.codings.yaml',
    );
    assert.match(
      valueOf(hoverCode(yaml, caret, false)),
      /^\*\*Trust\*\*\n\n1 segment in 1 transcript by 1 coder · weights 1: 0 · 2/,
    );
  });

  it('shows nothing elsewhere', () => {
    const { yaml, caret } = yamlOf(codebook.replace('codebook: Sm', 'codebook: S‸m'));
    assert.equal(hoverCode(yaml, caret, false), undefined);
  });

  function codings(coder: string, ...ids: readonly string[]): string {
    const entries = ids.map((id) => `  - id: ${id}\n    at: 1:1-1:3\n    quote: So\n    codes: [trust]\n`);
    return `transcript: transcripts/P01.txt\ncoder: ${coder}\ntext: sha256-0\nsegments:\n${entries.join('')}`;
  }
});
