import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { atOnce } from '../../../../../server/src/core/workInSteps.js';
import { composeYaml } from '../../../../../server/src/core/yaml/composeYaml.js';
import { readingUsualYaml } from '../../../../../server/src/core/yaml/usualYaml/readingUsualYaml.js';

/** What a node says, and where. */
function described(node: Node | null | undefined): unknown {
  if (!node) return node;
  const [start, end] = node.range ?? [];
  if (isScalar(node)) return { text: node.value, start, end };
  if (isSeq(node)) return { list: node.items.map((item) => described(item as Node)), start, end };
  if (!isMap(node)) return assert.fail('neither text, list nor map');
  const fields = node.items.map(({ key, value }) => [described(key as Node), described(value as Node | null)]);
  return { fields, start, end };
}

/** Whether the fast reader reads a text, and if so, as the YAML library does. */
export function isReadAlike(text: string): boolean {
  const usual = atOnce(readingUsualYaml(text));
  if (!usual) return false;
  const errors: string[] = [];
  const { contents } = atOnce(composeYaml(text, ({ message }) => errors.push(message), false));
  assert.deepEqual({ errors, contents: described(usual) }, { errors: [], contents: described(contents) }, text);
  return true;
}
export const study = (path: string): string => readFileSync(`test/study/${path}`, 'utf8');
