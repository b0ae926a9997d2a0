import { newestAnswer } from '../../../../server/src/protocol/answers/newestAnswer.js';

/** What can happen: somebody asks, or says that things have changed; the answer in hand comes or fails; time passes. */
export const events = ['ask', 'get', 'outdate', 'answer', 'fail', 'tick'] as const;
export type Event = (typeof events)[number];

interface Waiting {
  /** How much had happened when it was asked for. */
  readonly since: number;
  settled: boolean;
}

/** A server whose answer is how much had happened when it began to work the answer out. */
export class World {
  happened = 0;
  begun = 0;
  faults: string[] = [];
  readonly taken: number[] = [];
  readonly waiting: Waiting[] = [];
  private inHand: { readonly seen: number; readonly settle: (fails: boolean) => void } | undefined;
  private readonly answer = newestAnswer(
    () => this.workOut(),
    (seen) => this.taken.push(seen),
  );

  get isAtWork(): boolean {
    return this.inHand !== undefined;
  }

  do(event: Event): void {
    if (event === 'outdate' || event === 'ask') this.happened++;
    if (event === 'outdate') this.answer.outdate();
    else if (event === 'ask') this.wait(this.answer.ask());
    else if (event === 'get') this.wait(this.answer.get());
    else if (event === 'answer') this.inHand?.settle(false);
    else if (event === 'fail') this.inHand?.settle(true);
  }

  private workOut(): Promise<number> {
    if (this.inHand) this.faults.push('two are at work at once');
    this.begun++;
    const seen = this.happened;
    return new Promise((resolve, reject) => {
      const settle = (fails: boolean): void => {
        this.inHand = undefined;
        if (fails) reject(new Error(String(seen)));
        else resolve(seen);
      };
      this.inHand = { seen, settle };
    });
  }

  private wait(asked: Promise<number>): void {
    const waiting: Waiting = { since: this.happened, settled: false };
    this.waiting.push(waiting);
    const settle = (seen: number, isThere: boolean): void => {
      waiting.settled = true;
      if (seen < waiting.since) this.faults.push(`an answer of ${seen} to a question of ${waiting.since}`);
      const there = this.taken.at(-1);
      if (isThere && there !== seen) this.faults.push(`told about ${seen} while ${there} is there`);
    };
    void asked.then(
      (seen) => settle(seen, true),
      (error: unknown) => settle(Number((error as Error).message), false),
    );
  }
}
/** Until all that can go on has gone on. */
export const allTurns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
