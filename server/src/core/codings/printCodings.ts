import { isPlainDay, printFlowScalar, printList, printScalar } from '../yaml/scalar.js';
import { printAt, type Coding, type Codings, type Segment } from './segment.js';

/** Prints a codings file in canonical form. */
export function printCodings(codings: Omit<Codings, 'segments'> & { readonly segments: readonly Segment[] }): string {
  const { segments } = codings;
  return (
    printHeader(codings) +
    (segments.length === 0 ? 'segments: []\n' : `segments:\n${segments.map(printSegment).join('')}`)
  );
}

function printHeader({ transcript, coder, text, done, dismissed = [] }: Omit<Codings, 'segments'>): string {
  const header = `transcript: ${printScalar(transcript, 2)}\ncoder: ${printScalar(coder, 2)}\ntext: ${printScalar(text, 2)}\n`;
  const day = done === undefined ? '' : `done: ${printDay(done)}\n`;
  return header + day + (dismissed.length === 0 ? '' : `dismissed: ${printList(dismissed)}\n`);
}

/** A day as it stands after `key: `. */
const printDay = (day: string): string => (isPlainDay(day) ? day : printScalar(day, 2));

/** Prints a segment as an entry of the list, its last line break included. */
export function printSegment(segment: Segment): string {
  const lines = fieldsOf(segment).map(([key, value]) => `${key}: ${value}\n`);
  return `  - ${lines.join('    ')}`;
}

/** The fields that a segment prints, in canonical order, values as they stand after `key: `. */
export function fieldsOf(segment: Segment): readonly (readonly [key: string, value: string])[] {
  const text = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : printScalar(value, 6);
  const day = (value: string | undefined): string | undefined =>
    value !== undefined && isPlainDay(value) ? value : text(value);
  const values: readonly (readonly [string, string | undefined])[] = [
    ['id', text(segment.id)],
    ['at', printAt(segment.from, segment.to)],
    ['text', text(segment.text)],
    ['quote', text(segment.quote)],
    ['before', text(segment.before)],
    ['after', text(segment.after)],
    ['codes', printCodes(segment.codes)],
    ['memo', text(segment.memo)],
    ['exemplar', segment.exemplar ? 'true' : undefined],
    ['on', day(segment.on)],
    ['reviewed', day(segment.reviewed)],
    ['sources', segment.sources?.length ? printList(segment.sources) : undefined],
  ];
  return values.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
}

/** Prints a segment’s codes as the list on the line of its key. */
export function printCodes(codes: readonly Coding[]): string {
  const items = codes.map(({ code, weight }) =>
    weight === undefined
      ? printFlowScalar(code)
      : `{ code: ${printFlowScalar(code)}, weight: ${typeof weight === 'number' ? weight : printFlowScalar(weight)} }`,
  );
  return `[${items.join(', ')}]`;
}
