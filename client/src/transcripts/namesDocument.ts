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
  type TextDocument,
} from 'vscode';
import type { NamesReport, PseudonymiseParams } from '#protocol';
import { VirtualDocument } from '../common/virtualDocument.js';

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
  private readonly document = new VirtualDocument(
    'gloss-names',
    'Names.md',
    () =>
      this.shown?.report.markdown ??
      l10n.t('This report was not kept, because it holds names. Run Pseudonymise again.'),
  );
  private readonly lensesChanged = new EventEmitter<void>();
  private readonly parts = Disposable.from(
    this.document,
    this.lensesChanged,
    languages.registerCodeLensProvider(this.document.selector, {
      onDidChangeCodeLenses: this.lensesChanged.event,
      provideCodeLenses: () => this.lenses(),
    }),
    languages.registerDocumentLinkProvider(this.document.selector, {
      provideDocumentLinks: (document) => this.links(document),
    }),
    window.tabGroups.onDidChangeTabs(({ closed }) => {
      const { scheme } = this.document.selector;
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
    await this.document.show();
  }

  private set(shown: Shown | undefined): void {
    this.shown = shown;
    this.document.update();
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
