import type { Connection } from 'vscode-languageserver';
import type { DocumentUri } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileChange } from '../../core/edit/step.js';
import { configFile } from '../../core/study/paths.js';
import { wholeStudy, type Study } from '../../core/study/study.js';
import type { Workspace } from '../../features/common/workspace.js';
import type { GlossSettings } from '#protocol';
import { editorAccess } from '../steps/editorAccess.js';
import { createBlaming } from './blames.js';
import { createReviewing } from './changes.js';
import { createEditing } from '../steps/editing.js';
import { createFileMoves } from '../steps/fileMoves.js';
import { createGiveWay } from '../../disk/process/giveWay.js';
import { casesByTranscript } from '../../core/cases/cases.js';
import { casesOf } from '../../disk/study/readCasesFile.js';
import { digestOf } from '../../disk/files/digest.js';
import { today } from '../../disk/process/today.js';
import { isTrusted } from '../../disk/process/trust.js';
import { keepOldTexts } from '../documents/oldTexts.js';
import type { Documents } from '../documents/documents.js';
import { createFollowStudies, type FollowedStudies } from './followStudies.js';
import { createGeneration } from '../common/generation.js';
import { readGitUri } from '../documents/gitUri.js';
import { openStudies, type OpenStudies } from './openStudies.js';
import { createPerson } from '../connection/person.js';
import { createPseudonymising } from '../steps/pseudonymising.js';
import type { ReportProgress } from '../connection/progress.js';
import { seenStudies } from './seenStudies.js';
import { createServing, isAsOnDisk, type Serving } from './serving.js';
import { createSettingUp } from './settingUp.js';
import type { StudyHost } from './studyHost.js';
import { isGitLog } from './watchStudies.js';
import { createRedrawing } from '../drawing/redrawing.js';
import { keepTranscripts } from '../documents/transcripts.js';
import type { TextEdit } from '../../core/anchor/followEdit.js';
import { isSweeping } from '../../core/anchor/placeAfterEdit.js';

/** Everything the server holds: studies, and what is open of them. */
export interface ServerWorkspace extends Workspace, Serving, Pick<FollowedStudies, 'addFolder' | 'removeFolder'> {
  readonly changed: (document: TextDocument, edits: readonly TextEdit[], before: string | undefined) => Promise<void>;
  readonly saved: (uri: DocumentUri) => Promise<void>;
  readonly closed: (uri: DocumentUri) => Promise<void>;
  readonly changedOnDisk: (uris: readonly DocumentUri[]) => Promise<void>;
  readonly settingsChanged: () => Promise<void>;
  readonly hosts: () => readonly StudyHost[];
  /** Resolves once the latest text of a document has been read; undefined where it has. */
  readonly pendingText: (uri: DocumentUri) => Promise<void> | undefined;
  readonly hiddenCodes: (study: Study) => ReadonlySet<string>;
}

/** Told when something changed: a study as a whole, or the drawing of single documents. */
export interface WorkspaceEvents {
  readonly studyChanged: () => void;
  readonly progress: () => ReportProgress;
  /** Whether the client renames files where a workspace edit says so. */
  readonly canRename: () => boolean;
  /** Whether the client asks the person before it makes an edit that says so. */
  readonly canConfirm: () => boolean;
  /** Logs what goes wrong in work that nobody waits for. */
  readonly failed: (work: Promise<unknown>) => void;
  /** Resolves once the document has been drawn again, or, where it need not be `now`, at once. */
  readonly transcriptChanged: (uri: DocumentUri, now: boolean) => Promise<void>;
}

/** Puts together what features are given. `documents` is asked late, since following them needs the workspace. */
export function createWorkspace(
  connection: Connection,
  documents: () => Documents,
  readSettings: (uri: DocumentUri) => Promise<GlossSettings>,
  client: Workspace['client'],
  events: WorkspaceEvents,
): ServerWorkspace {
  const giveWay = createGiveWay();
  const generation = createGeneration();
  const oldTexts = keepOldTexts(() => performance.now());

  const studyChanged = (): void => {
    generation.advance();
    events.studyChanged();
  };

  const open = openStudies({
    openText: (folder, path) => openDocument(folder, path)?.getText(),
    progress: events.progress,
    changed: studyChanged,
  });
  const { hostOf, hostsOf, pathIn } = open;
  const openDocument = documentAt(documents, (...place) => open.isAt(...place));

  const transcripts = keepTranscripts({
    hostOfStudy: open.hostOfStudy,
    textOf: (uri) => documents().get(uri)?.getText(),
    openDocument,
    coderOf: (study) => coderOf(study),
    oldTexts,
    giveWay,
  });
  const hostOfStudy = (study: Study): StudyHost => transcripts.hostOfPast(wholeStudy(study)) ?? open.hostOfStudy(study);

  /** Takes changes into the model, short ones at once; what the file watcher says of them later is then no news. */
  const take = async (host: StudyHost, changes: readonly FileChange[], now = true): Promise<void> => {
    await Promise.all(
      changes.map(({ path, after }) => {
        host.written(path);
        return host.take(path, after, now);
      }),
    );
    studyChanged();
    await redraw(host, pathsOf(changes), now);
  };

  /** There is another commit: what is said of commits is said again. */
  const followGit = async (): Promise<void> => {
    events.studyChanged();
    await redrawAll(transcripts.uris().filter(readGitUri));
  };

  /** The text of a YAML file that is open, for all studies that have the file. */
  const takeText = async (document: TextDocument, now = true): Promise<void> => {
    for (const host of hostsOf(document.uri)) {
      const path = pathIn(host, document.uri);
      if (host.study.kindOf(path)) await take(host, [{ path, before: undefined, after: document.getText() }], now);
    }
  };

  /** Has all studies that have these files take them in, and shows what that changes. */
  const takeIn = async (
    uris: readonly DocumentUri[],
    take: (host: StudyHost, path: string) => Promise<boolean>,
  ): Promise<void> => {
    const touched = new Map<StudyHost, string[]>();
    for (const uri of uris) {
      for (const host of hostsOf(uri)) {
        const path = pathIn(host, uri);
        if (await take(host, path)) touched.set(host, [...(touched.get(host) ?? []), path]);
      }
    }
    for (const [host, paths] of touched) {
      studyChanged();
      await redraw(host, paths);
    }
  };
  const reread = (uris: readonly DocumentUri[]): Promise<void> => takeIn(uris, (host, path) => host.reread(path));

  const seen = seenStudies({
    open: { ...open, hostOfStudy },
    documents,
    readSettings,
    transcriptOf: transcripts.view,
    readTranscript: transcripts.read,
    changed: studyChanged,
    redraw: (host) => redraw(host, 'all'),
  });
  const { coderOf } = seen;
  const { comparisons, redraw, redrawAll } = createRedrawing(
    { uris: transcripts.uris, has: (uri) => transcripts.get(uri) !== undefined, view: seen.transcript },
    open,
    events.transcriptChanged,
  );
  const followed = createFollowStudies({
    open,
    documents: () => documents().all(),
    transcripts,
    coderOf,
    opened: (document) => serving.opened(document),
    changed: studyChanged,
    redraw,
    clear: (uri) => events.transcriptChanged(uri, true),
  });
  const editing = createEditing({
    gone: followed.letGo,
    accessTo: (host) => editorAccess(connection, host.folder, (path) => openDocument(host.folder, path), client),
    coderOf,
    transcript: async (uri, host) => {
      const view = (await transcripts.view(uri)) ?? (await transcripts.read(host.study, pathIn(host, uri)));
      // What is written speaks of this text, which nobody may ever save.
      if (view) oldTexts.remember(view.digest, view.lines.text);
      return view;
    },
    take,
  });

  const person = createPerson(connection, client, events.failed);
  const fileMoves = createFileMoves(connection, {
    warn: person.warn,
    hostOf,
    hostOfStudy,
    pathIn,
    openDocument,
    commit: editing.commit,
    reread: async (host, paths) => {
      studyChanged();
      await redraw(host, paths);
    },
  });

  const showAgain = async (): Promise<void> => {
    await Promise.all(open.all().map(({ study }) => coderOf(study)));
    studyChanged();
    await redrawAll(transcripts.uris());
  };
  const blaming = createBlaming(hostOfStudy);
  const shown = { transcripts, oldTexts, ...seen, ...blaming };
  const serving = createServing({ open, documents, ...shown, takeText, redrawAll, showAgain });

  return {
    ...person,
    ...fileMoves,
    ...followed,
    ...seen,
    ...createReviewing(hostOfStudy, seen),
    ...createPseudonymising({
      hostOfStudy,
      openText: (folder, path) => openDocument(folder, path)?.getText(),
      coderOf,
      commit: editing.commit,
    }),
    ...createSettingUp(hostOfStudy, followed.addStudy),
    ...serving,
    client,
    canRename: () => isTrusted() && events.canRename(),
    canConfirm: events.canConfirm,
    pathIn: (study, uri) => pathIn(hostOfStudy(study), uri),
    hosts: open.all,
    pendingText: (uri) => {
      const host = uri === '' ? undefined : hostOf(uri);
      return host?.pending(pathIn(host, uri));
    },
    ...blaming,
    ready: (study) => hostOfStudy(study).ready,
    transcriptStamp: (study, path) => stampOf(study, path, openDocument(hostOfStudy(study).folder, path)),
    generation: () => String(generation.current()),
    changedSince: (known, token) => generation.changedSince(known, token),
    today,
    giveWay,
    settings: readSettings,
    recentCodes: async (study) => hostOfStudy(study).recent((await coderOf(study)) ?? ''),
    cases: async (study) => casesByTranscript(await casesOf(hostOfStudy(study).folder, study)),
    run: (uri, operation) => editing.run(uri, hostOf(uri), operation),
    replay: (study, kind) => editing.replay(hostOfStudy(study), kind),
    changesIn: comparisons.changesIn,
    setCompared: (pairs) => redrawAll(comparisons.set(pairs)),
    changed: async (document, edits, before) => {
      const transcript = transcripts.get(document.uri);
      if (transcript) {
        transcript.edit(edits, () => document.getText(), before);
        // A file that another program has changed, and that the editor has read again.
        if (isSweeping(edits) && (await isAsOnDisk(document))) transcript.replace();
        await events.transcriptChanged(document.uri, false);
        return;
      }
      if (document.uri.startsWith('file:')) await takeText(document, false);
    },
    saved: async (uri) => {
      const host = hostOf(uri);
      const text = documents().get(uri)?.getText();
      if (host && pathIn(host, uri) === configFile) await reread([uri]);
      if (!host || readGitUri(uri) || !transcripts.get(uri) || text === undefined) return;
      oldTexts.remember(digestOf(text), text);
      await editing.saveAnchors(uri, host);
    },
    closed: async (uri) => {
      if (!transcripts.close(uri) && uri.startsWith('file:')) await reread([uri]);
    },
    changedOnDisk: async (uris) => {
      await followed.changedOnDisk(uris);
      const isOpen = (uri: DocumentUri): boolean => documents().get(uri) !== undefined;
      await reread(uris.filter((uri) => !isOpen(uri)));
      await takeIn(uris.filter(isOpen), (host, path) => host.noticeTranscript(path));
      if (uris.some(isGitLog)) await followGit();
    },
    settingsChanged: showAgain,
  };
}

function stampOf({ transcripts }: Study, path: string, document: TextDocument | undefined): string | undefined {
  const version = transcripts.get(path);
  if (version === undefined) return undefined;
  return document ? `open ${document.version}` : `disk ${version}`;
}

/** Finds the open document of a file of a study's folder. */
const documentAt =
  (documents: () => Documents, isAt: OpenStudies['isAt']) =>
  (folder: string, path: string): TextDocument | undefined =>
    [...documents().all()].find(({ uri }) => isAt(uri, folder, path));

const pathsOf = (changes: readonly FileChange[]): readonly string[] => changes.map(({ path }) => path);
