import { ofCoders, segmentsInWords } from '../../core/text/spokenCounts.js';
import { WillDeleteFilesRequest, WillRenameFilesRequest, type DocumentUri } from 'vscode-languageserver-protocol';
import {
  CodeActionKind,
  RenameFile,
  type CodeAction,
  type CodeActionContext,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import { codingsToMove, pathAfter } from '../../core/edit/transcripts/moveTranscript.js';
import { GlossError } from '../../core/glossError.js';
import { recordsFor, type Study } from '../../core/study/study.js';
import { whyNotWritable } from '../../core/study/writable.js';
import { serverCommands, type MoveCodingsParams } from '#protocol';
import { uriOf, type Client, type Feature, type Studies, type Texts } from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';

/** Any file may be a transcript, since `gloss.yaml` says where they are, and any folder may hold some. */
const filters = [{ scheme: 'file', pattern: { glob: '**/*' } }];

/**
 * The renames of codings files that go with a rename of a transcript or folder, so that the editor makes and undoes them
 * together. What the files say of the transcript's path follows once that is done. Null where nothing goes along.
 */
async function renameAlong(
  workspace: Studies & Client,
  from: DocumentUri,
  to: DocumentUri,
): Promise<readonly RenameFile[]> {
  const study = workspace.studyOf(from);
  if (!study) return [];
  await workspace.ready(study);
  if (workspace.studyOf(to) !== study) {
    warnOfLeftBehind(workspace, study, [workspace.pathIn(study, from)]);
    return [];
  }
  try {
    const moves = codingsToMove(study, { from: workspace.pathIn(study, from), to: workspace.pathIn(study, to) });
    // Where one cannot move, none does; why is said when the rename is done.
    if (moves.some((move) => study.records.has(move.to) || whyNotWritable(move.to) !== undefined)) return [];
    return moves.map((move) => RenameFile.create(uriOf(study, move.from), uriOf(study, move.to)));
  } catch (error) {
    if (error instanceof GlossError) return [];
    throw error;
  }
}

/** Says which codings stay without their transcripts when these files or folders go. */
function warnOfLeftBehind(workspace: Client, study: Study, gone: readonly string[]): void {
  const isGone = (path: string): boolean =>
    gone.some((from) => from === '' || pathAfter({ from, to: '' }, path) !== undefined);
  const left = [...study.records.values()].filter(
    ({ path, transcript, value }) => value.segments.length > 0 && isGone(transcript) && !isGone(path),
  );
  if (left.length === 0) return;
  const segments = left.reduce((sum, { value }) => sum + value.segments.length, 0);
  const coders = new Set(left.map(({ coder }) => coder)).size;
  const transcripts = [...new Set(left.map(({ transcript }) => transcript))];
  const [one = ''] = transcripts;
  workspace.warn(
    transcripts.length === 1
      ? l10n.counted(
          segments,
          '1 segment {ofCoders} stays in codings/ without the transcript {one}. Put it back and everything is as before.',
          '{count} segments {ofCoders} stay in codings/ without the transcript {one}. Put it back and everything is as before.',
          { ofCoders: ofCoders(coders), one },
        )
      : l10n.t(
          '{segments} {ofCoders} stay in codings/ without their {count} transcripts. Put them back and everything is as before.',
          { segments: segmentsInWords(segments), ofCoders: ofCoders(coders), count: transcripts.length },
        ),
  );
}

/** Quick fixes for codings whose transcript is gone: transcripts that nobody has coded and that have the very same text. */
export async function movedTranscriptFixes(
  workspace: Studies & Texts,
  uri: DocumentUri,
  context: CodeActionContext,
): Promise<CodeAction[]> {
  const diagnostics = context.diagnostics.filter(
    ({ source, code }) => source === 'gloss' && code === 'missing-transcript',
  );
  const yaml = diagnostics.length > 0 ? workspace.yaml(uri) : undefined;
  if (!yaml) return [];
  const { study, path } = yaml;
  await workspace.ready(study);
  const record = study.records.get(path);
  if (!record) return [];
  const free = [...study.transcripts.keys()].filter((transcript) => recordsFor(study, transcript).length === 0).sort();
  const same: string[] = [];
  for (const transcript of free) {
    if ((await workspace.transcriptDigest(study, transcript)) === record.value.text) same.push(transcript);
  }
  return same.map((transcript) => {
    const title = l10n.t('It is now {transcript}: move its codings', { transcript });
    const params: MoveCodingsParams = { from: uriOf(study, record.transcript), to: uriOf(study, transcript) };
    return {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      isPreferred: same.length === 1,
      command: { title, command: serverCommands.moveCodings, arguments: [params] },
    };
  });
}

/** A person renames a transcript and its codings follow; whoever deletes one is told which codings stay. */
export const fileOperations: Feature = {
  capabilities: {
    workspace: {
      fileOperations: { willRename: { filters }, didRename: { filters }, willDelete: { filters } },
    },
  },
  register: (handlers, workspace: Studies & Client) => {
    handlers.on(WillRenameFilesRequest.type, async ({ files }): Promise<WorkspaceEdit | null> => {
      const renames: RenameFile[] = [];
      for (const { oldUri, newUri } of files) renames.push(...(await renameAlong(workspace, oldUri, newUri)));
      return renames.length > 0 && workspace.canRename() ? { documentChanges: renames } : null;
    });
    handlers.on(WillDeleteFilesRequest.type, async ({ files }): Promise<WorkspaceEdit | null> => {
      const byStudy = new Map<Study, string[]>();
      for (const { uri } of files) {
        const study = workspace.studyOf(uri);
        if (study) byStudy.set(study, [...(byStudy.get(study) ?? []), workspace.pathIn(study, uri)]);
      }
      for (const [study, paths] of byStudy) {
        await workspace.ready(study);
        warnOfLeftBehind(workspace, study, paths);
      }
      return null;
    });
  },
};
