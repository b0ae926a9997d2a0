/**
 * Commands as the manifest has them: icon, keys and menus of each, beside the code that carries it out. `npm run manifest` writes them
 * into package.json; the extension itself does not load them.
 */
export type Contributions = Readonly<Record<string, Contribution>>;

/** A command, by its id without `gloss.`; its title is `command.<id>` in package.nls.json. */
export interface Contribution {
  /** The name of one of VS Code's icons. */
  readonly icon?: string;
  /** A when-clause: where it can be run. Everywhere if there is none. */
  readonly enablement?: string;
  /** False for what works on a row or needs an argument. */
  readonly isInPalette?: false;
  readonly keys?: readonly Key[];
  readonly menus?: readonly Entry[];
}

/** A key of a command, in VS Code's notation, and where it holds. */
export interface Key {
  readonly key: string;
  /** On macOS, where it is another. */
  readonly mac?: string;
  readonly when: string;
  readonly args?: unknown;
}

/** Where a command stands in a menu. */
export interface Entry {
  readonly in: string;
  /** `<group>@<place>`. Groups are sorted by their names. */
  readonly group: string;
  readonly when: string;
}

/** A when-clause: the active editor shows a transcript of a study. */
export const inTranscript = 'gloss.transcriptActive';
/** A when-clause: the window has at least one study. */
export const inStudy = 'gloss.hasStudy';
/**
 * A when-clause: there are codes to change, in a study of the window or that of a transcript which was opened alone.
 */
export const whereCodesAre = `${inStudy} || ${inTranscript}`;
/** A when-clause: the Reconcile view has a transcript in hand. */
export const reconciling = 'gloss.reconciling';
/**
 * A when-clause for buttons of an editor's title. The languages keep them off comparisons and pictures of a transcript.
 */
export const onTranscriptTitle = `${inTranscript} && resourceLangId =~ /^(transcript|plaintext|markdown|webvtt|srt)$/`;
/** In the text of a transcript, and in no box that is open in it. */
export const inText = `${inTranscript} && editorTextFocus && !commentEditorFocused`;
/** A when-clause: the Themes view has the focus, and nobody types in its filter. */
export const inThemesList = 'focusedView == gloss.themes && listFocus && !inputFocus';

const withArgs = (args: unknown): Pick<Key, 'args'> => (args === undefined ? {} : { args });

/** A key of coding mode. */
export const whileCoding = (key: string, args?: unknown): Key => ({
  key,
  when: `gloss.codingMode && ${inText}`,
  ...withArgs(args),
});

/** A key of reconciling, which goes before the same key of coding mode. */
export const whileReconciling = (key: string, args?: unknown): Key => ({
  key,
  when: `${reconciling} && ${inText}`,
  ...withArgs(args),
});

/**
 * In what is a transcript by its folder. VS Code knows that as soon as the text is there, and that it is a transcript only once
 * the server has said so: a key that is not bound until then is typed into the text.
 */
const inFolderOfTranscripts = `${inStudy} && resourceDirname =~ /\\btranscripts\\b/ && editorTextFocus && !commentEditorFocused`;

/** A key pressed after Ctrl+', in any transcript. */
export const chord = (key: string, args?: unknown): Key => ({
  key: `ctrl+[Quote] ${key}`,
  mac: `cmd+[Quote] ${key}`,
  when: `${inText} || ${inFolderOfTranscripts}`,
  ...withArgs(args),
});

/** The same in a codebook, which is shown behind what changes it. */
export const chordInCodebook = (key: string): Key => ({
  ...chord(key),
  when: `${inStudy} && editorTextFocus && resourceFilename =~ /\\.codebook\\.ya?ml$/`,
});
