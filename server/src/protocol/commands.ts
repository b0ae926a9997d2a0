import type { DocumentUri } from 'vscode-languageserver-protocol';
import type { Location, Position, Range } from 'vscode-languageserver-types';

/** The server's commands (`workspace/executeCommand`), each with one argument of the type beside it. */
export const serverCommands = {
  /** {@link EditParams} → {@link EditResult} */
  edit: 'gloss.server.edit',
  /** {@link ChooseCodeParams} → {@link EditResult} */
  chooseCode: 'gloss.server.chooseCode',
  /** {@link ShowMemoParams} → {@link EditResult} */
  showMemo: 'gloss.server.showMemo',
  /** {@link UndoParams} → {@link EditResult} */
  undo: 'gloss.server.undo',
  /** {@link UndoParams} → {@link EditResult} */
  redo: 'gloss.server.redo',
  /** {@link MoveCodingsParams} → {@link EditResult} */
  moveCodings: 'gloss.server.moveCodings',
  /** {@link NewStudyParams} → {@link EditResult} */
  newStudy: 'gloss.server.newStudy',
  /** {@link PseudonymiseParams} → {@link PseudonymiseResult} */
  pseudonymise: 'gloss.server.pseudonymise',
  /** {@link UndoParams} → {@link EditResult} */
  setUpGit: 'gloss.server.setUpGit',
} as const;

/** A code to apply: its id, or its id with the weight on its scale. */
export type CodeChoiceArgument = string | { readonly code: string; readonly weight?: number | string };

/** One coding step: written at once, undone as one. `uri` is a transcript; segments are named by id. */
export type EditParams =
  | CodebookEditParams
  | {
      readonly op: 'apply';
      readonly uri: DocumentUri;
      readonly range: Range;
      readonly codes: readonly CodeChoiceArgument[];
      readonly memo?: string;
    }
  /** Without `code` the whole segment is removed. */
  | { readonly op: 'uncode'; readonly uri: DocumentUri; readonly segment: string; readonly code?: string }
  /** Puts another code in the place of `code`. */
  | {
      readonly op: 'replaceCode';
      readonly uri: DocumentUri;
      readonly segment: string;
      readonly code: string;
      readonly to: CodeChoiceArgument;
    }
  | { readonly op: 'setBounds'; readonly uri: DocumentUri; readonly segment: string; readonly range: Range }
  /** The segment, whose place was in doubt, is at this very range, with the words that stand there. */
  | { readonly op: 'place'; readonly uri: DocumentUri; readonly segment: string; readonly range: Range }
  /** The segment's words are gone: it is kept without a place. */
  | { readonly op: 'keepOrphaned'; readonly uri: DocumentUri; readonly segment: string }
  | { readonly op: 'split'; readonly uri: DocumentUri; readonly segment: string; readonly position: Position }
  /** Touching or overlapping segments that share a code become one. */
  | { readonly op: 'merge'; readonly uri: DocumentUri; readonly segments: readonly string[] }
  | { readonly op: 'setMemo'; readonly uri: DocumentUri; readonly segment: string; readonly memo: string | null }
  | { readonly op: 'setExemplar'; readonly uri: DocumentUri; readonly segment: string; readonly exemplar: boolean }
  /** The codes of these segments of one's own fit as they are revised by now. */
  | { readonly op: 'stillFits'; readonly uri: DocumentUri; readonly segments: readonly string[] }
  /** A thread on a passage; without `range` on the whole transcript. */
  | {
      readonly op: 'startThread';
      readonly uri: DocumentUri;
      readonly range?: Range;
      readonly text: string;
      readonly proposes?: ProposedChange;
    }
  /** Opens the thread again where it was resolved. */
  | {
      readonly op: 'reply';
      readonly uri: DocumentUri;
      readonly thread: string;
      readonly text: string;
      readonly proposes?: ProposedChange;
    }
  /** Of one's own. */
  | {
      readonly op: 'editComment';
      readonly uri: DocumentUri;
      readonly thread: string;
      readonly comment: string;
      readonly text: string;
    }
  /** Of one's own; with its last comment the thread goes. */
  | { readonly op: 'deleteComment'; readonly uri: DocumentUri; readonly thread: string; readonly comment: string }
  | { readonly op: 'resolveThread'; readonly uri: DocumentUri; readonly thread: string; readonly resolved: boolean }
  /** One's own segment becomes what the comment proposes. */
  | { readonly op: 'acceptProposal'; readonly uri: DocumentUri; readonly thread: string; readonly comment: string }
  /** What was decided of passages that these coders have coded, in one step. */
  | {
      readonly op: 'reconcile';
      readonly uri: DocumentUri;
      readonly coders: readonly string[];
      readonly decisions: readonly ReconcileDecision[];
    }
  /** The coder in force is done with coding the transcript, or is not: in a blind study others' codings show from then on. */
  | { readonly op: 'declareDone'; readonly uri: DocumentUri; readonly done: boolean }
  /** A new code under a theme (or at the top of a codebook), applied to `range` where that is given. `uri` may be any file of the study. */
  | {
      readonly op: 'newCode';
      readonly uri: DocumentUri;
      readonly name: string;
      readonly under?: string;
      readonly range?: Range;
    }
  /** Colours that can be told apart for the codes directly below a theme, or at the top of the codebooks. `uri` may be any file of the study. */
  | { readonly op: 'distinguishColors'; readonly uri: DocumentUri; readonly under?: string };

/** A step on the codebook, with the codings that follow. `uri` is any file of the study; codes are named by id or alias. */
export type CodebookEditParams = { readonly uri: DocumentUri } & (
  | {
      /** With the id the codings of all coders follow, and the old id becomes an alias. */
      readonly op: 'renameCode';
      readonly code: string;
      readonly id?: string;
      readonly name?: string;
      /** Whether the id follows the name where it was made from it. */
      readonly follow?: boolean;
      readonly reason?: string;
    }
  /** `code` is retired, and its codings of all coders become codings of `into`. */
  | { readonly op: 'mergeCodes'; readonly code: string; readonly into: string; readonly reason?: string }
  | {
      readonly op: 'splitCode';
      readonly code: string;
      /** Id of the code that takes these segments over, or the name of a new one. */
      readonly to: string;
      readonly segments: readonly string[];
      readonly reason?: string;
    }
  | {
      readonly op: 'moveCodes';
      readonly codes: readonly string[];
      /** Id of a theme; null for the top of a codebook. */
      readonly under: string | null;
      /** The code there before which they come; last where absent. */
      readonly before?: string;
      /** For the top: path of the codebook below the study's folder; else the one that each code is in. */
      readonly book?: string;
    }
  | { readonly op: 'retireCode' | 'reviseCode'; readonly code: string; readonly reason?: string }
  | { readonly op: 'restoreCode' | 'deleteCode'; readonly code: string }
  /** Passages become examples of the code: all exemplars, and others up to `most` (5) in all. */
  | { readonly op: 'collectExamples'; readonly code: string; readonly most?: number }
);

/** Other codes, other bounds or both for a segment of any coder, who may accept it. */
export interface ProposedChange {
  readonly segment: string;
  readonly codes?: readonly CodeChoiceArgument[];
  readonly range?: Range;
}

/** What is taken of a passage into the consensus. */
export interface ReconcileDecision {
  /** Its `key`. */
  readonly passage: string;
  /** One coder's reading, all of them, none, or a passage and codes of its own; `open` takes a decision back. */
  readonly take:
    | { readonly coder: string }
    | { readonly range: Range; readonly codes: readonly CodeChoiceArgument[] }
    | 'all'
    | 'none'
    | 'open';
}

/** Asks which code to apply to a passage, or to put in the place of one. */
export interface ChooseCodeParams {
  /** An open transcript. */
  readonly uri: DocumentUri;
  /** The passage, as in `apply`. */
  readonly range: Range;
  /** The code of one's own segment that gives way to the one that is chosen. */
  readonly instead?: { readonly segment: string; readonly code: string };
}

/** Tells where the memo of a segment is written, for clients that cannot ask for a memo themselves. */
export interface ShowMemoParams {
  /** An open transcript. */
  readonly uri: DocumentUri;
  /** The id of one's own segment. */
  readonly segment: string;
}

/** The study in which a step is undone or done again, or for which git is set up. */
export interface UndoParams {
  /** Any file or folder of the study. */
  readonly uri: DocumentUri;
}

/** A transcript, or a folder of them, that has been moved: where it was and where it is. */
export interface MoveCodingsParams {
  readonly from: DocumentUri;
  readonly to: DocumentUri;
}

/** Replaces the names of a table, in one step. */
export interface PseudonymiseParams {
  /** Any file or folder of the study. */
  readonly uri: DocumentUri;
  /** The table: a CSV file with the columns `name` and `pseudonym`. */
  readonly names: DocumentUri;
  /** Only in these transcripts, and in what belongs to them. */
  readonly transcripts?: readonly DocumentUri[];
  /** Writes nothing, and tells what would be done. */
  readonly preview?: boolean;
}

/** What came of it. A preview comes with a report and is not `done`. */
export interface PseudonymiseResult extends EditResult {
  /** Absent where it was refused. */
  readonly report?: NamesReport;
}

/** What was, or would be, replaced, and where names stay. It holds personal data: show it, and keep it nowhere. */
export interface NamesReport {
  /** The whole report as Markdown, in which words of the study are code. Places are code of the form `path:line`, from the study's folder. */
  readonly markdown: string;
  /** How many names are replaced, and in how many files. */
  readonly replaced: number;
  readonly files: number;
  /** In how many places of the study names stay; what git and other copies keep is not counted. */
  readonly left: number;
}

/** The folder of a new study, and what to put into it. */
export interface NewStudyParams {
  readonly folder: DocumentUri;
  readonly name?: string;
  /** File names of starter codebooks, without the ending `.codebook.yaml`. */
  readonly codebooks: readonly string[];
}

/** What a step did, or why it was refused; a refusal writes nothing. */
export interface EditResult {
  /** Whether something was written. */
  readonly done: boolean;
  /** The step in words, for example `Apply “Clashing paces”`. */
  readonly label?: string;
  readonly refusal?: { readonly code: string; readonly message: string };
  /** Where the person will want to be next, for example at a new code's definition. */
  readonly show?: Location;
}
