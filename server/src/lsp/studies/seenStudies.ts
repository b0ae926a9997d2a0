import type { DocumentUri } from 'vscode-languageserver-protocol';
import type { Study } from '../../core/study/study.js';
import { fileLines } from '../../core/queries/fileLines.js';
import type { CodingsOf } from '../../core/study/visible.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import { linesOf } from '../../core/text/lines.js';
import type { Workspace } from '../../features/common/workspace.js';
import type { GlossSettings } from '#protocol';
import type { Documents } from '../documents/documents.js';
import type { OpenStudies } from './openStudies.js';
import { createVisibility } from './visibility.js';
import type { StudyHost } from './studyHost.js';

/** What features may read of the studies: what the person at the editor may see, and wants to. */
export interface SeenStudies extends Pick<
  Workspace,
  | 'studies'
  | 'studyOf'
  | 'transcript'
  | 'readTranscript'
  | 'yaml'
  | 'unreadable'
  | 'coderOf'
  | 'shownCoders'
  | 'setShownCoders'
  | 'setHiddenCodes'
> {
  readonly hiddenCodes: (study: Study) => ReadonlySet<string>;
  /** Whether the person sees codings, of earlier versions of the study too. */
  readonly sees: (study: Study) => (of: CodingsOf) => boolean;
}

/** What is needed to tell who is at the editor, and to draw again when they see something else. */
export interface SeenStudiesNeeds {
  readonly open: OpenStudies;
  readonly documents: () => Documents;
  readonly readSettings: (uri: DocumentUri) => Promise<GlossSettings>;
  /** Transcripts with the codings of all coders. */
  readonly transcriptOf: (uri: DocumentUri) => Promise<TranscriptView | undefined>;
  readonly readTranscript: (study: Study, path: string) => Promise<TranscriptView | undefined>;
  readonly changed: () => void;
  readonly redraw: (host: StudyHost) => Promise<void>;
}

const nothingHidden: ReadonlySet<string> = new Set();

/** What is asked of a study or a transcript is cut down to what the coder in force may see. */
export function seenStudies(needs: SeenStudiesNeeds): SeenStudies {
  const { open, documents, readSettings, transcriptOf, readTranscript, changed, redraw } = needs;
  const { hostOf, hostOfStudy, pathIn } = open;
  const hidden = new Map<StudyHost, ReadonlySet<string>>();
  const visibility = createVisibility();

  const coderOf = async (study: Study): Promise<string | undefined> => {
    const host = hostOfStudy(study);
    const coder = await host.coder((await readSettings(study.root)).coder);
    if (visibility.setCoder(host, coder)) changed();
    return coder;
  };
  /** Whoever is at the editor is known before anything is shown. */
  const seen = async (host: StudyHost, view: TranscriptView | undefined): Promise<TranscriptView | undefined> => {
    await coderOf(host.study);
    return view && visibility.transcript(host, view);
  };
  return {
    coderOf,
    studies: () => open.all().map(visibility.study),
    studyOf: (uri) => {
      const host = hostOf(uri);
      return host && visibility.study(host);
    },
    transcript: async (uri) => {
      const host = hostOf(uri);
      return host && seen(host, await transcriptOf(uri));
    },
    readTranscript: async (study, path) => seen(hostOfStudy(study), await readTranscript(study, path)),
    yaml: (uri) => {
      const host = hostOf(uri);
      const document = documents().get(uri);
      const kind = host?.study.kindOf(pathIn(host, uri));
      if (!host || !document || !kind || kind === 'transcript') return undefined;
      const [path, text, study] = [pathIn(host, uri), document.getText(), visibility.study(host)];
      if (host.study.records.has(path) && !study.records.has(path)) return undefined;
      const read = study.codebooks.get(path) ?? study.records.get(path);
      return { study, path, kind, lines: read?.text === text ? fileLines(read) : linesOf(text) };
    },
    sees: (study) => visibility.sees(hostOfStudy(study)),
    unreadable: (study) => visibility.unreadable(hostOfStudy(study)),
    shownCoders: (study) => visibility.shown(hostOfStudy(study)),
    setShownCoders: async (study, coders) => {
      const host = hostOfStudy(study);
      visibility.setShown(host, coders);
      changed();
      await redraw(host);
    },
    hiddenCodes: (study) => hidden.get(hostOfStudy(study)) ?? nothingHidden,
    setHiddenCodes: async (study, codes) => {
      const host = hostOfStudy(study);
      hidden.set(host, new Set(codes));
      await redraw(host);
    },
  };
}
