import { isMap, type Document } from 'yaml';
import { composeYaml } from './composeYaml.js';
import { duplicateKeys } from './duplicateKeys.js';
import { atOnce } from '../workInSteps.js';
import { OverLimit } from './yamlTokens.js';

/** A text as the YAML library holds it, comments included. */
export interface YamlDocument {
  readonly document: Document.Parsed;
  /** Whether anything in it is wrong, or more than Gloss reads; it is then not to be written. */
  readonly isBroken: boolean;
}

/** Reads YAML in one go, to change it. Every scalar is a string. */
export function yamlDocument(text: string): YamlDocument {
  let isBroken = false;
  const tell = (): void => {
    isBroken = true;
  };
  try {
    const document = atOnce(composeYaml(text, tell, false));
    for (const key of duplicateKeys(document.contents)) if (key) tell();
    return { document, isBroken };
  } catch (error) {
    if (!(error instanceof OverLimit)) throw error;
    return { document: atOnce(composeYaml('', tell, false)), isBroken: true };
  }
}

/** The value of a map's first key, as plain lists, records and texts; undefined where it cannot be read. */
export function firstValue(text: string): unknown {
  const { document, isBroken } = yamlDocument(text);
  if (isBroken || !isMap(document.contents)) return undefined;
  try {
    return document.contents.items[0]?.value?.toJS(document);
  } catch {
    return undefined;
  }
}
