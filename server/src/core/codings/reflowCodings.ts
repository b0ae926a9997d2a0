import { isMap, isSeq, parseDocument, type Document } from 'yaml';
import { newlineOf } from '../text/newline.js';
import { printScalar } from '../text/scalar.js';
import { readCodings } from './readCodings.js';
import type { Codings } from './segment.js';

/**
 * A codings file written as flow maps or lists, or without its list, put into lines so that entries can be edited one by
 * one. The YAML library does it, so comments and unknown keys stay.
 */
export function reflow(text: string): [text: string, codings: Codings] {
  const document: Document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
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
