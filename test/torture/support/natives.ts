/**
 * Counts what built-in functions do, which counts of executed code do not show: units and items that they go through. It
 * replaces methods of built-in prototypes for good, so it belongs into a worker thread of its own. Of expressions it counts
 * what they go through forwards; how often they go back is what `expressions.test.ts` is about.
 */
const counts = new Map<string, number>();
let silent = false;

/** What built-in functions have done since this was last asked, by their names. */
export function takeNativeWork(): ReadonlyMap<string, number> {
  const taken = new Map(counts);
  counts.clear();
  return taken;
}

function add(name: string, work: number): void {
  if (!silent) counts.set(name, (counts.get(name) ?? 0) + work + 1);
}

type Method = (this: unknown, ...values: unknown[]) => unknown;
type Work = (self: never, values: readonly never[], result: never) => number;

/** Lets a method count, and what it calls itself not. */
function count(owner: object, key: PropertyKey, name: string, work: Work): void {
  const real = methodOf(owner, key);
  Object.defineProperty(owner, key, {
    configurable: true,
    writable: true,
    value(this: unknown, ...values: unknown[]): unknown {
      const result = Reflect.apply(real, this, values);
      add(name, work(this as never, values as never, result as never));
      return result;
    },
  });
}

/** A method as it stands on its prototype. */
const methodOf = (owner: object, key: PropertyKey): Method => Reflect.get(owner, key) as Method;

const lengthOf = (value: unknown): number => (typeof value === 'string' || Array.isArray(value) ? value.length : 1);
const whole: Work = (self) => lengthOf(self);
const made: Work = (_self, _values, result) => lengthOf(result);
const shortened: Work = (self, _values, result) => lengthOf(self) - lengthOf(result);

/** Up to where the piece was found, or to the end. */
const searched: Work = (self, [, from]: readonly unknown[], result) => {
  const start = typeof from === 'number' ? Math.max(0, from) : 0;
  return Math.max(0, (typeof result === 'number' && result >= 0 ? result : lengthOf(self)) - start);
};
const searchedBack: Work = (self, [, from]: readonly unknown[], result) => {
  const start = typeof from === 'number' ? Math.max(0, Math.min(from, lengthOf(self))) : lengthOf(self);
  return start - (typeof result === 'number' && result >= 0 ? result : 0);
};

for (const key of ['indexOf', 'search']) count(String.prototype, key, `String.${key}`, searched);
for (const key of ['includes', 'toLowerCase', 'toUpperCase', 'normalize', 'replaceAll', 'localeCompare']) {
  count(String.prototype, key, `String.${key}`, whole);
}
for (const key of ['repeat', 'padStart', 'padEnd', 'split']) count(String.prototype, key, `String.${key}`, made);
for (const key of ['trim', 'trimStart', 'trimEnd']) count(String.prototype, key, `String.${key}`, shortened);
count(String.prototype, 'lastIndexOf', 'String.lastIndexOf', searchedBack);

count(Array.prototype, 'indexOf', 'Array.indexOf', searched);
count(Array.prototype, 'lastIndexOf', 'Array.lastIndexOf', searchedBack);
for (const key of ['includes', 'reverse', 'fill', 'unshift', 'shift', 'splice', 'toSorted']) {
  count(Array.prototype, key, `Array.${key}`, whole);
}
for (const key of ['slice', 'concat', 'flat']) count(Array.prototype, key, `Array.${key}`, made);
count(Array.prototype, 'join', 'Array.join', made);

/** Each step of a spread or of `Array.from` is one. */
for (const iterable of [[], new Map(), new Set()]) {
  const prototype = Object.getPrototypeOf(iterable[Symbol.iterator]()) as object;
  count(prototype, 'next', 'iteration', () => 0);
}

const exec = methodOf(RegExp.prototype, 'exec');
Object.defineProperty(RegExp.prototype, 'exec', {
  configurable: true,
  writable: true,
  value(this: RegExp, text: string): unknown {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = Reflect.apply(exec, this, [text]) as RegExpExecArray | null;
    add('RegExp.exec', consumed(this, text, from, match));
    return match;
  },
});

/** What an expression goes through where it never goes back. */
function consumed(pattern: RegExp, text: string, from: number, match: RegExpExecArray | null): number {
  if (match) return match[0].length + match.index - from;
  const looksAtOnePlace = pattern.sticky || (pattern.source.startsWith('^') && !pattern.multiline);
  return looksAtOnePlace ? 0 : text.length - from;
}

/** Runs without counting: what a test does between what it counts. */
export function uncounted<T>(run: () => T): T {
  silent = true;
  try {
    return run();
  } finally {
    silent = false;
  }
}
