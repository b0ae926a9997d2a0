import { realpathSync } from 'node:fs';
import { basename, isAbsolute, posix } from 'node:path';
import type { DocumentUri } from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';
import { GlossError } from '../../core/glossError.js';
import { isOutside } from '../../core/study/paths.js';
import type { Study } from '../../core/study/study.js';
import { readGitUri } from '../documents/gitUri.js';
import { studyPath } from '../../disk/study/studyFolder.js';
import type { ReportProgress } from '../connection/progress.js';
import { openStudy, type StudyHost } from './studyHost.js';
import * as l10n from '../../core/text/l10n.js';

/** The studies that the server holds. A file belongs to the innermost of those that it is in. */
export interface OpenStudies {
  readonly all: () => readonly StudyHost[];
  /** Begins to read a study, unless it is held already, maybe by another path that leads to it. */
  readonly add: (folder: string) => StudyHost;
  /** Holds a study no longer. */
  readonly drop: (host: StudyHost) => void;
  /** Whether a study is held by this very path. */
  readonly has: (folder: string) => boolean;
  /** The study that a file or folder belongs to. */
  readonly hostOf: (uri: DocumentUri) => StudyHost | undefined;
  /** All studies that a file belongs to: a codebook beside them may be shared by several. */
  readonly hostsOf: (uri: DocumentUri) => readonly StudyHost[];
  readonly hostOfStudy: (study: Study) => StudyHost;
  /** Whether a document is the file of a study's folder, by whatever path it was opened. */
  readonly isAt: (uri: DocumentUri, folder: string, path: string) => boolean;
  /** Path of a document as seen from its study's folder. */
  readonly pathIn: (host: StudyHost, uri: DocumentUri) => string;
}

/** What studies take from the documents that are open, and whom they tell how far they are. */
export interface OpenStudiesEvents {
  /** The text of a file of a study that is open in the editor. */
  readonly openText: (folder: string, path: string) => string | undefined;
  /** A way to tell how far a study has been read; asked for once for each. */
  readonly progress: () => ReportProgress;
  /** A study can be used, or has been read whole. */
  readonly changed: () => void;
}

/** Path on this machine of a document, whatever its scheme: a diff's left side is known by its path. */
export const fileOf = (uri: DocumentUri): string => readGitUri(uri)?.file ?? URI.file(URI.parse(uri).path).fsPath;

/** Whether a file is a folder, or in it. */
export function isIn(folder: string, file: string): boolean {
  const path = studyPath(folder, file);
  return path !== '..' && !isOutside(path) && !isAbsolute(path);
}

/** Holds no studies at first. One that several paths lead to is held once. */
export function openStudies({ openText, progress, changed }: OpenStudiesEvents): OpenStudies {
  /** By real path of the folder. */
  const hosts = new Map<string, StudyHost>();
  /** The folders as clients name them: more than one may lead to one study. */
  const places = new Map<string, StudyHost>();
  const all = (): readonly StudyHost[] => [...hosts.values()];
  const innermost = (file: string, isWanted: (host: StudyHost) => boolean = () => true): string | undefined => {
    let found: string | undefined;
    for (const [folder, host] of places) {
      if (folder.length > (found?.length ?? -1) && isWanted(host) && isIn(folder, file)) found = folder;
    }
    return found;
  };
  const hostsOf = (uri: DocumentUri): readonly StudyHost[] => {
    const file = fileOf(uri);
    const folder = innermost(file);
    const around = folder === undefined ? undefined : places.get(folder);
    // A study that is in the folder of another and not held yet has its files to itself all the same.
    const inside = folder === undefined || around?.isNested(studyPath(folder, file)) ? undefined : around;
    const sharing = all().filter((host) => {
      const path = studyPath(host.folder, file);
      return host !== inside && isOutside(path) && host.study.kindOf(path) === 'codebook';
    });
    return inside ? [inside, ...sharing] : sharing;
  };
  const pathIn = (host: StudyHost, uri: DocumentUri): string => {
    const file = fileOf(uri);
    return studyPath(innermost(file, (one) => one === host) ?? host.folder, file);
  };
  return {
    all,
    has: (folder) => places.has(folder),
    add: (folder) => {
      const real = realOf(folder);
      const known = hosts.get(real);
      if (known) {
        places.set(folder, known);
        return known;
      }
      const host = openStudy(folder, (path) => openText(folder, path), progress());
      hosts.set(real, host);
      places.set(folder, host);
      // Whoever waits for the study is told why it cannot be read.
      void host.usable.then(changed, () => undefined);
      void host.ready.then(changed, () => undefined);
      return host;
    },
    drop: (host) => {
      for (const entries of [hosts, places]) {
        for (const [path, held] of entries) if (held === host) entries.delete(path);
      }
    },
    hostOf: (uri) => hostsOf(uri)[0],
    hostsOf,
    hostOfStudy: (study) => {
      const host = all().find((candidate) => candidate.study.root === study.root);
      if (!host) throw new GlossError('no-study', l10n.t('This study is not open any more.'));
      return host;
    },
    pathIn,
    isAt: (uri, folder, path) => {
      if (!uri.startsWith('file:')) return false;
      const file = fileOf(uri);
      // Asked for each file of a study with each open document, most of which have other names.
      if (basename(file) !== posix.basename(path)) return false;
      if (studyPath(folder, file) === path) return true;
      const [host] = hostsOf(uri);
      return host?.folder === folder && pathIn(host, uri) === path;
    },
  };
}

/** The folder without links on the way to it; as it is given where it is not there. */
function realOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
