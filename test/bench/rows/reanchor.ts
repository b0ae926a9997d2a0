import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeSegments } from '../../../server/src/core/anchor/placeSegments.js';
import { parseCodings } from '../../../server/src/core/codings/readCodings.js';
import { codingsPath } from '../../../server/src/core/study/paths.js';
import { linesOf } from '../../../server/src/core/text/lines.js';
import { applySplices, type Splice } from '../../../server/src/core/text/splice.js';
import { keptStudy, pick, randomFrom, transcriptPath } from '../generateStudy.js';
import { repeat, timed } from '../measure.js';
import { atMost, type RowGroup } from '../row.js';
import { longTranscript } from './studies.js';

/** Finding all segments of a long transcript again that was edited by another program. */
export const reanchor: RowGroup = {
  name: 'reanchor',
  table: 'large study',
  run: async ({ quick }) => {
    const folder = keptStudy(longTranscript(5000));
    const path = transcriptPath(0);
    const was = readFileSync(join(folder, path), 'utf8');
    const segments = ['coder1', 'coder2'].flatMap((coder) => {
      return parseCodings(readFileSync(join(folder, codingsPath(coder, path)), 'utf8')).value.segments;
    });
    const edited = scatterEdits(was, 500);
    const place = (known: boolean): number[] => {
      const states = placeSegments(linesOf(edited), segments, false, known ? was : undefined).map(({ state }) => state);
      return ['exact', 'moved', 'changed'].map((state) => states.filter((each) => each === state).length);
    };
    const runs = quick ? 2 : 10;
    const figures = (known: boolean): string => {
      const [exact = 0, moved = 0, changed = 0] = place(known);
      return `${exact + moved} of ${segments.length} certain, ${changed} changed`;
    };
    return [
      {
        what: 'place 5,000 segments again in 1 MB after 500 edits',
        sample: await repeat(runs, () => timed(() => place(true)), 1),
        unit: 'ms',
        aim: atMost(1000),
        how: `placeSegments with the old text: ${figures(true)}`,
      },
      {
        what: '  the old text not known',
        sample: await repeat(runs, () => timed(() => place(false)), 1),
        unit: 'ms',
        aim: atMost(3000),
        how: `placeSegments by quote, context and neighbours: ${figures(false)}`,
      },
    ];
  },
};

/** Words replaced, put in and taken out all over a text, and here and there a line put in. */
function scatterEdits(text: string, count: number): string {
  const random = randomFrom(17);
  const splices = new Map<number, Splice>();
  while (splices.size < count) {
    const start = text.indexOf(' ', Math.floor(random() * (text.length - 100))) + 1;
    const end = text.indexOf(' ', start);
    const kind = pick(random, ['replace', 'insert', 'delete', 'line'] as const);
    const put = { replace: 'corrected', insert: 'well ', delete: '', line: '\n\nINTERVIEWER: I see.\n\nP000: ' }[kind];
    splices.set(start, { start, end: kind === 'replace' || kind === 'delete' ? end : start, text: put });
  }
  return applySplices(text, [...splices.values()]);
}
