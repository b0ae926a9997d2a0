import { whyNotWritable } from '../study/writable.js';
import type { FileStates, JournalChange, JournalEntry, JournalStep } from './journal.js';

/** Reads a line of the journal strictly: undefined where anything of it is not as Gloss writes it. */
export function readJournalEntry(line: string): JournalEntry | undefined {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isObject(entry)) return undefined;
  const { kind, step, states } = entry;
  if (kind === 'drop' || kind === 'written') return { kind };
  if (kind !== 'step' && kind !== 'undo' && kind !== 'redo') return undefined;
  if (step === undefined) return kind === 'step' || states !== undefined ? undefined : { kind };
  if (!isStep(step)) return undefined;
  if (states === undefined) return { kind, step };
  if (!Array.isArray(states) || states.length !== step.changes.length || !states.every(isStates)) return undefined;
  return { kind, step, states };
}

type Shape = Readonly<Partial<Record<string, unknown>>>;

const isObject = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFlag = (value: unknown): boolean => value === undefined || value === true;

const isWritable = (path: unknown): boolean => typeof path === 'string' && whyNotWritable(path) === undefined;

const isStep = (value: unknown): value is JournalStep =>
  isObject(value) &&
  typeof value['label'] === 'string' &&
  isFlag(value['follows']) &&
  Array.isArray(value['changes']) &&
  value['changes'].every(isChange);

const isChange = (value: unknown): value is JournalChange =>
  isObject(value) &&
  isWritable(value['path']) &&
  isFlag(value['created']) &&
  isFlag(value['deleted']) &&
  (value['counterpart'] === undefined || isWritable(value['counterpart'])) &&
  Number.isSafeInteger(value['at']) &&
  (value['at'] as number) >= 0 &&
  ['removed', 'inserted', 'left', 'right'].every((key) => typeof value[key] === 'string');

const isStates = (value: unknown): value is FileStates =>
  isObject(value) && [value['before'], value['after']].every((state) => state === null || isDigest(state));

const isDigest = (value: unknown): boolean => typeof value === 'string' && /^[\da-f]{32}$/.test(value);
