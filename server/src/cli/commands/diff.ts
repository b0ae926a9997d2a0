import { Option, type Command } from 'commander';
import { compareCodebooks } from '../../core/codebook/compareCodebooks.js';
import { GlossError } from '../../core/glossError.js';
import { compareCoders } from '../../core/review/compareCoders.js';
import { codesOf, currentId } from '../../core/study/study.js';
import { mergeBase } from '../../lsp/node/gitTree.js';
import { reviewVersions, type ReviewedStudy } from '../../lsp/node/studyVersion.js';
import { reviewAsGithub } from '../review/github.js';
import { reviewAsJson } from '../review/json.js';
import { reviewAsMarkdown } from '../review/markdown.js';
import { reviewAsText } from '../review/text.js';
import { print, printJson } from '../output.js';
import { openWholeStudy, sayWhatIsMissing, shownPath, studyFolder, type GlobalOptions } from '../study.js';

interface Options extends GlobalOptions {
  readonly mergeBase?: string;
  readonly format: 'text' | 'md' | 'json' | 'github';
}

/** `gloss diff`: which codings differ between two versions of the study, or between two coders. */
export function addDiff(program: Command): void {
  program
    .command('diff')
    .description('tell which codings were added, removed and changed since a commit, by what they mean')
    .argument(
      '[versions]',
      'a commit to compare the files with, two as <base>..<head>, or two coders as coder:<id>..coder:<id>; else HEAD',
    )
    .option('--merge-base <branch>', 'compare with where the work went off from this branch')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['text', 'md', 'json', 'github']).default('text'),
    )
    .action(async (versions: string | undefined, { format, mergeBase: branch }: Options, command: Command) => {
      const folder = studyFolder(command.optsWithGlobals<Options>().study);
      const reviewed = await review(folder, versions, branch);
      const { review: found } = reviewed;
      const nameOf = (id: string): string =>
        (codesOf(reviewed.head).find(id) ?? codesOf(reviewed.base).find(id))?.code.name ?? id;
      if (format === 'json') printJson(reviewAsJson(found));
      else if (format === 'md') print(reviewAsMarkdown(found, nameOf));
      else if (format === 'github') print(reviewAsGithub(found, nameOf, (path) => shownPath(folder, path)));
      else print(reviewAsText(found, nameOf));
      sayWhatIsMissing({ folder, study: reviewed.head, unreadable: new Map() });
    });
}

async function review(
  folder: string,
  versions: string | undefined,
  branch: string | undefined,
): Promise<ReviewedStudy> {
  const [base = '', head = '', ...more] = (versions ?? '').split(/\.\.+/);
  if (more.length > 0) throw new GlossError('bad-argument', `“${versions}” names more than two versions.`);
  if (branch !== undefined) {
    if (base !== '') {
      throw new GlossError('bad-argument', '--merge-base finds the base itself. Write “..<head>”, or leave it out.');
    }
    return reviewVersions(folder, await mergeBase(folder, branch, head || 'HEAD'), head || undefined);
  }
  const [one, other] = [coderIn(base), coderIn(head)];
  if (one !== undefined && other !== undefined) return reviewCoders(folder, one, other);
  if (one !== undefined || other !== undefined) {
    throw new GlossError('bad-argument', 'Coders are compared with each other, as in coder:coder1..coder:coder2.');
  }
  return reviewVersions(folder, base || 'HEAD', head || undefined);
}

const coderIn = (version: string): string | undefined => /^coder:(.+)$/.exec(version)?.[1];

async function reviewCoders(folder: string, base: string, head: string): Promise<ReviewedStudy> {
  const { study } = await openWholeStudy(folder);
  const codings = (coder: string) => {
    const records = [...study.records.values()].filter((record) => record.coder === coder);
    if (records.length > 0) return records.map(({ value, transcript }) => ({ ...value, coder, transcript }));
    const known = [...new Set([...study.records.values()].map((record) => record.coder))].sort().join(', ');
    throw new GlossError('not-found', `“${coder}” has coded nothing in this study. Who has: ${known || 'nobody'}.`);
  };
  const transcripts = compareCoders(codings(base), codings(head), (id) => currentId(study, id));
  return { base: study, head: study, review: { transcripts, codebook: compareCodebooks([], []) } };
}
