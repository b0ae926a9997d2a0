import { Option, type Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { GlossError } from '../../core/glossError.js';
import { reviewCoders as reviewCodersOf } from '../../core/review/reviewCoders.js';
import { codesOf } from '../../core/study/study.js';
import { whatIsMissing } from '../../core/study/unread.js';
import { mergeBase } from '../../disk/git/gitTree.js';
import { reviewVersions, type ReviewedStudy } from '../../disk/study/studyVersion.js';
import { reviewAsGithub } from '../review/reviewAsGithub.js';
import { reviewAsJson } from '../review/reviewAsJson.js';
import { reviewAsMarkdown } from '../review/reviewAsMarkdown.js';
import { reviewAsText } from '../review/text.js';
import type { ToldReview } from '../review/toldReview.js';
import { printAnnotations } from '../formats/github.js';
import { printJson } from '../formats/json.js';
import { printMarkdown } from '../formats/markdown.js';
import { print } from '../formats/terminal.js';
import { openToRead, sayMissing, shownPath, sightOf, studyFolder, type GlobalOptions } from '../study.js';

interface Options extends GlobalOptions {
  readonly mergeBase?: string;
  readonly format: 'text' | 'md' | 'json' | 'github';
}

/** `gloss diff`: which codings differ between two versions of the study, or between two coders. */
export function addDiff(program: Command): void {
  program
    .command('diff')
    .description(l10n.t('tell which codings were added, removed and changed since a commit, by what they mean'))
    .argument(
      '[versions]',
      l10n.t(
        'a commit to compare the files with, two as <base>..<head> (<base>...<head> from where they went apart), or two coders as coder:<id>..coder:<id>; else HEAD',
      ),
    )
    .option('--merge-base <branch>', l10n.t('compare with where the work went off from this branch'))
    .addOption(
      new Option('--format <format>', l10n.t('how to print it'))
        .choices(['text', 'md', 'json', 'github'])
        .default('text'),
    )
    .action(async (versions: string | undefined, { format, mergeBase: branch }: Options, command: Command) => {
      const folder = studyFolder(command.optsWithGlobals<Options>().study);
      const { reviewed, unread } = await review(folder, versions, branch);
      const [base, head] = [codesOf(reviewed.base.study), codesOf(reviewed.head.study)];
      const told: ToldReview = {
        review: reviewed.review,
        unread,
        nameOf: (id) => (head.find(id) ?? base.find(id))?.code.name ?? id,
      };
      if (format === 'json') printJson(reviewAsJson(told));
      else if (format === 'md') printMarkdown(reviewAsMarkdown(told));
      else if (format === 'github') printAnnotations(reviewAsGithub(told, (path) => shownPath(folder, path)));
      else print(reviewAsText(told));
      sayMissing(unread);
    });
}

interface Compared {
  readonly reviewed: ReviewedStudy;
  /** What could not be read of either side, in words. */
  readonly unread: readonly string[];
}

async function review(folder: string, versions = '', branch: string | undefined): Promise<Compared> {
  const { base, head, fromMergeBase } = readRange(versions);
  if (branch !== undefined) {
    if (base !== '' || fromMergeBase) {
      throw new GlossError(
        'bad-argument',
        l10n.t('--merge-base finds the base itself. Write “..<head>”, or leave it out.'),
      );
    }
    return compareVersions(folder, await mergeBase(folder, branch, head || 'HEAD'), head);
  }
  const [one, other] = [coderIn(base), coderIn(head)];
  if (one === undefined && other === undefined) {
    const from = fromMergeBase ? await mergeBase(folder, base || 'HEAD', head || 'HEAD') : base || 'HEAD';
    return compareVersions(folder, from, head);
  }
  if (one === undefined || other === undefined || fromMergeBase) {
    throw new GlossError(
      'bad-argument',
      l10n.t('Coders are compared with each other, as in coder:coder1..coder:coder2.'),
    );
  }
  return reviewCoders(folder, one, other);
}

/** Reads `<base>`, `<base>..<head>` or `<base>...<head>`, the last of which begins where both went apart, as in git. */
function readRange(versions: string): { base: string; head: string; fromMergeBase: boolean } {
  const dots = /\.{2,}/.exec(versions)?.[0] ?? '';
  const at = dots === '' ? versions.length : versions.indexOf(dots);
  const [base, head] = [versions.slice(0, at), versions.slice(at + dots.length)];
  if (dots.length > 3 || head.includes('..')) {
    throw new GlossError(
      'bad-argument',
      l10n.t('“{versions}” is not a range. Write <base>..<head>, or <base>...<head> to begin where both went apart.', {
        versions,
      }),
    );
  }
  return { base, head, fromMergeBase: dots.length === 3 };
}

async function compareVersions(folder: string, base: string, head: string): Promise<Compared> {
  const reviewed = await reviewVersions(folder, base, head || undefined, await sightOf(folder));
  const asOf =
    (commit: string) =>
    (path: string, place = '') =>
      l10n.t('{place} as of {commit}', { place: path + place, commit: shortName(commit) });
  return {
    reviewed,
    unread: [
      ...whatIsMissing(
        reviewed.base,
        asOf(base),
        l10n.t(
          'Segments of it that cannot be read may be told as added. Compare with a commit in which that is fixed.',
        ),
      ),
      ...whatIsMissing(
        reviewed.head,
        head === '' ? (path, place = '') => shownPath(folder, path) + place : asOf(head),
        head === ''
          ? l10n.t('Segments of it that cannot be read may be told as removed. Fix it first.')
          : l10n.t(
              'Segments of it that cannot be read may be told as removed. Compare with a commit in which that is fixed.',
            ),
      ),
    ],
  };
}

const shortName = (commit: string): string => (/^[\da-f]{40,}$/.test(commit) ? commit.slice(0, 10) : commit);

const coderIn = (version: string): string | undefined => /^coder:(.+)$/.exec(version)?.[1];

async function reviewCoders(folder: string, base: string, head: string): Promise<Compared> {
  const opened = await openToRead(folder);
  return {
    reviewed: { base: opened, head: opened, review: reviewCodersOf(opened.study, base, head) },
    unread: whatIsMissing(
      opened,
      (path, place = '') => shownPath(folder, path) + place,
      l10n.t('What cannot be read is left out.'),
    ),
  };
}
