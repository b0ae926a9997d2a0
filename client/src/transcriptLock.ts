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

  /** To be called again with `follow` whenever the answer may be another. */
  lockWhile(isReason: (uri: Uri) => boolean): void {
    this.reasons.push(isReason);
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
