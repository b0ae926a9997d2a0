import { statSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { movedFile, moveTranscript, pathAfter, type Move } from '../../core/edit/transcripts/moveTranscript.js';
import type { Step } from '../../core/edit/step.js';
import { GlossError } from '../../core/glossError.js';
import { configFile, mayBeCodingsOf } from '../../core/study/paths.js';
import { whyNotPortablePath } from '../../core/study/portableName.js';
import { readFilesOfMove } from '../../disk/study/filesOfMove.js';
import { commitAgain } from '../../disk/journal/commitAgain.js';
import { diskAccess } from '../../disk/journal/commitStep.js';
import { studyPath } from '../../disk/study/studyFolder.js';
import { readStudyFile } from '../../disk/files/readStudyFile.js';
import type { TextFile } from '../../disk/files/textFile.js';
import { print } from '../formats/terminal.js';
import { openWholeStudy, shownPath, studyFolder, type GlobalOptions, type OpenStudy } from '../study.js';

const mostAttempts = 5;

/** `gloss move`: moves a transcript with all that belongs to it. */
export function addMove(program: Command): void {
  program
    .command('move')
    .description(l10n.t('move or rename a transcript, or a folder of them, with codings, discussions and cases'))
    .argument('<from>', l10n.t('path of the transcript or folder; where it was, if it has been moved already'))
    .argument('<to>', l10n.t('its new path, or the folder to put it in'))
    .action(async (from: string, to: string, _options: GlobalOptions, command: Command) => {
      const folder = studyFolder(command.optsWithGlobals<GlobalOptions>().study);
      const { step, move } = await attempts(folder, from, to);
      const files = step.changes.filter(({ after }) => after !== undefined).map(({ path }) => shownPath(folder, path));
      print([
        l10n.t('Moved {from} to {to}', { from: shownPath(folder, move.from), to: shownPath(folder, move.to) }),
        ...files.map((file) => `  ${file}`),
      ]);
    });
}

async function attempts(folder: string, from: string, to: string): Promise<{ step: Step; move: Move }> {
  const done = await commitAgain(mostAttempts, async () => {
    const opened = await openWholeStudy(folder);
    const move = readMove(opened, from, to);
    const texts = await textsToMove(opened, move);
    const step = await plan(opened, move, texts);
    return { folder, access: diskAccess(folder), step, move };
  });
  if (!done) throw new GlossError('nothing-to-do', l10n.t('There is nothing to move.'));
  return done;
}

/** The paths in the study, both taken from the current folder, from the study's, or from `transcripts/`. */
function readMove({ folder, study }: OpenStudy, from: string, to: string): Move {
  const written = (path: string): string => posix.normalize(path.split(sep).join('/'));
  const bases: readonly ((path: string) => string)[] = [
    (path) => studyPath(folder, resolve(path)),
    (path) => written(path).replace(/\/$/, ''),
    (path) => `transcripts/${written(path)}`.replace(/\/$/, ''),
  ];
  const named = new Set([
    ...study.transcripts.keys(),
    ...[...study.records.values()].map((record) => record.transcript),
  ]);
  const holds = (path: string): boolean =>
    [...named].some((transcript) => pathAfter({ from: path, to: '' }, transcript) !== undefined);
  const base = bases.find((candidate) => holds(candidate(from)));
  if (!base) {
    throw new GlossError(
      'not-found',
      l10n.t('There is no transcript {given} in the study {folder}.', { given: from, folder }),
    );
  }
  const source = base(from);
  const targets = [base, ...bases].map((candidate) => candidate(to));
  const intoFolder = (target: string): string =>
    named.has(source) && (/[\\/]$/.test(to) || isFolder(join(folder, target)))
      ? `${target}/${posix.basename(source)}`
      : target;
  const fits = (target: string): boolean =>
    [...named].every((transcript) => {
      const moved = pathAfter({ from: source, to: target }, transcript);
      return moved === undefined || study.kindOf(moved) === 'transcript';
    });
  const target = targets.map(intoFolder).find(fits);
  if (target === undefined) {
    throw new GlossError(
      'bad-argument',
      l10n.t(
        '{transcript} would not be a transcript of the study {folder}; its transcripts are {transcripts}. Choose another path, or name it in gloss.yaml.',
        { transcript: to, folder, transcripts: study.config.transcripts.join(', ') },
      ),
    );
  }
  const why = whyNotPortablePath(target);
  if (why !== undefined) {
    throw new GlossError(
      'bad-argument',
      l10n.t('Nothing can be moved to {path}: {why}. Choose another path.', { path: target, why }),
    );
  }
  return { from: source, to: target };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The transcripts that are still where they were, by path. */
async function textsToMove(
  { folder, study, unreadable }: OpenStudy,
  move: Move,
): Promise<ReadonlyMap<string, TextFile>> {
  const config = unreadable.get(configFile);
  if (config !== undefined) throw new GlossError('unreadable', config);
  const texts = new Map<string, TextFile>();
  for (const path of study.transcripts.keys()) {
    const moved = pathAfter(move, path);
    if (moved === undefined) continue;
    const broken = [...unreadable.keys()].find(mayBeCodingsOf(path));
    if (broken !== undefined) throw new GlossError('unreadable', unreadable.get(broken) ?? '');
    if (moved === path) throw new GlossError('nothing-to-do', l10n.t('{path} is there already.', { path }));
    const file = await readStudyFile(folder, path);
    if (!file) continue;
    if (study.transcripts.has(moved)) {
      throw new GlossError(
        'bad-argument',
        l10n.t('{path} is there already. Move it away first; nothing was moved.', { path: moved }),
      );
    }
    texts.set(path, file);
  }
  return texts;
}

async function plan({ folder, study }: OpenStudy, move: Move, texts: ReadonlyMap<string, TextFile>): Promise<Step> {
  const transcripts = [...texts].flatMap(([from, { text }]) =>
    movedFile({ from, to: pathAfter(move, from) ?? from }, text, text),
  );
  const along = moveTranscript(study, move, await readFilesOfMove(folder, study, move));
  const changes = [...transcripts, ...(along?.changes ?? [])];
  const to = [...study.transcripts.keys()].some((path) => pathAfter({ from: move.to, to: '' }, path) !== undefined);
  if (changes.length === 0 || (texts.size === 0 && !to)) {
    throw new GlossError(
      'not-found',
      l10n.t('There is neither {from} nor {to} in the study {folder}.', { ...move, folder }),
    );
  }
  return { label: l10n.t('Move {from} to {to}', { ...move }), changes };
}
