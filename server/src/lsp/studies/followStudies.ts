import { dirname } from 'node:path';
import type { DocumentUri } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { configFile } from '../../core/study/paths.js';
import type { Study } from '../../core/study/study.js';
import { findStudiesBelow, findStudyFolder } from '../../disk/study/studyFolder.js';
import { fileOf, isIn, type OpenStudies } from './openStudies.js';
import type { StudyHost } from './studyHost.js';
import { gitLog, isGitLog } from './watchStudies.js';
import type { Transcripts } from '../documents/transcripts.js';

/** Which studies are held: those in the window's folders, and those of open documents, for as long as they are there. */
export interface FollowedStudies {
  /** Holds the studies in a folder of the window. */
  readonly addFolder: (folder: string) => Promise<void>;
  /** Holds a study that has just been made. */
  readonly addStudy: (folder: string) => Promise<void>;
  /** Lets those go that no other folder of the window has. */
  readonly removeFolder: (folder: string) => Promise<void>;
  /** Takes in that studies have come, or gone, with these files. */
  readonly changedOnDisk: (uris: readonly DocumentUri[]) => Promise<void>;
  readonly letGo: (host: StudyHost) => Promise<void>;
}

/** What has to be told, and drawn again, when studies come and go. */
export interface FollowStudiesNeeds {
  readonly open: OpenStudies;
  readonly documents: () => Iterable<TextDocument>;
  readonly transcripts: Transcripts;
  readonly coderOf: (study: Study) => Promise<unknown>;
  /** Takes in a document that is open. */
  readonly opened: (document: TextDocument) => Promise<void>;
  readonly changed: () => void;
  readonly redraw: (host: StudyHost, paths: readonly string[] | 'all') => Promise<void>;
  /** Draws a document that belongs to no study any more. */
  readonly clear: (uri: DocumentUri) => Promise<void>;
}

/** Begins with no folders of a window. */
export function createFollowStudies({
  open,
  documents,
  transcripts,
  coderOf,
  opened,
  changed,
  redraw,
  clear,
}: FollowStudiesNeeds): FollowedStudies {
  const window = new Set<string>();
  const isInWindow = (folder: string): boolean => [...window].some((one) => isIn(one, folder));
  const letGo = async (host: StudyHost): Promise<void> => {
    const left = transcripts.uris().filter((uri) => open.hostOf(uri) === host);
    open.drop(host);
    for (const uri of left) transcripts.close(uri);
    changed();
    await Promise.all(left.map(clear));
  };
  /** Holds studies, and shows what is open of them. */
  const take = async (folders: readonly string[]): Promise<void> => {
    const added = folders.filter((folder) => !open.has(folder)).map(open.add);
    await Promise.all(added.map(({ usable, study }) => usable.then(() => coderOf(study))));
    for (const document of documents()) {
      const host = open.hostOf(document.uri);
      if (host && added.includes(host)) await opened(document);
    }
  };
  const relist = async (host: StudyHost): Promise<void> => {
    await host.relist();
    changed();
    for (const document of documents()) {
      if (open.hostOf(document.uri) === host && !transcripts.get(document.uri)) await opened(document);
    }
    await redraw(host, 'all');
  };
  /** A study that has come into the folder of another, or gone from there, takes its files along. */
  const relistAround = async (folders: readonly string[]): Promise<void> => {
    const around = ({ folder }: StudyHost): boolean => folders.some((one) => one !== folder && isIn(folder, one));
    for (const host of open.all().filter(around)) await relist(host);
  };
  /**
   * The studies whose files are to be listed again, since a folder in them came or went. An editor may then report the folder
   * alone: it begins to watch a new folder too late, and reports a removed one in place of its files. Commits and checkouts may
   * do both.
   */
  const hostsOfFolder = (uri: DocumentUri): readonly StudyHost[] => {
    if (isGitLog(uri)) {
      const repository = fileOf(uri.slice(0, -gitLog.length));
      return open.all().filter(({ folder }) => isIn(repository, folder));
    }
    return open.hostsOf(uri).filter((host) => {
      const path = open.pathIn(host, uri);
      return host.study.kindOf(path) === undefined && host.isFolder(path);
    });
  };
  return {
    letGo,
    addStudy: async (folder) => {
      await take([folder]);
      await relistAround([folder]);
    },
    addFolder: async (folder) => {
      window.add(folder);
      // A folder that is a study is held at once, for requests may come right behind; looking through it takes a while.
      const itself = take(findStudyFolder(folder) === folder ? [folder] : []);
      await Promise.all([itself, findStudiesBelow(folder).then(take)]);
    },
    removeFolder: async (folder) => {
      window.delete(folder);
      const isLeft = (host: StudyHost): boolean => isIn(folder, host.folder) && !isInWindow(host.folder);
      for (const host of open.all().filter(isLeft)) await letGo(host);
    },
    changedOnDisk: async (uris) => {
      for (const host of open.all()) if (findStudyFolder(host.folder) !== host.folder) await letGo(host);
      const files = uris.filter((uri) => uri.startsWith('file:'));
      const folders = files.filter((uri) => isConfig(uri) || !open.hostOf(uri)).map((uri) => dirname(fileOf(uri)));
      const found = new Set([...new Set(folders)].flatMap((folder) => findStudyFolder(folder) ?? []));
      await take([...found].filter(isInWindow));
      await relistAround(files.filter(isConfig).map((uri) => dirname(fileOf(uri))));
      for (const host of new Set(files.flatMap(hostsOfFolder))) await relist(host);
    },
  };
}

const isConfig = (uri: DocumentUri): boolean => uri.endsWith(`/${configFile}`);
