import { commands } from 'vscode';
import { newestAnswer, SetHiddenCodesRequest, type ThemeNode } from '#protocol';
import type { Context } from '../context.js';

/** Ids of a code and of all codes below it. */
export const codesIn = (node: ThemeNode): readonly string[] => [node.id, ...node.codes.flatMap(codesIn)];

/** The codes that are not highlighted, by study; kept for the window. */
export class HiddenCodes {
  private readonly byStudy = new Map<string, Set<string>>();

  constructor(private readonly context: Context) {}

  set(study: string, codes: readonly string[], isHidden: boolean): void {
    const hidden = this.byStudy.get(study) ?? new Set<string>();
    for (const code of codes) {
      if (isHidden) hidden.add(code);
      else hidden.delete(code);
    }
    this.byStudy.set(study, hidden);
  }

  has(study: string, node: ThemeNode): boolean {
    const hidden = this.byStudy.get(study);
    return hidden !== undefined && codesIn(node).every((code) => hidden.has(code));
  }

  clear(): void {
    for (const hidden of this.byStudy.values()) hidden.clear();
  }

  /** Tells the server; resolves once it has drawn what is hidden by then. */
  readonly send = newestAnswer(() => this.sendAll()).ask;

  private async sendAll(): Promise<void> {
    let any = false;
    for (const [study, hidden] of this.byStudy) {
      any ||= hidden.size > 0;
      await this.context.client.sendRequest(SetHiddenCodesRequest.type, { study, codes: [...hidden] });
    }
    await commands.executeCommand('setContext', 'gloss.codesHidden', any);
  }
}
