import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { atOnce } from '../../../../../server/src/core/workInSteps.js';
import { composeYaml } from '../../../../../server/src/core/yaml/composeYaml.js';
import { readingUsualYaml } from '../../../../../server/src/core/yaml/usualYaml/readingUsualYaml.js';

/** What a node says, and where; of lists and maps in lines the start alone where only places were wanted. */
function described(node: Node | null | undefined, wanted?: 'places'): unknown {
  if (!node) return node;
  const [start, end] = node.range ?? [];
  if (isScalar(node)) return { text: node.value, start, end };
  const range = wanted ? { start } : { start, end };
  if (isSeq(node)) return { list: node.items.map((item) => described(item as Node, wanted)), ...range };
  if (!isMap(node)) return assert.fail('neither text, list nor map');
  const fields = node.items.map(({ key, value }) => [key, value].map((one) => described(one as Node | null, wanted)));
  return { fields, ...range };
}

/** Whether the fast reader reads a text, and if so, as the YAML library does. */
export function isReadAlike(text: string): boolean {
  const [usual, places] = [atOnce(readingUsualYaml(text)), atOnce(readingUsualYaml(text, 'places'))];
  assert.ok(places ?? !usual, text);
  if (!places) return false;
  const errors: string[] = [];
  const { contents } = atOnce(composeYaml(text, ({ message }) => errors.push(message), false));
  const expected = { errors: [], contents: described(contents, 'places') };
  assert.deepEqual({ errors, contents: described(places, 'places') }, expected, text);
  if (!usual) return false;
  assert.deepEqual(described(usual), described(contents), text);
  return true;
}
export const study = (path: string): string => readFileSync(`test/study/${path}`, 'utf8');
