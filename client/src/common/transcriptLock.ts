import { commands, type Uri } from 'vscode';
import { activeUri } from './activeUri.js';

/**
 * Keeps transcripts from being typed into while there is a reason: the active one becomes read-only for the session, and
 * writable again when it is next shown without a reason. VS Code saves no file that is read-only, whoever changed it, and
 * locks the active one alone; so nothing is locked for longer than that.
 */
export class TranscriptLock {
  private readonly locked = new Set<string>();
  private readonly reasons: ((uri: Uri) => boolean)[] = [];
  /** What was active where each question began that has not been settled yet. */
  private readonly asking = new Set<{ readonly key: string }>();

  /** To be called again with `follow` whenever the answer may be another. */
  lockWhile(isReason: (uri: Uri) => boolean): void {
    this.reasons.push(isReason);
  }

  /**
   * Does what a command does that asks something, with what is active locked meanwhile: a question may be there late, or the
   * next one after a while, and what is typed for it is not meant for the text.
   */
  async whileAsking(task: () => unknown): Promise<unknown> {
    const uri = activeUri();
    if (!uri) return await task();
    const question = { key: uri.toString() };
    this.asking.add(question);
    // Not waited for: VS Code does first what it is told first.
    const locked = this.follow();
    try {
      return await task();
    } finally {
      await locked;
      this.asking.delete(question);
      await this.follow();
    }
  }

  isAsked(uri: Uri): boolean {
    return [...this.asking].some(({ key }) => key === uri.toString());
  }

  /** To be called when all is asked, before something is written or another text is shown. */
  async settle(): Promise<void> {
    this.asking.clear();
    await this.follow();
  }

  /** Locks or unlocks what the active tab shows. */
  async follow(): Promise<void> {
    const uri = activeUri();
    if (!uri) return;
    const key = uri.toString();
    const isWanted = this.reasons.some((isReason) => isReason(uri));
    if (this.locked.has(key) === isWanted) return;
    if (isWanted) this.locked.add(key);
    else this.locked.delete(key);
    await commands.executeCommand(`workbench.action.files.${isWanted ? 'set' : 'reset'}ActiveEditorReadonlyInSession`);
  }
}
