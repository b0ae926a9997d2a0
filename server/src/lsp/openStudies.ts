import type { DocumentUri } from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';
import { GlossError } from '../core/glossError.js';
import { isOutside } from '../core/study/paths.js';
import type { Study } from '../core/study/study.js';
import { readGitUri } from './gitUri.js';
import { studyPath } from './node/studyFolder.js';
import type { ReportProgress } from './progress.js';
import { openStudy, type StudyHost } from './studyHost.js';

/** The studies that the server holds, by their folders. */
export interface OpenStudies {
  readonly all: () => readonly StudyHost[];
  /** Begins to read a study, unless it is held already. */
  readonly add: (folder: string) => StudyHost;
  /** The study that a file or folder belongs to. */
  readonly hostOf: (uri: DocumentUri) => StudyHost | undefined;
  /** All studies that a file belongs to: a codebook beside them may be shared by several. */
  readonly hostsOf: (uri: DocumentUri) => readonly StudyHost[];
  readonly hostOfStudy: (study: Study) => StudyHost;
  /** Path of a document as seen from its study's folder. */
  readonly pathIn: (host: StudyHost, uri: DocumentUri) => string;
}

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

export function openStudies({ openText, progress, changed }: OpenStudiesEvents): OpenStudies {
  const hosts = new Map<string, StudyHost>();
  const hostsOf = (uri: DocumentUri): readonly StudyHost[] => {
    const file = fileOf(uri);
    const inside = [...hosts.values()].find(
      ({ folder }) => file === folder || !studyPath(folder, file).startsWith('..'),
    );
    const sharing = [...hosts.values()].filter(({ folder, study }) => {
      const path = studyPath(folder, file);
      return isOutside(path) && study.kindOf(path) === 'codebook';
    });
    return inside ? [inside, ...sharing] : sharing;
  };
  return {
    all: () => [...hosts.values()],
    add: (folder) => {
      const known = hosts.get(folder);
      if (known) return known;
      const host = openStudy(folder, (path) => openText(folder, path), progress());
      hosts.set(folder, host);
      // Whoever waits for the study is told why it cannot be read.
      void host.usable.then(changed, () => undefined);
      void host.ready.then(changed, () => undefined);
      return host;
    },
    hostOf: (uri) => hostsOf(uri)[0],
    hostsOf,
    hostOfStudy: (study) => {
      const host = [...hosts.values()].find((candidate) => candidate.study.root === study.root);
      if (!host) throw new GlossError('no-study', 'This study is not open any more.');
      return host;
    },
    pathIn: (host, uri) => studyPath(host.folder, fileOf(uri)),
  };
}
