import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { nameFinder, type NamePair } from '../../core/edit/pseudonyms/namePairs.js';
import { countReplaced, type NamesFound } from '../../core/edit/pseudonyms/namesFound.js';
import {
  isText,
  namesInPath,
  namesLeft,
  type NamesInPath,
  type NamesLeft,
} from '../../core/edit/pseudonyms/namesLeft.js';
import type { Pseudonymised } from '../../core/edit/pseudonyms/pseudonymise.js';
import { readCodingsPath } from '../../core/study/paths.js';
import type { Study } from '../../core/study/study.js';
import type { CodingsOf } from '../../core/study/visible.js';
import * as l10n from '../../core/text/l10n.js';
import { journalPath } from '../journal/journalFile.js';
import { listFiles, skipped } from '../files/listFiles.js';
import { namesInGit } from './namesInGit.js';
import type { StudyTexts } from './planPseudonyms.js';
import { studyPath } from '../study/studyFolder.js';

interface FindOptions {
  /** The file of the table, anywhere on this machine. */
  readonly table: string;
  /** Whether what was planned is reported as written. */
  readonly written: boolean;
  /** Whose codings may be shown to whoever asks; the others are counted. */
  readonly sees: (of: CodingsOf) => boolean;
}

/** Looks for the names of a table in all files of a study, as they are once `planned` is written, in their paths and in git. */
export async function findNames(
  { folder, study, textOf }: StudyTexts,
  pairs: readonly NamePair[],
  planned: Pseudonymised,
  { table, written, sees }: FindOptions,
): Promise<NamesFound> {
  const finder = nameFinder(pairs);
  const changes = new Map(planned.step?.changes.map((change) => [change.path, change]));
  const isSeen = (path: string): boolean => {
    const of = ownerOf(study, path);
    return of === undefined || sees(of);
  };
  const isTable = (path: string): boolean => join(folder, path) === table;
  const { files: all, outside } = await listFiles(folder, undefined, () => false);
  const left: NamesLeft[] = [];
  const paths: NamesInPath[] = [];
  const unread: { path: string; why?: string }[] = [];
  const hidden = new Set<string>();
  for (const path of all.filter((each) => !isTable(each))) {
    // Other requests are answered meanwhile.
    await setImmediate();
    const change = changes.get(path);
    const text = change ? change.after : isText(path) ? await textOf(path).catch(messageOf) : notText;
    const names =
      typeof text === 'string' ? namesLeft(study, finder, path, { before: change?.before, after: text }) : undefined;
    const inPath = namesInPath(finder, path);
    const isNamed = inPath.exact.length + inPath.near.length > 0;
    if (!isSeen(path)) {
      if (names || isNamed) hidden.add(path);
      continue;
    }
    if (names) left.push(names);
    if (isNamed) paths.push(inPath);
    if (typeof text === 'object') unread.push({ path, ...text });
  }
  const shown = <T extends { readonly path: string }>(reports: readonly T[]): readonly T[] =>
    reports.filter(({ path }) => isSeen(path));
  return {
    study: study.config.name ?? basename(folder),
    written: written && changes.size > 0,
    replaced: countReplaced(planned),
    changed: changes.size,
    files: [...changes.keys()].filter(isSeen),
    transcripts: planned.transcripts,
    codings: shown(planned.codings),
    discussions: shown(planned.discussions),
    left,
    paths,
    ...(all.some(isTable) && { table: studyPath(folder, table) }),
    unread: [...unread, ...outside.filter(({ isCut }) => isCut).map(({ path }) => ({ path, why: tooMuch() }))],
    skipped: [...skipped].filter((name) => !ownFolders.includes(name) && existsSync(join(folder, name))),
    hidden: hidden.size,
    journal: existsSync(join(folder, journalPath)),
    git: await namesInGit(folder, finder),
  };
}

/** What the report says of by itself. */
const ownFolders = ['.git', '.gloss'];

const tooMuch = (): string => l10n.t('there is too much behind this link to look through all of it');
const notText: { readonly why?: string } = {};
const messageOf = (error: unknown): { readonly why: string } => ({
  why: error instanceof Error ? error.message : String(error),
});

/** Whose codings a file holds; a discussion is that of all who code its transcript. */
function ownerOf(study: Study, path: string): CodingsOf | undefined {
  const discussion = study.discussions.get(path);
  if (discussion) return { coder: '', transcript: discussion.value.transcript };
  return study.records.get(path) ?? readCodingsPath(path);
}
