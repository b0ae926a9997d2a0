import { Disposable, EventEmitter, Uri, window, workspace } from 'vscode';

/** A document that cannot be edited and is in no file: its text is made when it is shown. */
export class VirtualDocument extends Disposable {
  /** For what is registered for this document alone. */
  readonly selector: { readonly scheme: string };
  private readonly uri: Uri;
  private readonly changed = new EventEmitter<Uri>();
  private readonly parts: Disposable;

  /** A scheme of its own, a name for the tab, and what it says now. */
  constructor(scheme: string, name: string, text: () => string) {
    super(() => {
      this.parts.dispose();
    });
    this.selector = { scheme };
    this.uri = Uri.from({ scheme, path: `/${name}` });
    this.parts = Disposable.from(
      this.changed,
      workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.changed.event,
        provideTextDocumentContent: text,
      }),
    );
  }

  /** Makes the text again where the document is open. */
  update(): void {
    this.changed.fire(this.uri);
  }

  async show(): Promise<void> {
    this.update();
    await window.showTextDocument(await workspace.openTextDocument(this.uri), { preview: false });
  }
}
