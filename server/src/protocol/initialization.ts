/** What a client may tell at `initialize` in `initializationOptions`; all of it optional. */
export interface InitializationOptions {
  /** The client can show pickers: it has the commands in {@link clientCommands}, and code actions may lead to them. */
  readonly pickers?: boolean;
  /** The client draws passages as `gloss/publishSegments` says; they are not offered as semantic tokens then. */
  readonly draws?: boolean;
  /** The client takes in `gloss/changeSegments`; others get all segments of a document each time. */
  readonly followsChanges?: boolean;
  /** The client shows what commands answer, refusals among it; for others the server shows why it refused. */
  readonly presents?: boolean;
  /** The client answers `gloss/saveDocument`. */
  readonly saves?: boolean;
  /** False where the person does not trust the workspace (yet): the server then only reads, until `gloss/didGrantTrust`. */
  readonly trusted?: boolean;
  /** Settings for a client that has no `workspace/configuration`. */
  readonly settings?: Partial<GlossSettings>;
}

/** Commands of the client's own that code actions and hovers lead to, where it said that it has them. */
export const clientCommands = {
  /** Picks codes and applies them to the selection. */
  applyCode: 'gloss.applyCode',
  /** Asks for a memo's text; argument `{ uri, segment }`. */
  editMemo: 'gloss.editMemo',
  /** Makes a code in vivo from the selection and asks for what is missing. */
  newCode: 'gloss.codeInVivo',
  /** Shows where a code is used; argument `{ uri, position }`, its place in a codebook. */
  showReferences: 'gloss.showReferences',
  /** Ask for what a change to a code needs, each with the argument `{ uri, code }`: any file of the study, and an id. */
  moveCode: 'gloss.moveCode',
  mergeCode: 'gloss.mergeCode',
  splitCode: 'gloss.splitCode',
  retireCode: 'gloss.retireCode',
  reviseCode: 'gloss.reviseCode',
} as const;

/** The settings that the server reads, section `gloss`. */
export interface GlossSettings {
  /** Id of the coder; empty for the name git knows. */
  readonly coder: string;
  readonly inlayHints: 'off' | 'names' | 'counts';
  /** Whether selections are tidied to whole words when coded. */
  readonly tidySelections: boolean;
}
