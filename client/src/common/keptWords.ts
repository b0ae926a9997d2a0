import { l10n, type Uri } from 'vscode';
import { mention } from './mention.js';

/** What was written in boxes and not saved when their transcript was closed, until such a box opens again. */
export class KeptWords<T> {
  private readonly kept = new Map<string, Map<string, T>>();

  /** Keeps what was written, by what it is on; nothing is said where there is nothing. */
  keep(uri: Uri, written: ReadonlyMap<string, T>): void {
    if (written.size === 0) return;
    this.kept.set(uri.toString(), new Map([...(this.kept.get(uri.toString()) ?? []), ...written]));
    mention(l10n.t('What you wrote and did not save is kept until you open its box again.'), 8000);
  }

  /** Returns what was kept of something, and keeps it no longer. */
  take(uri: Uri, on: string): T | undefined {
    const words = this.kept.get(uri.toString());
    const found = words?.get(on);
    words?.delete(on);
    return found;
  }
}
