import type { CancellationToken, DocumentUri, RequestType, ServerCapabilities } from 'vscode-languageserver-protocol';
import type { Location, Position as LspPosition, Range as LspRange } from 'vscode-languageserver-types';
import type { NamesFound } from '../../core/edit/pseudonyms/namesFound.js';
import type { Operation } from '../../core/edit/operation.js';
import type { Step } from '../../core/edit/step.js';
import type { FileKind } from '../../core/study/paths.js';
import type { Blame } from '../../core/review/blame.js';
import type { Review } from '../../core/review/review.js';
import type { SegmentChanges } from '../../core/review/sides.js';
import type { CodingsRecord, Study } from '../../core/study/study.js';
import type { ReadStudy } from '../../core/study/unread.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import type { ShownCoders } from '../../core/study/visible.js';
import type { ChangesBase, ComparedDocuments, GlossSettings, InitializationOptions } from '#protocol';
import { offsetAt, positionAt, type Lines } from '../../core/text/lines.js';
import type { Range } from '../../core/text/range.js';

/** A codebook, a codings file or `gloss.yaml` as it stands. */
export interface YamlView {
  readonly study: Study;
  readonly path: string;
  readonly kind: Exclude<FileKind, 'transcript'>;
  readonly lines: Lines;
}

/** What a client's capabilities come to. */
interface ClientTraits {
  /** Whether it takes places to fill in within completions. */
  readonly snippets?: boolean;
  /** Whether it makes the edits that it is asked for in files that it has open. */
  readonly edits?: boolean;
  /** Whether it asked for symbols one below the other, for code actions as commands alone, and for texts without Markdown. */
  readonly flatSymbols?: boolean;
  readonly bareActions?: boolean;
  readonly plainText?: boolean;
  /** Whether it shows documents that it is asked to show. */
  readonly shows?: boolean;
  /** Whether it shows code actions that cannot be done, with the reason. */
  readonly disabledActions?: boolean;
}

/** Studies, and what is known of their files. */
export interface Studies {
  readonly studies: () => readonly Study[];
  /** The study that a file or folder belongs to. */
  readonly studyOf: (uri: DocumentUri) => Study | undefined;
  /** Path of a file or folder below the study's folder. */
  readonly pathIn: (study: Study, uri: DocumentUri) => string;
  /** Resolves when all files of the study have been read. */
  readonly ready: (study: Study) => Promise<void>;
  /** Files of the study that could not be read, by path, with the reason. */
  readonly unreadable: (study: Study) => ReadonlyMap<string, string>;
  /** The cases that each transcript is about, by its path. */
  readonly cases: (study: Study) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** Differs whenever anything in any study may. */
  readonly generation: () => string;
  /** Resolves when the generation is another than that one, or the request is cancelled. */
  readonly changedSince: (generation: string | undefined, token: CancellationToken) => Promise<void>;
}

/** Transcripts and YAML files, as they are open or on disk. */
export interface Texts {
  /** An open transcript of a study; undefined for any other document. */
  readonly transcript: (uri: DocumentUri) => Promise<TranscriptView | undefined>;
  /** A transcript by its path, open or not; undefined where it cannot be read. */
  readonly readTranscript: (study: Study, path: string) => Promise<TranscriptView | undefined>;
  /** An open YAML file of a study. */
  readonly yaml: (uri: DocumentUri) => YamlView | undefined;
  /** Differs whenever the transcript's text may; undefined where the study has no such transcript. */
  readonly transcriptStamp: (study: Study, path: string) => string | undefined;
  /** The digest of a transcript, as in a codings file's `text`; undefined where it cannot be read. */
  readonly transcriptDigest: (study: Study, path: string) => Promise<string | undefined>;
}

/** Who is coding, and whose codings are shown. */
export interface Coder {
  readonly settings: (uri: DocumentUri) => Promise<GlossSettings>;
  /** The coder in force for a study; undefined where nobody has said. */
  readonly coderOf: (study: Study) => Promise<string | undefined>;
  /** Ids of codes used lately by the coder in force, latest first. */
  readonly recentCodes: (study: Study) => Promise<readonly string[]>;
  /** Whose codings the person wants to see. */
  readonly shownCoders: (study: Study) => ShownCoders;
  readonly setShownCoders: (study: Study, coders: ShownCoders) => Promise<void>;
  /** Codes whose passages are not drawn, by study. */
  readonly setHiddenCodes: (study: Study, codes: readonly string[]) => Promise<void>;
}

/** The client, and through it the person. */
export interface Client {
  /** What the client said of itself. */
  readonly client: InitializationOptions & ClientTraits;
  /** Warns the person, or tells them something, in a message. */
  readonly warn: (message: string) => void;
  readonly tell: (message: string) => void;
  /** Asks the person by a message with buttons: the title of one of them, undefined where it was closed. */
  readonly ask: (question: string, titles: readonly string[]) => Promise<string | undefined>;
  /** Shows a place in a document, where the client can. */
  readonly show: (location: Location) => void;
  /** Whether the client renames files where a workspace edit says so. */
  readonly canRename: () => boolean;
  /** Whether the client asks the person before it makes an edit that says so. */
  readonly canConfirm: () => boolean;
}

/** What studies were at other times, and what has changed. */
export interface Versions {
  /**
   * Who gave and changed the codings of a transcript, as far as git has told by now; undefined without git, or until it has. Where
   * it has not been asked, it is from here on.
   */
  readonly blame: (
    view: TranscriptView,
    /** With `causes`, changes of the codebook that made a code another are named, which takes reading all its versions. */
    options?: { readonly causes: boolean },
  ) => ReadonlyMap<CodingsRecord, Blame> | undefined;
  /** Which documents are shown side by side; replaces what was said before. */
  readonly setCompared: (pairs: readonly ComparedDocuments[]) => Promise<void>;
  /** What the segments of a document are beside the one that it is compared with; undefined where it is with none. */
  readonly changesIn: (uri: DocumentUri) => Promise<SegmentChanges | undefined>;
  /** What a study has been changed by since a base. */
  readonly changesSince: (study: Study, base: ChangesBase) => Promise<Changes>;
  /** Asks git in the study's folder; paths are those of the study. */
  readonly git: (study: Study) => AskGit;
}

/** Writes to studies. Refusals are {@link GlossError}s. */
export interface Editing {
  /** Works out a step on the study as it is, writes it, and tells everyone. Refusals are {@link GlossError}s. */
  readonly run: (uri: DocumentUri, operation: Operation) => Promise<Step>;
  readonly replay: (study: Study, kind: 'undo' | 'redo') => Promise<string>;
  /** Makes codings, discussions and cases follow a transcript or folder that has been moved; undefined where nothing has to. */
  readonly moveCodings: (from: DocumentUri, to: DocumentUri) => Promise<Step | undefined>;
  /** Replaces names throughout a study, or tells what that would do. Refusals are {@link GlossError}s. */
  readonly pseudonymise: (
    study: Study,
    table: DocumentUri,
    /** Paths of transcripts; all where absent. */
    transcripts: ReadonlySet<string> | undefined,
    options: { readonly preview: boolean },
  ) => Promise<NamesFound>;
  /** Lets git merge and compare the study's files by meaning; answers what was done. */
  readonly setUpGit: (study: Study) => Promise<string>;
  readonly createStudy: (
    folder: DocumentUri,
    name: string | undefined,
    codebooks: readonly string[],
  ) => Promise<DocumentUri>;
}

/** When and how work is done. */
export interface Work {
  /** The day here and now, `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Lets other requests be answered where this one has been at work for long. */
  readonly giveWay: () => Promise<void>;
  /** Does what goes on once a request has been answered; the person is told about refusals. */
  readonly afterwards: (work: () => Promise<void>) => void;
}

/** All that features may ask about studies, and do to them; each says which parts it takes. Documents open in an editor win over the disk. */
export interface Workspace extends Studies, Texts, Coder, Client, Versions, Editing, Work {}

/**
 * What git prints for a subcommand that only reads. Rejects where git fails, is not there, or may not be asked. What comes from a
 * person, a client or a study stands behind `--` or `--end-of-options`.
 */
export type AskGit = (
  args: readonly ['for-each-ref' | 'log' | 'ls-tree' | 'rev-parse' | 'symbolic-ref', ...string[]],
) => Promise<string>;

/** What differs between two versions of a study; `commit` is that of the base, and absent where coders are compared. */
export interface Changes {
  readonly base: ReadStudy;
  readonly head: ReadStudy;
  readonly review: Review;
  readonly commit?: string;
}

/** Takes handlers for requests; what a handler throws is dealt with in one place. */
export interface Handlers {
  readonly on: <P, R, E>(
    type: RequestType<P, R, E>,
    handler: (params: P, token: CancellationToken, handling: Handling) => R | Promise<R>,
  ) => void;
}

/** How an answer that takes time may be given. */
export interface Handling {
  readonly token: CancellationToken;
  /** Sends a part of a list ahead, where the client asked for parts; what was sent is then left out of the answer. */
  readonly partial?: (part: readonly unknown[]) => void;
  /** Tells how far the work is, where the client asked for that. */
  readonly report: (done: number, total: number, what: string) => void;
}

/** A feature: what it tells the client that it can do, and its handlers. */
export interface Feature {
  /** Merged with those of all other features into `ServerCapabilities`. */
  readonly capabilities?: ServerCapabilities;
  /** The same, where they depend on what the client says of itself. */
  readonly capabilitiesFor?: (client: Workspace['client']) => ServerCapabilities;
  readonly register: (handlers: Handlers, workspace: Workspace) => void;
}

/** LSP range of a range in UTF-16 offsets. */
export const toLspRange = (lines: Lines, { start, end }: Range): LspRange => ({
  start: positionAt(lines, start),
  end: positionAt(lines, end),
});

/** Range in UTF-16 offsets of an LSP range. */
export const fromLspRange = (lines: Lines, { start, end }: LspRange): Range => ({
  start: offsetAt(lines, start),
  end: offsetAt(lines, end),
});

/** UTF-16 offset of an LSP position. */
export const fromLspPosition = (lines: Lines, position: LspPosition): number => offsetAt(lines, position);

/** URI of a file by its path as seen from the study's folder; `../` leads to folders beside it. */
export function uriOf(study: Study, path: string): DocumentUri {
  let root = study.root;
  const names = path.split('/');
  while (names[0] === '..') {
    names.shift();
    root = root.slice(0, root.lastIndexOf('/'));
  }
  return `${root}/${names.map(encodeURIComponent).join('/')}`;
}
