import { anchorOf } from '../../../../server/src/core/anchor/makeSegment.js';
import { printSegment } from '../../../../server/src/core/codings/printCodings.js';
import type { Operation } from '../../../../server/src/core/edit/operation.js';
import { linesOf } from '../../../../server/src/core/text/lines.js';
import { codingsFile, codingsPath, deskOf, type Desk } from './desk.js';

export const bookPath = 'codebooks/main.codebook.yaml';

const text = Array.from(
  { length: 14 },
  (_, i) => `P01: line ${i} has words a${i} b${i} c${i} d${i} e${i} to be coded.\n`,
).join('');
const book = `codebook: Small
version: 1.0.0
codes:
  # the first theme
  - id: paces
    name: Paces
    definition: Work is held up or hurried because partners move at different speeds.
    include: [Waiting, Hurry]
  - id: theme
    name: Theme
    codes:
      - id: trust
        name: Trust
        definition: Somebody relies on another. # as agreed
      - id: power
        name: Power
        definition: |-
          Who decides.

          And who does not.
  - id: time
    name: Time
`;

/** The study from which both sides go on: five segments of coder1 in fourteen lines, and four codes. */
export function commonDesk(prefix = 'new'): Desk {
  const lines = linesOf(text);
  const entries = [1, 3, 4, 8, 11].map((line, i) => {
    const start = text.indexOf(`a${line} `);
    return printSegment({
      id: `seg${i}`,
      ...anchorOf(lines, { start, end: start + 5 }),
      codes: i % 2 === 0 ? [{ code: 'trust' }] : [{ code: 'paces' }, { code: 'power' }],
      ...(i === 2 && { memo: 'Said after a long pause, and in a low voice.' }),
      on: '2026-11-01',
    });
  });
  const desk = deskOf(text, { [bookPath]: book, [codingsPath]: codingsFile(text, entries.join('')) });
  let made = 0;
  return { ...desk, edit: (operation) => edit(desk, operation, () => `${prefix}${++made}`) };
}

/** As the desk's own, with ids of a side's own. */
function edit(desk: Desk, operation: Operation, newId: () => string): ReturnType<Desk['edit']> {
  Object.assign(desk.context, { newId });
  return desk.edit(operation);
}
