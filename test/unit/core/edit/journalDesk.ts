import { inverse, replayChange, type JournalStep } from '../../../../server/src/core/edit/journal.js';
import type { Operation } from '../../../../server/src/core/edit/operation.js';
import type { Desk } from '../support/desk.js';

export const replay = (desk: Desk, step: JournalStep): void =>
  desk.carryOut(step.changes.map((change) => replayChange(change, desk.files.get(change.path))));
export const undo = (desk: Desk, step: JournalStep): void => replay(desk, inverse(step));

export const apply = (start: number, end: number): Operation => ({
  op: 'apply',
  range: { start, end },
  codes: [{ code: 'trust' }],
});
