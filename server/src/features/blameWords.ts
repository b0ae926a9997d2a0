import type { Commit, SegmentBlame } from '../core/review/blame.js';
import type { Segment } from '../core/codings/segment.js';
import { cutText, escapeMarkdown } from './markdown.js';

/** UTF-16 units that are shown of a commit's subject. */
const longest = 80;

/** When a segment was coded and last changed, and in which commits, as Markdown. */
export function blameInWords({ on }: Segment, blame: SegmentBlame): readonly string[] {
  const { given, last } = blame;
  const coded = given
    ? `coded ${day(on ?? given.on)} ${inCommit(given)}`
    : `${on === undefined ? '' : `coded ${day(on)}, `}${notYet}`;
  if (last === given) return [coded];
  return [coded, `changed ${last ? `${day(last.on)} ${inCommit(last)}` : `since, ${notYet}`}`];
}

const notYet = 'not committed yet';

const inCommit = ({ id, subject }: Commit): string =>
  `in ${id.slice(0, 7)} “${escapeMarkdown(cutText(subject, longest))}”`;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12 Nov 2026` of `2026-11-12`; what is no such day stays as it is. */
function day(written: string): string {
  const [, year, month = '', date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(written) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? escapeMarkdown(written) : `${Number(date)} ${name} ${year}`;
}
