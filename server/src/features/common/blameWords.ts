import type { Commit, Deed, SegmentBlame } from '../../core/review/blame.js';
import { oneLine } from '../../core/review/reviewInWords.js';
import type { Segment } from '../../core/codings/segment.js';
import { cutText, escapeMarkdown } from './markdown.js';

/** UTF-16 units that are shown of a commit's subject. */
const longest = 80;
/** UTF-16 units that are shown of the reason for a change of the codebook. */
const longestReason = 200;

/** When a segment was coded and last changed, in which commits, and what the codebook made of its codes, as Markdown. */
export function blameInWords(segment: Segment, blame: SegmentBlame, nameOf: (id: string) => string): readonly string[] {
  const { on, codes } = segment;
  const { given, last } = blame;
  const coded = given
    ? `coded ${day(on ?? given.on)} ${inCommit(given)}`
    : `${on === undefined ? '' : `coded ${day(on)}, `}${notYet}`;
  if (last === given) return [coded];
  const causes = codes.flatMap(({ code }) => {
    const deed = blame.codes.get(code)?.findLast(({ from }) => from !== undefined);
    return deed ? [`${escapeMarkdown(nameOf(code))} ${causeInWords(deed, last, nameOf)}`] : [];
  });
  return [coded, `changed ${last ? `${day(last.on)} ${inCommit(last)}` : `since, ${notYet}`}`, ...causes];
}

/** Whether a code came to a segment after it was coded, so that the codebook may tell why. */
export const isToExplain = ({ given, codes }: SegmentBlame): boolean =>
  [...codes.values()].some(([first]) => first !== undefined && first.commit !== given);

/** `merged from Institutional opposition, because Too close.`; the commit where it is not the latest. */
function causeInWords(
  { kind, from = '', reason, commit }: Deed,
  last: Commit | undefined,
  nameOf: (id: string) => string,
): string {
  const before = escapeMarkdown(kind === 'renamed' ? from : nameOf(from));
  const where = commit && commit !== last ? ` ${inCommit(commit)}` : '';
  const why = reason === undefined ? '' : `, because ${escapeMarkdown(cutText(oneLine(reason), longestReason))}`;
  return `${kind} from ${before}${where}${why}`;
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
