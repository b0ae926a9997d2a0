import {
  CodeLens,
  commands,
  Disposable,
  DocumentLink,
  EventEmitter,
  l10n,
  languages,
  Range,
  TabInputText,
  Uri,
  window,
  workspace,
  type TextDocument,
} from 'vscode';
import type { NamesReport, PseudonymiseParams } from '../../server/src/protocol/index.js';

const scheme = 'gloss-names';
const uri = Uri.from({ scheme, path: '/Names.md' });
/** Whether a preview is shown from which names can be replaced, for `enablement` clauses. */
const previewKey = 'gloss.namesPreviewed';

interface Shown {
  /** What was asked for; a preview says what would be done. */
  readonly params: PseudonymiseParams;
  readonly report: NamesReport;
}

/** The report of names as a document that cannot be edited and is in no file: it is forgotten when its tab is closed. */
export class NamesDocument extends Disposable {
  private shown: Shown | undefined;
  private readonly changed = new EventEmitter<Uri>();
  private readonly lensesChanged = new EventEmitter<void>();
  private readonly parts = Disposable.from(
    this.changed,
    this.lensesChanged,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.changed.event,
      provideTextDocumentContent: () =>
        this.shown?.report.markdown ?? l10n.t('This report was not kept, for it holds names. Run Pseudonymise again.'),
    }),
    languages.registerCodeLensProvider(
      { scheme },
      { onDidChangeCodeLenses: this.lensesChanged.event, provideCodeLenses: () => this.lenses() },
    ),
    languages.registerDocumentLinkProvider({ scheme }, { provideDocumentLinks: (document) => this.links(document) }),
    window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (closed.some(({ input }) => input instanceof TabInputText && input.uri.scheme === scheme)) this.set(undefined);
    }),
  );

  constructor() {
    super(() => {
      this.parts.dispose();
    });
  }

  /** A preview that is on show, from which names can be replaced. */
  get preview(): Shown | undefined {
    return this.shown?.params.preview && this.shown.report.files > 0 ? this.shown : undefined;
  }

  async show(shown: Shown): Promise<void> {
    this.set(shown);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
  }

  private set(shown: Shown | undefined): void {
    this.shown = shown;
    this.changed.fire(uri);
    this.lensesChanged.fire();
    void commands.executeCommand('setContext', previewKey, this.preview !== undefined);
  }

  private lenses(): CodeLens[] {
    if (!this.preview) return [];
    const { replaced: count, files } = this.preview.report;
    const title = l10n.t('Replace {count} names in {files} files…', { count, files });
    return [new CodeLens(new Range(0, 0, 0, 0), { title, command: 'gloss.replaceNames' })];
  }

  /** Places in the report lead to files of the study. */
  private links(document: TextDocument): DocumentLink[] {
    if (!this.shown) return [];
    const study = Uri.parse(this.shown.params.uri);
    return [...document.getText().matchAll(/^- `([^`\n]+):(\d+)`/gm)].map((match) => {
      const [, path = '', line = ''] = match;
      const start = match.index + '- `'.length;
      const range = new Range(document.positionAt(start), document.positionAt(match.index + match[0].length - 1));
      return new DocumentLink(range, Uri.joinPath(study, path).with({ fragment: `L${line}` }));
    });
  }
}
