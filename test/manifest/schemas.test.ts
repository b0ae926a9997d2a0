import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { codebookKeys, codeKeys, parseCodebook } from '../../server/src/core/codebook/parseCodebook.js';
import { palette } from '../../server/src/core/codebook/palette.js';
import { parseCodings } from '../../server/src/core/codings/readCodings.js';
import { codingsKeys, segmentKeys } from '../../server/src/core/codings/segment.js';
import { checks as studyChecks } from '../../server/src/core/checks/index.js';
import { configKeys, parseConfig } from '../../server/src/core/study/settings/config.js';
import { severities } from '../../server/src/core/text/problem.js';

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
}

const names = ['study', 'codebook', 'codings'] as const;
type Name = (typeof names)[number];

/** A codings file with one segment. */
function codings(segment: string, head = 'transcript: t.txt\ncoder: coder1\ntext: sha256-1f3c9a7be2d04411'): string {
  return `${head}\nsegments:\n  - ${segment}\n`;
}

const valid: readonly (readonly [what: string, schema: Name, text: string])[] = [
  [
    'a study with everything',
    'study',
    `study: Collaboration
codebooks: [codebooks/**/*.codebook.yaml, shared/main.codebook.yaml]
transcripts: interviews/*.txt
coders:
  - { id: coder1, name: Ana, role: clinician }
  - { id: 2 }
cases: cases.csv
unit: turn
approach: reliability
checks: { unused-code: off, uncoded: hint }
longest-segment: 80
`,
  ],
  [
    'a codebook with everything',
    'codebook',
    `codebook: Small
version: 1.2
description: For trying out.
origin: Our own.
history: [First version.]
codes:
  - id: pace
    name: Pace
    color: teal
    brief: Speed.
    definition: |-
      Speed of
      the work.
    include: [Too slow.]
    exclude: Too loud.
    examples: [{ quote: So slow., kind: close-but-no, note: Why., transcript: transcripts/P01.txt, segment: k3v9x2ma }]
    differs: [{ code: tempo, rule: Ask. }]
    excludes: [tempo]
    scale: [1, 2, 3]
    status: active
    aliases: [speed]
    revised: 2026-11-20
    codable: false
    codes:
      - { id: tempo, color: "#0A3", status: retired, merged-into: pace, reason: The same. }
      - { id: 101, color: "#d1495b", scale: [low, high] }
      - id: größe.2
`,
  ],
  ['a codebook without codes', 'codebook', 'codes: []'],
  [
    'codings with everything',
    'codings',
    `transcript: transcripts/P03.txt
coder: coder1
text: sha256-1f3c9a7be2d04411
segments:
  - id: k3v9x2ma
    at: 12:5-13:48
    quote: |-
      the trust simply
      would not let us in
    before: "said: "
    after: .
    codes: [institutional-opposition, { code: clashing-paces, weight: 3 }, { code: pace, weight: low }]
    memo: Said after a long pause.
    exemplar: true
    on: 2026-11-23
  - { id: 23456723, at: 14:1-14:3, quote: 42, codes: pace }
`,
  ],
  [
    'codings without segments',
    'codings',
    'transcript: t.txt\ncoder: coder1\ntext: sha256-1f3c9a7be2d04411\nsegments: []',
  ],
];

const wrong: readonly (readonly [what: string, schema: Name, text: string, path: string])[] = [
  ['a study that is a list', 'study', '[a]', ''],
  ['an unknown unit', 'study', 'unit: word', '/unit'],
  ['globs in a map', 'study', 'transcripts: { a: b }', '/transcripts'],
  ['a glob that is a list', 'study', 'codebooks: [[a]]', '/codebooks/0'],
  ['coders who are not a list', 'study', 'coders: coder1', '/coders'],
  ['a coder without an id', 'study', 'coders: [{ name: Ana }]', '/coders/0'],
  ['a coder whose id leaves the folder', 'study', 'coders: [{ id: a }, { id: ../a }]', '/coders/1/id'],
  ['a check that is neither on nor off', 'study', 'checks: { uncoded: maybe }', '/checks/uncoded'],
  ['several files of cases', 'study', 'cases: [a.csv]', '/cases'],
  ['a codebook without the key “codes”', 'codebook', 'codebook: A', ''],
  ['codes in a map', 'codebook', 'codes: { a: b }', '/codes'],
  ['a code that is only a text', 'codebook', 'codes: [a]', '/codes/0'],
  ['a code without an id', 'codebook', 'codes: [{ name: A }]', '/codes/0'],
  ['a space in the id of a code below', 'codebook', 'codes: [{ id: a, codes: [{ id: b c }] }]', '/codes/0/codes/0/id'],
  ['a colour of another kind', 'codebook', 'codes: [{ id: a, color: rgb(1 2 3) }]', '/codes/0/color'],
  ['a hex of four digits', 'codebook', 'codes: [{ id: a, color: "#1234" }]', '/codes/0/color'],
  ['a definition in a list', 'codebook', 'codes: [{ id: a, definition: [b] }]', '/codes/0/definition'],
  ['a use in a map', 'codebook', 'codes: [{ id: a, include: [{ b: c }] }]', '/codes/0/include/0'],
  [
    'an unknown kind of example',
    'codebook',
    'codes: [{ id: a, examples: [{ quote: b, kind: odd }] }]',
    '/codes/0/examples/0/kind',
  ],
  [
    'an example without a quote',
    'codebook',
    'codes: [{ id: a, examples: [{ kind: typical }] }]',
    '/codes/0/examples/0',
  ],
  ['a difference without a code', 'codebook', 'codes: [{ id: a, differs: [{ rule: b }] }]', '/codes/0/differs/0'],
  ['an unknown status', 'codebook', 'codes: [{ id: a, status: done }]', '/codes/0/status'],
  ['a merger into no id', 'codebook', 'codes: [{ id: a, merged-into: b c }]', '/codes/0/merged-into'],
  ['a day the other way round', 'codebook', 'codes: [{ id: a, revised: 20.11.2026 }]', '/codes/0/revised'],
  ['a text for “codable”', 'codebook', 'codes: [{ id: a, codable: never }]', '/codes/0/codable'],
  ['a step that is a list', 'codebook', 'codes: [{ id: a, scale: [1, [2]] }]', '/codes/0/scale/1'],
  ['codings without a head', 'codings', codings('{ id: a, at: 1:1-1:2, quote: b }', '# none'), ''],
  [
    'a digest that is too short',
    'codings',
    codings('{ id: a, at: 1:1-1:2, quote: b }', 'transcript: t\ncoder: c\ntext: sha256-1f3c'),
    '/text',
  ],
  [
    'segments in a map',
    'codings',
    'transcript: t\ncoder: c\ntext: sha256-1f3c9a7be2d04411\nsegments: { a: b }',
    '/segments',
  ],
  ['a segment without its quote', 'codings', codings('{ id: a, at: 1:1-1:2 }'), '/segments/0'],
  ['a position counted from 0', 'codings', codings('{ id: a, at: 0:1-1:2, quote: b }'), '/segments/0/at'],
  ['a position with no end', 'codings', codings('{ id: a, at: "12:5", quote: b }'), '/segments/0/at'],
  ['codes in a map', 'codings', codings('{ id: a, at: 1:1-1:2, quote: b, codes: { code: c } }'), '/segments/0/codes'],
  [
    'a text for “exemplar”',
    'codings',
    codings('{ id: a, at: 1:1-1:2, quote: b, exemplar: maybe }'),
    '/segments/0/exemplar',
  ],
  [
    'a month beyond the twelfth',
    'codings',
    codings('{ id: a, at: 1:1-1:2, quote: b, on: 2026-13-01 }'),
    '/segments/0/on',
  ],
];

/** The schemas are what YAML editors complete and check with; they must say what our own readers do. */
describe('the JSON schemas', () => {
  // The first three are keywords that YAML editors know beyond the standard.
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  ajv.addVocabulary(['defaultSnippets', 'enumDescriptions', 'patternErrorMessage']);
  const schemas = {} as Record<Name, Schema>;
  const checks = {} as Record<Name, ValidateFunction>;
  for (const name of names) {
    schemas[name] = JSON.parse(readFileSync(`codebooks/schema/${name}.schema.json`, 'utf8')) as Schema;
    checks[name] = ajv.compile(schemas[name]);
  }
  const errorsIn = (name: Name, text: string): readonly ErrorObject[] => {
    checks[name](parse(text));
    return checks[name].errors ?? [];
  };
  const readers = { study: parseConfig, codebook: parseCodebook, codings: parseCodings };

  for (const file of readdirSync('codebooks').filter((entry) => entry.endsWith('.codebook.yaml'))) {
    it(`accept ${file}`, () => {
      assert.deepEqual(errorsIn('codebook', readFileSync(join('codebooks', file), 'utf8')), []);
    });
  }

  for (const [what, name, text] of valid) {
    it(`accept ${what}, as the reader does`, () => {
      assert.deepEqual(errorsIn(name, text), []);
      assert.deepEqual(readers[name](text).problems, []);
    });
  }

  it('accept unknown keys, which are kept', () => {
    assert.deepEqual(errorsIn('study', 'study: A\nlanguage: cy'), []);
    assert.deepEqual(errorsIn('codebook', 'codes: [{ id: a, x-theirs: 1 }]'), []);
    assert.deepEqual(errorsIn('codings', codings('{ id: a, at: 1:1-1:2, quote: b, x-theirs: [1] }')), []);
  });

  for (const [what, name, text, path] of wrong) {
    it(`refuse ${what}`, () => {
      assert.deepEqual([...new Set(errorsIn(name, text).map((error) => error.instancePath))], [path]);
    });
  }

  const keys: readonly (readonly [string, Schema | undefined, readonly string[]])[] = [
    ['gloss.yaml', schemas.study, configKeys],
    ['a codebook', schemas.codebook, codebookKeys],
    ['a code', schemas.codebook.definitions?.['code'], codeKeys],
    ['a codings file', schemas.codings, codingsKeys],
    ['a segment', schemas.codings.definitions?.['segment'], segmentKeys],
  ];
  for (const [what, schema, known] of keys) {
    it(`have the keys that the reader of ${what} knows, in its order`, () => {
      assert.deepEqual(Object.keys(schema?.properties ?? {}), known);
    });
  }

  /** A map with every key of the schema's map, so that the reader warns of those that it does not know. */
  const everyKey = (schema: Schema | undefined): string =>
    `{ ${Object.keys(schema?.properties ?? {})
      .map((key) => `${key}: a`)
      .join(', ')} }`;
  const smallMaps: readonly (readonly [string, Name, Schema | undefined, (map: string) => string])[] = [
    ['coder', 'study', schemas.study.definitions?.['coder'], (map) => `coders: [${map}]`],
    ['speaker', 'study', schemas.study.definitions?.['speaker'], (map) => `speakers: [${map}]`],
    [
      'example',
      'codebook',
      schemas.codebook.definitions?.['example'],
      (map) => `codes: [{ id: b, examples: [${map}] }]`,
    ],
    [
      'difference',
      'codebook',
      schemas.codebook.definitions?.['difference'],
      (map) => `codes: [{ id: b, differs: [${map}] }]`,
    ],
    [
      'coding with a weight',
      'codings',
      schemas.codings.definitions?.['coding']?.anyOf?.[1],
      (map) => codings(`{ id: b, at: 1:1-1:2, quote: c, codes: [${map}] }`),
    ],
  ];
  for (const [what, name, schema, around] of smallMaps) {
    it(`have only keys that the reader knows: ${what}`, () => {
      assert.notEqual(everyKey(schema), '{  }');
      assert.deepEqual(readers[name](around(everyKey(schema))).problems, []);
    });
  }

  it('offer the colours of the palette', () => {
    const color = schemas.codebook.definitions?.['code']?.properties?.['color'];
    assert.deepEqual(color?.anyOf?.[0]?.enum, Object.keys(palette));
  });

  it('name every check that a study may set, with what it reports and how severe it is', () => {
    const named = Object.entries(schemas.study.properties?.['checks']?.properties ?? {});
    assert.deepEqual(
      named.map(([code, { description }]) => `${code}: ${description}`),
      studyChecks.map(({ code, about, severity }) => `${code}: ${about} Default: ${severity}`),
    );
    for (const [, { enum: steps }] of named) assert.deepEqual(steps, ['off', ...severities.toReversed()]);
  });

  it('say of every key what it is for', () => {
    const bare = names.flatMap((name) => withoutDescription(schemas[name], name));
    assert.deepEqual(bare, []);
  });
});

/** Paths of the keys and definitions that an editor's hover would have nothing to say about. */
function withoutDescription(schema: Schema, path: string): readonly string[] {
  const children = [
    ...Object.entries(schema.properties ?? {}),
    ...Object.entries(schema.definitions ?? {}),
  ] satisfies (readonly [string, Schema])[];
  return [
    ...(schema.description === undefined ? [path] : []),
    ...children.flatMap(([key, child]) => withoutDescription(child, `${path}/${key}`)),
    ...(schema.anyOf ?? []).flatMap((branch) =>
      Object.entries(branch.properties ?? {}).flatMap(([key, child]) => withoutDescription(child, `${path}/${key}`)),
    ),
  ];
}
