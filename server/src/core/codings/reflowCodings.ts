import { isMap, isSeq, type Document } from 'yaml';
import { GlossError } from '../glossError.js';
import { newlineOf } from '../text/newline.js';
import { printScalar } from '../yaml/scalar.js';
import { yamlDocument } from '../yaml/yamlDocument.js';
import { readCodings } from './readCodings.js';
import type { Codings } from './segment.js';
import * as l10n from '../text/l10n.js';

/**
 * A codings file written as flow maps or lists, or without its list, put into lines so that entries can be edited one by
 * one. The YAML library does it, so comments and unknown keys stay.
 */
export function reflow(text: string): [text: string, codings: Codings] {
  const read = yamlDocument(text);
  if (read.isBroken) {
    throw new GlossError('unreadable', l10n.t('These codings cannot be read. Fix them first; nothing was written.'));
  }
  const document: Document = read.document;
  const root = document.contents;
  if (isMap(root)) {
    root.flow = false;
    const segments = root.get('segments', true) as unknown;
    if (!isSeq(segments)) root.set('segments', document.createNode([]));
    else {
      segments.flow = segments.items.length === 0;
      for (const item of segments.items) if (isMap(item)) item.flow = false;
    }
  }
  const flowed = document.toString({ lineWidth: 0, defaultStringType: 'PLAIN' }).replaceAll('\n', newlineOf(text));
  return [flowed, readCodings(flowed).value];
}

/** The first lines of a new codings file, up to its list. */
export function newCodingsFile(transcript: string, coder: string, digest: string): string {
  return `transcript: ${printScalar(transcript, 2)}\ncoder: ${printScalar(coder, 2)}\ntext: ${digest}\nsegments: []\n`;
}
