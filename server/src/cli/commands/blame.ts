import { Option, type Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { quotedWords } from '../../core/transcript/quotedWords.js';
import { bySegmentOrder, printAt, type SegmentEntry } from '../../core/codings/segment.js';
import { GlossError } from '../../core/glossError.js';
import type { CauseOf, Commit, Deed, SegmentBlame } from '../../core/review/blame.js';
import type { ChangedPart } from '../../core/review/review.js';
import { codesOf, recordsFor, withCodings, type CodingsRecord } from '../../core/study/study.js';
import { codebookCauses } from '../../disk/codebooks/codebookCauses.js';
import { blameNow, codingsHistory, headCommit } from '../../disk/git/codingsHistory.js';
import { whyGitFailed } from '../../disk/git/git.js';
import { printJson } from '../formats/json.js';
import { print, say } from '../formats/terminal.js';
import { oneLine } from '../../core/review/reviewInWords.js';
import { cut } from '../review/toldReview.js';
import {
  openForTranscript,
  sayWhatIsMissing,
  sightOf,
  studyFolder,
  type GlobalOptions,
  type OpenStudy,
} from '../study.js';

interface Options extends GlobalOptions {
  readonly format: 'text' | 'json';
}

interface Blamed {
  readonly record: CodingsRecord;
  readonly segment: SegmentEntry;
  readonly blame: SegmentBlame;
}

/** `gloss blame`: who gave the codings of a transcript and changed them, when and in which commit. */
export function addBlame(program: Command): void {
  program
    .command('blame')
    .description(l10n.t('show who gave and changed each coding of a transcript, when and in which commit'))
    .argument('<transcript>', l10n.t('its path'))
    .addOption(new Option('--format <format>', l10n.t('how to print it')).choices(['text', 'json']).default('text'))
    .action(async (given: string, { format }: Options, command: Command) => {
      const folder = studyFolder(command.optsWithGlobals<Options>().study);
      const whole = await openForTranscript(folder, given);
      const opened = { ...whole, study: withCodings(whole.study, await sightOf(folder)) };
      const blamed = await blameOf(opened, opened.transcript);
      const nameOf = (id: string): string => codesOf(opened.study).find(id)?.code.name ?? id;
      if (format === 'json') printJson(blamed.map((entry) => asJson(entry, nameOf)));
      else if (blamed.length > 0) print([opened.transcript, ...blamed.flatMap((entry) => asText(entry, nameOf))]);
      else say(l10n.t('Nobody has coded {transcript} yet.', { transcript: opened.transcript }));
      sayWhatIsMissing(opened);
    });
}

async function blameOf({ folder, study }: OpenStudy, transcript: string): Promise<readonly Blamed[]> {
  const head = await headCommit(folder).catch((error: unknown) => {
    throw new GlossError(
      'not-found',
      l10n.t(
        '{folder} has no git history to tell from ({why}). Make it a repository with “git init”, and commit your codings.',
        { folder, why: whyGitFailed(error) },
      ),
    );
  });
  const causeOf: CauseOf = head === undefined ? () => undefined : await codebookCauses(folder, study);
  const found: Blamed[] = [];
  for (const record of recordsFor(study, transcript)) {
    const history =
      head === undefined
        ? { blame: new Map(), committed: undefined, causeOf }
        : await codingsHistory(folder, record.path, head, causeOf);
    const blame = blameNow(history, record);
    for (const segment of record.value.segments) {
      const known = blame.get(segment.id);
      if (known) found.push({ record, segment, blame: known });
    }
  }
  return found.sort((a, b) => bySegmentOrder(a.segment, b.segment));
}

type NameOf = (id: string) => string;

/** Code points of a quote that a line shows. */
const mostQuoted = 80;

function asText({ record, segment, blame }: Blamed, nameOf: NameOf): readonly string[] {
  const { from, to, quote, codes } = segment;
  return [
    '',
    `${printAt(from, to)} “${cut(oneLine(quotedWords(quote, record.transcript)), mostQuoted)}” ${record.coder}`,
    ...codes.flatMap(({ code, weight }) => {
      const deeds = (blame.codes.get(code) ?? []).toReversed().map((deed) => deedInWords(deed, nameOf));
      const name = `${nameOf(code)}${weight === undefined ? '' : ` (${weight})`}`;
      return deeds.map((deed, i) => (i === 0 ? `  ${name}: ${deed}` : `      ${l10n.t('before, {deed}', { deed })}`));
    }),
    ...blame.changes.toReversed().map(({ commit, parts }) => `  ${whenAndBy(changeOf(parts), commit)}`),
  ];
}

function deedInWords({ kind, from = '', reason, commit }: Deed, nameOf: NameOf): string {
  const deed = {
    given: () => l10n.t('given'),
    weighed: () => l10n.t('weighed again'),
    renamed: () => l10n.t('renamed from {from}', { from }),
    merged: () => l10n.t('merged from {from}', { from: nameOf(from) }),
    split: () => l10n.t('split from {from}', { from: nameOf(from) }),
  }[kind]();
  const done = whenAndBy(deed, commit);
  return reason === undefined ? done : l10n.t('{done}, because {reason}', { done, reason: oneLine(reason) });
}

const whenAndBy = (deed: string, commit: Commit | undefined): string =>
  commit
    ? l10n.t('{deed} {on} by {author} in {commit} “{subject}”', {
        deed,
        on: commit.on,
        author: commit.author,
        commit: commit.id.slice(0, 10),
        subject: commit.subject,
      })
    : l10n.t('{deed}, not committed yet', { deed });

function changeOf(parts: readonly ChangedPart[]): string {
  const words: Readonly<Record<ChangedPart, string>> = {
    bounds: l10n.t('bounds'),
    codes: l10n.t('codes'),
    weights: l10n.t('weights'),
    words: l10n.t('words'),
    memo: l10n.t('memo'),
    exemplar: l10n.t('exemplar'),
  };
  return l10n.t('{parts} changed', { parts: parts.map((part) => words[part]).join(', ') });
}

const asJson = ({ record, segment, blame }: Blamed, nameOf: NameOf): object => ({
  id: segment.id,
  coder: record.coder,
  at: printAt(segment.from, segment.to),
  quote: quotedWords(segment.quote, record.transcript),
  given: blame.given ?? null,
  codes: segment.codes.map((coding) => ({
    ...coding,
    name: nameOf(coding.code),
    deeds: (blame.codes.get(coding.code) ?? []).map((deed) => ({ ...deed, commit: deed.commit ?? null })),
  })),
  changes: blame.changes.map((change) => ({ ...change, commit: change.commit ?? null })),
});
