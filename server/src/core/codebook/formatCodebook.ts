import { formatYaml, type Layout } from '../yaml/formatYaml.js';
import { codebookKeys, codeKeys } from './parseCodebook.js';
import { exampleKeys, historyKeys, originKeys } from './parseDetails.js';

/** Columns beyond which prose is broken. */
const lineWidth = 120;

const codeLayout: Layout = {
  keys: codeKeys,
  last: 'codes',
  below: {
    examples: () => ({ keys: exampleKeys }),
    differs: () => ({ keys: ['code', 'rule'] }),
    codes: () => codeLayout,
  },
};

const layout: Layout = {
  keys: codebookKeys,
  last: 'codes',
  below: {
    origin: () => ({ keys: originKeys }),
    history: () => ({ keys: historyKeys }),
    codes: () => codeLayout,
  },
};

/**
 * A codebook in canonical order and layout. Comments, unknown keys and the order of codes stay; undefined where the file
 * has errors and is left alone.
 */
export const formatCodebook = (text: string): string | undefined => formatYaml(text, layout, lineWidth);
