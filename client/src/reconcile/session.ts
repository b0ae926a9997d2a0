import { EventEmitter, type Uri } from 'vscode';
import {
  newestAnswer,
  ReconcileRequest,
  type ReconcileDecision,
  type ReconcilePassage,
  type ReconcileResult,
} from '#protocol';
import type { Context } from '../context.js';

/** Reconciling a transcript: whose readings, the passages, and the one in hand. What was decided is the server's to know. */
export class Session {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private result: ReconcileResult = { passages: [], unplaced: 0 };
  private key: string | undefined;
  private readonly answer = newestAnswer(
    () => this.context.client.sendRequest(ReconcileRequest.type, { uri: this.uri.toString(), coders: this.coders }),
    (result) => {
      this.result = result ?? this.result;
      this.changed.fire();
    },
  );

  constructor(
    private readonly context: Context,
    readonly uri: Uri,
    readonly coders: readonly string[],
  ) {}

  get passages(): readonly ReconcilePassage[] {
    return this.result.passages;
  }

  get unplaced(): number {
    return this.result.unplaced;
  }

  /** Passages of which something was decided. */
  get decided(): number {
    return this.passages.filter(isDecided).length;
  }

  /** Place of the passage in hand, or -1. */
  get index(): number {
    return this.passages.findIndex(({ key }) => key === this.key);
  }

  get current(): ReconcilePassage | undefined {
    return this.passages[this.index];
  }

  /** Asks what was decided; resolves when the passages are as the server has them by then. */
  async load(): Promise<void> {
    await this.answer.ask();
  }

  go(passage: ReconcilePassage | undefined): void {
    this.key = passage?.key;
    this.changed.fire();
  }

  /** The passage so many steps on, from the last to the first and back. */
  step(by: 1 | -1): ReconcilePassage | undefined {
    const { length } = this.passages;
    const from = this.index < 0 && by < 0 ? 0 : this.index;
    return this.passages[(from + by + length) % Math.max(1, length)];
  }

  /** The next passage of which nothing was decided, from the one in hand on and then from the start. */
  next(): ReconcilePassage | undefined {
    const at = this.index;
    return [...this.passages.slice(at + 1), ...this.passages.slice(0, at + 1)].find((one) => !isDecided(one));
  }

  /** Writes decisions in one step; whether that was done. */
  async decide(decisions: readonly ReconcileDecision[]): Promise<boolean> {
    const { coders } = this;
    const { done } = await this.context.edit({ op: 'reconcile', uri: this.uri.toString(), coders, decisions });
    if (done) await this.load();
    return done;
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** Whether something was decided, be it that nothing is taken. */
export const isDecided = ({ taken }: ReconcilePassage): boolean => taken !== undefined;
