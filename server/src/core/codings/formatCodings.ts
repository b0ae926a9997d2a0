import { formatYaml, type Layout } from '../yaml/formatYaml.js';
import { readCanonical } from './readCanonical.js';
import { codingsKeys, segmentKeys } from './segment.js';

const layout: Layout = {
  keys: codingsKeys,
  last: 'segments',
  below: {
    segments: () => ({
      keys: segmentKeys,
      inLine: ['codes', 'sources'],
      below: { codes: () => ({ keys: ['code', 'weight'] }) },
    }),
  },
};

/**
 * A codings file in canonical order and layout, quotes in one line each. Comments, unknown keys and the order of segments
 * stay; undefined where the file has errors and is left alone.
 */
export const formatCodings = (text: string): string | undefined =>
  readCanonical(text) ? text : formatYaml(text, layout, 0);
