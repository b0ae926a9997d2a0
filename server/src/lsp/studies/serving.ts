import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentUri } from 'vscode-languageserver-protocol';
import type { Study } from '../../core/study/study.js';
import type { Documents } from '../documents/documents.js';
import { readGitUri } from '../documents/gitUri.js';
import { findStudyFolder } from '../../disk/study/studyFolder.js';
import { readTextFile } from '../../disk/files/textFile.js';
import { setTrusted } from '../../disk/process/trust.js';
import type { OldTexts } from '../documents/oldTexts.js';
import type { Workspace } from '../../features/common/workspace.js';
import { fileOf, type OpenStudies } from './openStudies.js';
import type { Transcripts } from '../documents/transcripts.js';

interface Needs extends Pick<Workspace, 'transcript' | 'blame'> {
  readonly open: OpenStudies;
  readonly documents: () => Documents;
  readonly transcripts: Transcripts;
  readonly oldTexts: OldTexts;
  readonly coderOf: (study: Study) => Promise<string | undefined>;
  /** Takes the text of a YAML file that is open. */
  readonly takeText: (document: TextDocument) => Promise<void>;
  readonly redrawAll: (uris: readonly DocumentUri[]) => Promise<void>;
  /** Works out again who codes, and shows everything again. */
  readonly showAgain: () => Promise<void>;
}

/** Documents that are opened, and what of that is put off until the person trusts the workspace. */
export interface Serving {
  readonly opened: (document: TextDocument) => Promise<void>;
  /** Settles once a document that has just been opened is part of its study, or belongs to none; undefined where it is so. */
  readonly opening: (uri: DocumentUri) => Promise<void> | undefined;
  /** The person trusts the workspace from now on. */
  readonly trusted: () => Promise<void>;
}

/** A document that is opened may bring in its study: the folder around it need not be in the window. */
export function createServing({ open, documents, transcripts, oldTexts, ...needs }: Needs): Serving {
  const pending = new Map<DocumentUri, Promise<void>>();
  /** Takes a document into its study; answers whether it is a transcript that can be shown now. */
  const take = async (document: TextDocument): Promise<boolean> => {
    const { uri } = document;
    const folder = uri.startsWith('file:') || readGitUri(uri) ? findStudyFolder(fileOf(uri)) : undefined;
    // Also a study in the folder of another that is held already.
    if (folder !== undefined && !open.has(folder)) open.add(folder);
    const host = open.hostOf(uri);
    if (!host) return false;
    await host.usable;
    await needs.coderOf(host.study);
    const path = open.pathIn(host, uri);
    const kind = host.study.kindOf(path);
    if (kind === 'transcript') {
      // Editors report a new file late, or not at all.
      if (uri.startsWith('file:')) await host.noticeTranscript(path);
      return transcripts.open(document, host, path);
    }
    if (kind && uri.startsWith('file:')) await needs.takeText(document);
    return false;
  };
  const opened = async (document: TextDocument): Promise<void> => {
    const { uri } = document;
    const taken = take(document);
    // Whoever waits goes on, also where the study cannot be read: the request says why.
    const settled = taken.then(
      () => undefined,
      () => undefined,
    );
    pending.set(uri, settled);
    void settled.then(() => pending.get(uri) === settled && pending.delete(uri));
    if (!(await taken)) return;
    await needs.redrawAll([uri]);
    // A hover says who coded where git has told by then.
    const view = await needs.transcript(uri);
    if (view) needs.blame(view);
  };
  return {
    opened,
    opening: (uri) => pending.get(uri),
    trusted: async () => {
      setTrusted(true);
      oldTexts.askAgain();
      await Promise.all(open.all().map((host) => host.takeUp()));
      for (const document of documents().all()) {
        const transcript = transcripts.get(document.uri);
        // Versions in git were not served, studies behind links were not held, and texts of before were not known.
        if (!transcript || !open.hostOf(document.uri)) await opened(document);
        else if (await isAsOnDisk(document)) transcript.replace();
      }
      await needs.showAgain();
    },
  };
}

/** Whether a document that is open is what its file holds. */
export async function isAsOnDisk(document: TextDocument): Promise<boolean> {
  const file = await readTextFile(fileOf(document.uri)).catch(() => undefined);
  return file?.text === document.getText();
}
