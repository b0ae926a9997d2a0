/**
 * Run as a program of its own: prints how much is executed to place segments again, by kind of change and for texts of
 * doubling length.
 */
import { takeWork } from '../support/countBlocks.js';

async function main(): Promise<void> {
  const { placerIn } = await import('../../../../server/src/core/anchor/placeSegments.js');
  const { atOnce } = await import('../../../../server/src/core/workInSteps.js');
  const { linesOf } = await import('../../../../server/src/core/text/lines.js');
  const { changes } = await import('./changes.js');
  const { coded } = await import('../../../unit/core/anchor/texts.js');
  const place = (was: string, now: string, coders: number, segments: number): number => {
    const files = Array.from({ length: coders }, () => coded(was, segments, 60));
    takeWork();
    const placer = placerIn(linesOf(now));
    for (const file of files) atOnce(placer.place(file, { now: 'now', named: 'was', old: () => was }));
    return takeWork();
  };
  const found = Object.entries(changes).map(([name, change]) => {
    const work = [100_000, 200_000].map((size) => {
      const { was, now } = change(size);
      return place(was, now, 1, size / 1250);
    });
    return [name, work] as const;
  });
  const { was, now } = changes['replaced by an unrelated text'](50_000);
  console.log(JSON.stringify({ work: Object.fromEntries(found), coders: [1, 3].map((n) => place(was, now, n, 60)) }));
}

void main();
