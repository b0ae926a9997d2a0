import type { Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import type { CodebookOperation } from '../../core/edit/codebook/codebookOperation.js';
import { idForName } from '../../core/edit/codebook/renameCode.js';
import { GlossError } from '../../core/glossError.js';
import { describeExtent, extentOf } from '../../core/queries/extent.js';
import { findSegments } from '../../core/queries/query.js';
import { codesOf } from '../../core/study/study.js';
import { casesByTranscript } from '../../core/cases/cases.js';
import { casesOf } from '../../disk/study/readCasesFile.js';
import { editCodebook } from '../edit.js';
import { print } from '../formats/terminal.js';
import { shownPath, studyFolder, transcriptPath, type GlobalOptions, type OpenStudy } from '../study.js';

interface Options extends GlobalOptions {
  readonly name?: string;
  readonly reason?: string;
  readonly top?: boolean;
  readonly before?: string;
  readonly segment?: readonly string[];
  readonly transcript?: readonly string[];
  readonly coder?: readonly string[];
  readonly case?: readonly string[];
}

/** What a subcommand does with its arguments: the operation on the study as it is. */
type Plan = (
  opened: OpenStudy,
  args: readonly string[],
  options: Options,
) => CodebookOperation | Promise<CodebookOperation>;

const withReason = ({ reason }: Options): { readonly reason?: string } => (reason === undefined ? {} : { reason });

/** `gloss code`: changes codes, with the codings of all coders that follow. */
export function addCode(program: Command): void {
  const group = program
    .command('code')
    .description(l10n.t('rename, merge, split, move or retire codes; codings follow'));
  const add = (signature: string, description: string, plan: Plan): Command =>
    group
      .command(signature)
      .description(description)
      .action(async (...given: readonly unknown[]) => {
        const command = given.at(-1) as Command;
        const options = command.optsWithGlobals<Options>();
        const args = given
          .slice(0, -2)
          .flat()
          .filter((value): value is string => typeof value === 'string');
        await run(studyFolder(options.study), (opened) => plan(opened, args, options));
      });
  const reason = '--reason <text>';
  add(
    'rename <code> [id]',
    l10n.t('give a code another id, another name, or both; the old id stays as an alias'),
    rename,
  )
    .option('--name <name>', l10n.t('its new name; without an id, the id follows where it was made from the name'))
    .option(reason, l10n.t('why, for the codebook’s history'));
  add(
    'merge <code> <into>',
    l10n.t('retire a code; its codings of all coders become codings of the other'),
    (_, [code = '', into = ''], options) => ({
      op: 'mergeCodes',
      code,
      into,
      ...withReason(options),
    }),
  ).option(reason, l10n.t('why, kept with the retired code'));
  add(
    'split <code> <to>',
    l10n.t('give some of a code’s segments to another code: an id, or the name of a new one'),
    split,
  )
    .option('--segment <id...>', l10n.t('these segments'))
    .option('--transcript <path...>', l10n.t('those in these transcripts'))
    .option('--coder <id...>', l10n.t('those of these coders'))
    .option('--case <id...>', l10n.t('those in transcripts about these cases'))
    .option(reason, l10n.t('why, for the codebook’s history'));
  add('move <code...>', l10n.t('put codes under another theme (the last argument), or at the top'), move)
    .option('--top', l10n.t('at the top of their codebook'))
    .option('--before <code>', l10n.t('before this code there; else last'));
  add('retire <code>', l10n.t('take a code out of use; its codings stay'), (_, [code = ''], options) => ({
    op: 'retireCode',
    code,
    ...withReason(options),
  })).option(reason, l10n.t('why, kept with the code'));
  add('restore <code>', l10n.t('take a retired code into use again'), (_, [code = '']) => ({
    op: 'restoreCode',
    code,
  }));
  add(
    'revise <code>',
    l10n.t('say that a code’s meaning has changed today; what was coded before is to be recoded'),
    (_, [code = ''], options) => ({
      op: 'reviseCode',
      code,
      ...withReason(options),
    }),
  ).option(reason, l10n.t('what changed and why, for the codebook’s history'));
  add('examples <code>', l10n.t('put passages that have the code into its examples'), (_, [code = '']) => ({
    op: 'collectExamples',
    code,
  }));
  add('delete <code>', l10n.t('remove a code that nothing uses'), (_, [code = '']) => ({ op: 'deleteCode', code }));
}

const rename: Plan = ({ study }, [code = '', id], options) => {
  const { name } = options;
  if (id === undefined && name === undefined) {
    throw new GlossError('bad-argument', l10n.t('Give the new id, or the new name with --name.'));
  }
  const newId = id ?? idForName(study, code, name ?? '');
  return { op: 'renameCode', code, id: newId, ...(name !== undefined && { name }), ...withReason(options) };
};

const split: Plan = async (opened, [code = '', to = ''], options) => {
  const { segment, transcript, coder, case: about } = options;
  if (!segment && !transcript && !coder && !about) {
    throw new GlossError(
      'bad-argument',
      l10n.t('Say which segments go over, with --segment, --transcript, --coder or --case.'),
    );
  }
  const paths = transcript && new Set(transcript.map((path) => transcriptPath(opened, path)));
  const cases = about && casesByTranscript(await casesOf(opened.folder, opened.study));
  const found = findSegments(opened.study, { codes: [code] }).flatMap(({ segments }) => segments);
  const chosen = found.filter(
    ({ record, segment: { id } }) =>
      (segment?.includes(id) ?? true) &&
      (paths?.has(record.transcript) ?? true) &&
      (coder?.includes(record.coder) ?? true) &&
      (!about || (cases?.get(record.transcript) ?? []).some((one) => about.includes(one))),
  );
  return { op: 'splitCode', code, to, segments: chosen.map((entry) => entry.segment.id), ...withReason(options) };
};

const move: Plan = (_, args, { top = false, before }) => {
  const codes = top ? args : args.slice(0, -1);
  const under = top ? null : (args.at(-1) ?? '');
  if (codes.length === 0) {
    throw new GlossError('bad-argument', l10n.t('Name the codes and then the theme to put them under, or give --top.'));
  }
  return { op: 'moveCodes', codes, under, ...(before !== undefined && { before }) };
};

async function run(
  folder: string,
  plan: (opened: OpenStudy) => CodebookOperation | Promise<CodebookOperation>,
): Promise<void> {
  let use = '';
  const step = await editCodebook(folder, async (opened) => {
    const operation = await plan(opened);
    const id = 'code' in operation ? codesOf(opened.study).find(operation.code)?.code.id : undefined;
    use = id === undefined ? '' : `: ${describeExtent(extentOf(opened.study, id))}`;
    return operation;
  });
  print([`${step.label}${use}`, ...step.changes.map(({ path }) => `  ${shownPath(folder, path)}`)]);
}
