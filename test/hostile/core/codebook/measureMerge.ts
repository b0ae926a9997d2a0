/** Run as a program of its own: prints how much is executed to take in changes of codebooks of 200, 400 and 800 codes. */
import { takeWork } from '../support/countBlocks.js';

type Change = (code: string, i: number) => string;

const themes = 10;

/** A codebook with so many codes in ten themes, each changed and put into the theme that is said. */
function bookOf(codes: number, changed: Change, themeOf: (i: number) => number): string {
  const all = Array.from({ length: codes }, (_, i) => ({
    theme: themeOf(i),
    text: changed(`      - id: c${i}\n        name: Code ${i} # noted\n        definition: To say ${i}.\n`, i),
  }));
  const lists = Array.from({ length: themes }, (_, theme) =>
    [`  - id: t${theme}\n    codes:\n`, ...all.filter((code) => code.theme === theme).map(({ text }) => text)].join(''),
  );
  return `codebook: C\nversion: 1\ncodes:\n${lists.join('')}`;
}

const inTurn = (i: number): number => i % themes;
const asItWas: Change = (code) => code;

const changes: Readonly<Record<string, readonly [change: Change, themeOf: (i: number) => number]>> = {
  reworded: [(code) => code.replace('To say', 'To report'), inTurn],
  'with other ids': [(code, i) => code.replace(`c${i}\n`, `d${i}\n        aliases: [c${i}]\n`), inTurn],
  'with others between': [(code, i) => `${code}      - id: n${i}\n        name: New\n`, inTurn],
  'without every other': [(code, i) => (i % 20 < 10 ? '' : code), inTurn],
  'in other themes': [asItWas, (i) => (i + 1) % themes],
};

async function main(): Promise<void> {
  const { mergeUpstream } = await import('../../../../server/src/core/codebook/mergeUpstream.js');
  const isNot = (): boolean => false;
  const work = Object.entries(changes).map(([name, [change, themeOf]]) => {
    const counts = [200, 400, 800].map((codes) => {
      const base = bookOf(codes, asItWas, inTurn);
      const ours = bookOf(codes, (code, i) => code.replace(/Code (\d*[05])\b/, `Ours ${i}`), inTurn);
      takeWork();
      mergeUpstream(base, ours, bookOf(codes, change, themeOf), { isTaken: isNot, isUsed: isNot });
      return takeWork();
    });
    return [name, counts] as const;
  });
  console.log(JSON.stringify(Object.fromEntries(work)));
}

void main();
