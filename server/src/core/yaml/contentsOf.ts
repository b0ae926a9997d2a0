import type { ParsedNode } from 'yaml';
import { atOnce } from '../workInSteps.js';
import { readingUsualYaml } from './usualYaml/readingUsualYaml.js';
import { yamlDocument } from './yamlDocument.js';

/** What a text of YAML holds, read the fast way where it is usual; null where that is nothing, undefined where it has errors. */
export function contentsOf(text: string, wanted?: 'places'): ParsedNode | null | undefined {
  const usual = atOnce(readingUsualYaml(text, wanted));
  if (usual) return usual;
  const { document, isBroken } = yamlDocument(text);
  return isBroken ? undefined : document.contents;
}
