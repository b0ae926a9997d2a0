import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { composeYaml, type YamlError } from '../../../../server/src/core/yaml/composeYaml.js';
import { atOnce } from '../../../../server/src/core/workInSteps.js';
import { OverLimit } from '../../../../server/src/core/yaml/yamlTokens.js';

/** Values and places of a node and of all below it. */
function told(node: unknown): unknown {
  if (isMap(node)) return ['map', node.range, node.flow, node.items.map(({ key, value }) => [told(key), told(value)])];
  if (isSeq(node)) return ['list', node.range, node.flow, node.items.map(told)];
  if (isScalar(node)) return [node.value, node.range];
  return isAlias(node) ? ['alias', node.source, node.range] : node;
}

const byPlace = (errors: readonly YamlError[]): readonly string[] =>
  errors.map(({ message, range: { start, end } }) => `${start}-${end} ${message}`).sort();

/** What a text says, read by us; undefined beyond limits. */
function composed(text: string, inParts: boolean): unknown {
  const errors: YamlError[] = [];
  try {
    const { contents } = atOnce(composeYaml(text, (error) => errors.push(error), inParts));
    return [told(contents), byPlace(errors)];
  } catch (error) {
    assert.ok(error instanceof OverLimit);
    return undefined;
  }
}

/** The same by the library's own function. */
function parsed(text: string): unknown {
  const document = parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
  });
  const errors = document.errors.map(({ code, message, pos: [start, end] }): YamlError => {
    // Where a second document begins is told in our words.
    if (code === 'MULTIPLE_DOCS') return { message: 'A second document begins here', range: { start, end: start + 3 } };
    return { message, range: { start, end: Math.max(end, start + 1) } };
  });
  return [told(document.contents), byPlace(errors)];
}

const code = (i: number): string =>
  `  - id: c${i}\n    include:\n      - one\n      - "two ${i}"\n${i % 5 ? '' : '\n# between\n'}    codes:\n    - id: d${i}\n      definition: >-\n        folded\n        text\n`;
const nested = (i: number): string => `      - id: n${i}\n        name: { a: [b, c] }\n`;
const times = (one: (i: number) => string, count: number): string =>
  Array.from({ length: count }, (_, i) => one(i)).join('');

const long = [
  `codebook: Big\ncodes:\n${times(code, 200)}version: 1\n`,
  `codes:\n  - id: top\n    codes:\n${times(nested, 600)}  - id: last\n    # end\n`,
  `# first\n---\n${times((i) => `- &a${i} x\n- !t y\n`, 1500)}...\n`,
  times((i) => `k${i}:\r\n`, 2200),
  `codes:\n${times((i) => `  - # c${i}\n\n`, 1500)}`,
];

describe('YAML that is read part by part', () => {
  it('says the same as what is read in one go, and as the library says', () => {
    for (const text of long) {
      assert.ok(text.length > 16_000);
      assert.deepEqual(composed(text, true), parsed(text));
      assert.deepEqual(composed(text, false), parsed(text));
    }
  });

  it('does so, too, where something was changed by hand', () => {
    const pieces = [
      '\n',
      ' ',
      '  ',
      '\t',
      '- ',
      '? ',
      ': ',
      '#c\n',
      '"',
      '|\n',
      '&a ',
      '*a ',
      '!t ',
      '%TAG ! x\n',
      '---\n',
      '[',
      ']',
      '{',
      ', ',
      '    x: y\n',
    ];
    const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), fc.constantFrom(...pieces));
    fc.assert(
      fc.property(fc.constantFrom(...long), fc.array(change, { minLength: 1, maxLength: 3 }), (text, changes) => {
        let changed = text;
        for (const [where, cut, piece] of changes) {
          const at = Math.floor(where * changed.length);
          changed = changed.slice(0, at) + piece + changed.slice(at + cut);
        }
        const parts = composed(changed, true);
        if (parts) assert.deepEqual(parts, parsed(changed));
      }),
      { numRuns: 10, seed: 7 },
    );
  });

  it('gives way between its parts', () => {
    const [text = ''] = long;
    const reading = composeYaml(text, ({ message }) => assert.fail(message), true);
    let steps = 0;
    while (!reading.next().done) steps++;
    assert.ok(steps >= text.length / 16_000, `${steps} steps`);
  });
});
