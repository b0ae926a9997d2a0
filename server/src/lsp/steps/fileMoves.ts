import type { Connection } from 'vscode-languageserver';
import type { DocumentUri } from 'vscode-languageserver-protocol';
import { codingsToMove, moveTranscript, pathAfter, type Move } from '../../core/edit/transcripts/moveTranscript.js';
import type { Step } from '../../core/edit/step.js';
import { GlossError } from '../../core/glossError.js';
import type { Study } from '../../core/study/study.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Workspace } from '../../features/common/workspace.js';
import { readFilesOfMove } from '../../disk/study/filesOfMove.js';
import { digestOf } from '../../disk/files/digest.js';
import { readStudyFile } from '../../disk/files/readStudyFile.js';
import type { StudyHost } from '../studies/studyHost.js';
import * as l10n from '../../core/text/l10n.js';

/** What moving codings along takes from the studies that are open. */
export interface FileMovesNeeds {
  readonly warn: Workspace['warn'];
  readonly hostOf: (uri: DocumentUri) => StudyHost | undefined;
  readonly hostOfStudy: (study: Study) => StudyHost;
  readonly pathIn: (host: StudyHost, uri: DocumentUri) => string;
  readonly openDocument: (folder: string, path: string) => TextDocument | undefined;
  /** Works a step out and writes it. */
  readonly commit: (host: StudyHost, plan: () => Promise<Step | undefined>) => Promise<Step | undefined>;
  /** Files have been read again: shows what follows from it. */
  readonly reread: (host: StudyHost, paths: readonly string[]) => Promise<void>;
}

/** Makes what belongs to a transcript follow it, and tells where that cannot be. */
export function createFileMoves(
  connection: Connection,
  { hostOf, hostOfStudy, pathIn, openDocument, commit, reread, warn }: FileMovesNeeds,
): Pick<Workspace, 'moveCodings' | 'transcriptDigest'> {
  const moveCodings = async (fromUri: DocumentUri, toUri: DocumentUri): Promise<Step | undefined> => {
    const host = hostOf(fromUri);
    if (!host || hostOf(toUri) !== host) {
      throw new GlossError('no-study', l10n.t('Both files have to belong to one study for codings to follow.'));
    }
    await host.ready;
    const move: Move = { from: pathIn(host, fromUri), to: pathIn(host, toUri) };
    const paths = [...host.study.transcripts.keys()].flatMap((path) => bothPaths(move, path));
    for (const { transcript } of host.study.records.values()) paths.push(...bothPaths(move, transcript));
    // What the editor has moved along already may not have been told yet.
    for (const { from, to } of codingsIfAny(host.study, move)) paths.push(from, to);
    const touched = [...new Set([move.from, move.to, ...paths])].filter((path) => host.study.kindOf(path));
    await Promise.all(touched.map((path) => host.reread(path)));
    if (touched.length > 0) await reread(host, touched);
    return commit(host, async () =>
      moveTranscript(host.study, move, await readFilesOfMove(host.folder, host.study, move)),
    );
  };

  const follow = async (oldUri: DocumentUri, newUri: DocumentUri): Promise<void> => {
    if (!hostOf(oldUri) || hostOf(newUri) !== hostOf(oldUri)) return;
    try {
      await moveCodings(oldUri, newUri);
    } catch (error) {
      warn(
        error instanceof GlossError
          ? error.message
          : l10n.t('Codings could not follow {file}: {why}', { file: newUri, why: String(error) }),
      );
    }
  };
  // One after the other, for a file may be renamed back while its codings still follow.
  let followed: Promise<void> = Promise.resolve();
  connection.workspace.onDidRenameFiles(({ files }) => {
    for (const { oldUri, newUri } of files) followed = followed.then(() => follow(oldUri, newUri));
  });

  return {
    moveCodings,
    transcriptDigest: async (study, path) => {
      const { folder } = hostOfStudy(study);
      const open = openDocument(folder, path)?.getText();
      const text = open ?? (await readStudyFile(folder, path).catch(() => undefined))?.text;
      return text === undefined ? undefined : digestOf(text);
    },
  };
}

function bothPaths(move: Move, path: string): readonly string[] {
  const after = pathAfter(move, path);
  return after === undefined ? [] : [path, after];
}

/** As {@link codingsToMove}; none where the move is refused, which is said when it is made. */
function codingsIfAny(study: Study, move: Move): readonly Move[] {
  try {
    return codingsToMove(study, move);
  } catch {
    return [];
  }
}
