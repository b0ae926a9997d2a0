import type { DocumentUri } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { digestsOfThreads } from '../../core/discussions/placeThreads.js';
import { discussionPath } from '../../core/study/paths.js';
import { setFile, type Study } from '../../core/study/study.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import { readGitUri, type GitDocument } from './gitUri.js';
import { keepDiffs } from './diffs.js';
import type { PlacingNeeds } from './keptPlaces.js';
import { digestOf } from '../../disk/files/digest.js';
import { readStudyFile } from '../../disk/files/readStudyFile.js';
import type { OldTexts } from './oldTexts.js';
import { openTranscript, type OpenTranscript } from './openTranscript.js';
import { keepPastStudies, type PastStudy } from '../studies/pastStudies.js';
import type { StudyHost } from '../studies/studyHost.js';

/** The transcripts that are open: files, and versions of them in git, each with the study as it was then. */
export interface Transcripts {
  readonly uris: () => readonly DocumentUri[];
  readonly get: (uri: DocumentUri) => OpenTranscript | undefined;
  /** Answers whether it can be served: of versions in git, those that git has. */
  readonly open: (document: TextDocument, host: StudyHost, path: string) => Promise<boolean>;
  readonly close: (uri: DocumentUri) => boolean;
  readonly view: (uri: DocumentUri) => Promise<TranscriptView | undefined>;
  /** A transcript of the study as it is now, open or not. */
  readonly read: (study: Study, path: string) => Promise<TranscriptView | undefined>;
  /** Of a study as it was, the one that it became. */
  readonly hostOfPast: (study: Study) => StudyHost | undefined;
}

interface Needs {
  readonly hostOfStudy: (study: Study) => StudyHost;
  readonly textOf: (uri: DocumentUri) => string | undefined;
  readonly openDocument: (folder: string, path: string) => TextDocument | undefined;
  readonly coderOf: (study: Study) => Promise<string | undefined>;
  readonly oldTexts: OldTexts;
  /** Lets other work go first. */
  readonly giveWay: () => Promise<void>;
}

interface Opened {
  readonly host: StudyHost;
  readonly path: string;
  readonly transcript: OpenTranscript;
  /** Set for a version in git. */
  readonly past?: PastStudy & { readonly document: GitDocument };
}

/** Holds no transcript at first; each is opened with the study that it belongs to. */
export function keepTranscripts(needs: Needs): Transcripts {
  const { hostOfStudy, textOf, openDocument, coderOf, oldTexts } = needs;
  const opened = new Map<DocumentUri, Opened>();
  const pastStudies = keepPastStudies();
  const hosts = new WeakMap<Study, StudyHost>();
  const diffOf = keepDiffs();
  const placing = ({ folder }: StudyHost, path: string): PlacingNeeds => ({
    oldText: oldTexts.get,
    findOldTexts: (digests) => oldTexts.find(folder, path, digests),
    diffOf,
    giveWay: needs.giveWay,
  });

  const openPast = async (host: StudyHost, path: string, text: string, document: GitDocument): Promise<Opened> => {
    const past = await pastStudies.at(host.folder, path, document.ref);
    hosts.set(past.study, host);
    // What the study then had not yet named as a transcript is one to the reader all the same.
    if (!past.study.transcripts.has(path)) setFile(past.study, path, '');
    const transcript = openTranscript(past.study, path, text, placing(host, path), past.version);
    return { host, path, transcript, past: { ...past, document } };
  };
  /** A branch or the index may have moved on since the document was opened. */
  const renewed = async (uri: DocumentUri, entry: Opened): Promise<Opened> => {
    if (!entry.past || entry.past.document.ref === entry.past.version.commit) return entry;
    const now = await pastStudies.at(entry.host.folder, entry.path, entry.past.document.ref).catch(() => entry.past);
    if (now?.study === entry.past.study) return entry;
    const next = await openPast(entry.host, entry.path, textOf(uri) ?? '', entry.past.document);
    if (opened.get(uri) === entry) opened.set(uri, next);
    return next;
  };
  /** The view, with the texts known that its threads speak of. */
  const withThreads = async (folder: string, view: TranscriptView): Promise<TranscriptView> => {
    const discussion = view.study.discussions.get(discussionPath(view.path))?.value;
    const digests = discussion ? [...digestsOfThreads(discussion)].filter((digest) => digest !== view.digest) : [];
    if (digests.length > 0) await oldTexts.find(folder, view.path, digests);
    return view;
  };
  const view = async (uri: DocumentUri): Promise<TranscriptView | undefined> => {
    const entry = opened.get(uri);
    if (!entry) return undefined;
    const { host, path, transcript, past } = await renewed(uri, entry);
    if (!past) await host.readCodings(path);
    return withThreads(host.folder, await transcript.view(await coderOf(host.study)));
  };
  return {
    uris: () => [...opened.keys()],
    get: (uri) => opened.get(uri)?.transcript,
    open: async (document, host, path) => {
      const text = textOf(document.uri) ?? document.getText();
      oldTexts.remember(digestOf(text), text);
      const version = readGitUri(document.uri);
      if (!version) {
        if (document.uri.startsWith('git:')) return false;
        const transcript = openTranscript(host.study, path, text, placing(host, path));
        opened.set(document.uri, { host, path, transcript });
        return true;
      }
      const entry = await openPast(host, path, text, version).catch(() => undefined);
      if (!entry || textOf(document.uri) === undefined) return false;
      opened.set(document.uri, entry);
      return true;
    },
    close: (uri) => opened.delete(uri),
    view,
    read: async (study, path) => {
      const host = hostOfStudy(study);
      const document = openDocument(host.folder, path);
      if (document && opened.has(document.uri)) return view(document.uri);
      const file = await readStudyFile(host.folder, path).catch(() => undefined);
      if (!file) return undefined;
      await host.readCodings(path);
      const transcript = openTranscript(host.study, path, file.text, placing(host, path));
      return withThreads(host.folder, await transcript.view(await coderOf(host.study)));
    },
    hostOfPast: (study) => hosts.get(study),
  };
}
