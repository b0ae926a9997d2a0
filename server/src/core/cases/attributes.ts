/** What the values of an attribute are, as they show by themselves. */
export type AttributeKind = 'number' | 'date' | 'yes-no' | 'text';

/** A column of the cases file that says something about cases. */
export interface Attribute {
  /** As its heading is written. */
  readonly name: string;
  readonly kind: AttributeKind;
  /** Each value once, in order: numbers and days by size, others as a dictionary has them with numbers in them by size. */
  readonly values: readonly string[];
}

/** The attribute that a column's values make; the empty ones count as missing. */
export function attributeOf(name: string, written: Iterable<string>): Attribute {
  const values = [...new Set([...written].filter((value) => value !== ''))];
  const kind = kindOf(values);
  return { name, kind, values: values.sort((a, b) => compareValues(kind, a, b)) };
}

/** Kinds in the order in which they are tried: what fits no other is text. */
function kindOf(values: readonly string[]): AttributeKind {
  if (values.length === 0) return 'text';
  if (values.every((value) => numberIn(value) !== undefined)) return 'number';
  if (values.every((value) => yesNoIn(value) !== undefined)) return 'yes-no';
  return isDayList(values) ? 'date' : 'text';
}

/** The number that a value is, with a point or a comma before its decimals; undefined where it is none. */
export function numberIn(value: string): number | undefined {
  return /^[+-]?\d+(?:[.,]\d+)?$/.test(value) ? Number(value.replace(',', '.')) : undefined;
}

/** Whether a value says yes or no, undefined where it says neither. */
function yesNoIn(value: string): boolean | undefined {
  const word = value.toLowerCase();
  if (['yes', 'y', 'true', 'ja', 'oui', 'sí', 'si'].includes(word)) return true;
  return ['no', 'n', 'false', 'nein', 'non'].includes(word) ? false : undefined;
}

/**
 * The day that a value is, as `YYYY-MM-DD`: written so, or as spreadsheets of many countries write it, `24.12.2026` and
 * `24/12/2026`. Undefined where it is none, or could be two (`3/4/2026`).
 */
export function dayIn(value: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(value);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const [, first, mark, second, year] = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/.exec(value) ?? [];
  if (first === undefined || second === undefined) return undefined;
  if (mark === '.' || Number(first) > 12 || first === second) return dayOf(year, second, first);
  return Number(second) > 12 ? dayOf(year, first, second) : undefined;
}

const isDayList = (values: readonly string[]): boolean => values.every((value) => dayIn(value) !== undefined);

function dayOf(year = '', month = '', day = ''): string | undefined {
  const written = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const time = Date.parse(`${written}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== written ? undefined : written;
}

/** Which of two values comes first, as their attribute's kind orders them. */
export function compareValues(kind: AttributeKind, a: string, b: string): number {
  if (kind === 'number') return (numberIn(a) ?? NaN) - (numberIn(b) ?? NaN);
  if (kind === 'date') return (dayIn(a) ?? '') < (dayIn(b) ?? '') ? -1 : dayIn(a) === dayIn(b) ? 0 : 1;
  return a.localeCompare(b, 'en', { numeric: true, sensitivity: 'base' });
}
