import { Session } from 'node:inspector';

/**
 * Reads hostile YAML and prints how much work that was: how often blocks of our code and of the YAML library were executed, and
 * how many characters were searched. Only what is loaded after the count begins is counted, so this is a process of its own.
 * Its arguments are a number of UTF-16 units and, where not all are wanted, the name of a reader and names of texts.
 */
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

const counted = /\/out\/server\/|\/node_modules\/yaml\//;
let searched = 0;

/** Blocks and characters since this was last asked. */
function takeWork(): number {
  let work = searched;
  session.post('Profiler.takePreciseCoverage', (error, { result }) => {
    if (error) throw error;
    for (const { url, functions } of result) {
      if (!counted.test(url)) continue;
      for (const { ranges } of functions) for (const { count } of ranges) work += count;
    }
  });
  searched = 0;
  return work;
}

/** Searches for a character go through a text without a block being executed. */
function countSearches(): void {
  count(
    'indexOf',
    (text, from, found) => (found < 0 ? text.length : found) - Math.min(Math.max(0, from ?? 0), text.length),
  );
  count(
    'lastIndexOf',
    (text, from, found) => Math.min(Math.max(0, from ?? text.length), text.length) - Math.max(0, found),
  );
}

/** Lets a method of texts count what it goes through. */
function count(
  key: 'indexOf' | 'lastIndexOf',
  through: (text: string, from: number | undefined, found: number) => number,
): void {
  const real = Reflect.get<object, string>(String.prototype, key) as (piece: string, from?: number) => number;
  String.prototype[key] = function (this: string, ...values: [piece: string, from?: number]): number {
    const found = Reflect.apply(real, this, values);
    searched += through(this, values[1], found);
    return found;
  };
}

async function main(): Promise<void> {
  const [units, only, ...names] = process.argv.slice(2);
  countSearches();
  const { hostileYaml, yamlReaders } = await import('../../hostile/core/support/hostileYaml.js');
  for (const [what, ofLength] of Object.entries(hostileYaml)) {
    if (names.length > 0 && !names.includes(what)) continue;
    const text = ofLength(Number(units));
    for (const [reader, read] of Object.entries(yamlReaders)) {
      if (only !== undefined && only !== reader) continue;
      takeWork();
      const { problems } = read(text);
      const work = takeWork();
      process.stdout.write(
        `${JSON.stringify({ what, reader, units: text.length, work, problems: problems.length })}\n`,
      );
    }
  }
}

void main();
