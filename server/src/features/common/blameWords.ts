import type { Cause, Commit, Deed, SegmentBlame } from '../../core/review/blame.js';
import { oneLine } from '../../core/review/reviewInWords.js';
import type { Segment } from '../../core/codings/segment.js';
import * as l10n from '../../core/text/l10n.js';
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
    ? l10n.t('coded {day} in {commit} “{subject}”', { day: dayInWords(on ?? given.on), ...shown(given) })
    : on === undefined
      ? l10n.t('not committed yet')
      : l10n.t('coded {day}, not committed yet', { day: dayInWords(on) });
  if (last === given) return [coded];
  const causes = codes.flatMap(({ code }) => {
    const deed = blame.codes.get(code)?.findLast(isCaused);
    return deed ? [causeInWords(nameOf(code), deed, last, nameOf)] : [];
  });
  const changed = last
    ? l10n.t('changed {day} in {commit} “{subject}”', { day: dayInWords(last.on), ...shown(last) })
    : l10n.t('changed since, not committed yet');
  return [coded, changed, ...causes];
}

/** Whether a code came to a segment after it was coded, so that the codebook may tell why. */
export const isToExplain = ({ given, codes }: SegmentBlame): boolean =>
  [...codes.values()].some(([first]) => first !== undefined && first.commit !== given);

/** What the codebook was the cause of. */
type CausedDeed = Deed & Cause & { readonly from: string };

const isCaused = (deed: Deed): deed is CausedDeed => deed.from !== undefined;

/** `Trust merged from Institutional opposition, because Too close.`; the commit where it is not the latest. */
function causeInWords(
  name: string,
  { kind, from, reason, commit }: CausedDeed,
  last: Commit | undefined,
  nameOf: (id: string) => string,
): string {
  const before = escapeMarkdown(kind === 'renamed' ? from : nameOf(from));
  const given = { name: escapeMarkdown(name), before };
  const cause = commit && commit !== last ? becameIn(kind, { ...given, ...shown(commit) }) : became(kind, given);
  if (reason === undefined) return cause;
  return l10n.t('{cause}, because {reason}', {
    cause,
    reason: escapeMarkdown(cutText(oneLine(reason), longestReason)),
  });
}

interface Became {
  readonly name: string;
  readonly before: string;
}

function became(kind: Cause['kind'], { name, before }: Became): string {
  switch (kind) {
    case 'renamed':
      return l10n.t('{name} renamed from {before}', { name, before });
    case 'merged':
      return l10n.t('{name} merged from {before}', { name, before });
    case 'split':
      return l10n.t('{name} split from {before}', { name, before });
  }
}

function becameIn(kind: Cause['kind'], { name, before, commit, subject }: Became & ReturnType<typeof shown>): string {
  switch (kind) {
    case 'renamed':
      return l10n.t('{name} renamed from {before} in {commit} “{subject}”', { name, before, commit, subject });
    case 'merged':
      return l10n.t('{name} merged from {before} in {commit} “{subject}”', { name, before, commit, subject });
    case 'split':
      return l10n.t('{name} split from {before} in {commit} “{subject}”', { name, before, commit, subject });
  }
}

/** A commit as it is shown. */
const shown = ({ id, subject }: Commit): { readonly commit: string; readonly subject: string } => ({
  commit: id.slice(0, 7),
  subject: escapeMarkdown(cutText(subject, longest)),
});

const months = (): readonly string[] => [
  l10n.t('Jan'),
  l10n.t('Feb'),
  l10n.t('Mar'),
  l10n.t('Apr'),
  l10n.t('May'),
  l10n.t('Jun'),
  l10n.t('Jul'),
  l10n.t('Aug'),
  l10n.t('Sep'),
  l10n.t('Oct'),
  l10n.t('Nov'),
  l10n.t('Dec'),
];

/** `12 Nov 2026` of `2026-11-12`; what is no such day stays as it is. */
function dayInWords(written: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(written) ?? [];
  const name = months()[Number(month) - 1];
  return name === undefined
    ? escapeMarkdown(written)
    : l10n.t('{day} {month} {year}', { day: Number(day), month: name, year });
}
