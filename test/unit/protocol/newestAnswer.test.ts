import assert from 'node:assert/strict';
import { newestAnswer } from '../../../server/src/protocol/answers/newestAnswer.js';

/** What can happen: somebody asks, or says that things have changed; the answer in hand comes or fails; time passes. */
const events = ['ask', 'get', 'outdate', 'answer', 'fail', 'tick'] as const;
type Event = (typeof events)[number];

/** All sequences of so many events. */
function* sequences(length: number): Generator<readonly Event[]> {
  if (length === 0) yield [];
  else for (const rest of sequences(length - 1)) for (const event of events) yield [event, ...rest];
}

interface Waiting {
  /** How much had happened when it was asked for. */
  readonly since: number;
  settled: boolean;
}

/** A server whose answer is how much had happened when it began to work the answer out. */
class World {
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
      if (isThere && there !== seen) this.faults.push(`told of ${seen} while ${there} is there`);
    };
    void asked.then(
      (seen) => settle(seen, true),
      (error: unknown) => settle(Number((error as Error).message), false),
    );
  }
}

const oneTurn = (): Promise<void> => Promise.resolve();
/** Until all that can go on has gone on. */
const allTurns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function play(sequence: readonly Event[], pass: () => Promise<void>): Promise<World> {
  const world = new World();
  for (const event of sequence) {
    world.do(event);
    if (event === 'tick') await pass();
  }
  return world;
}

describe('the newest answer, in whatever order things happen', () => {
  for (const [name, pass, length] of [
    ['turn by turn', oneTurn, 6],
    ['when all is quiet', allTurns, 5],
  ] as const) {
    it(`is no older than its question, and comes alone, in order and in the end: ${name}`, async () => {
      for (const sequence of sequences(length)) {
        const world = await play(sequence, pass);
        const told = (): string => sequence.join(' ');
        await allTurns();
        const atWork = world.isAtWork;
        const { begun } = world;
        // What happens no more is answered: the work in hand, and one more for what happened meanwhile.
        for (let left = 2; left > 0 && world.isAtWork; left--) {
          world.do('answer');
          await allTurns();
        }
        assert.deepEqual(world.faults, [], told());
        assert.ok(
          world.waiting.every(({ settled }) => settled),
          `${told()}: somebody waits for ever`,
        );
        assert.ok(world.begun <= begun + (atWork ? 1 : 0), `${told()}: worked out more than once more`);
        assert.equal(world.isAtWork, false, told());
        assert.deepEqual(
          world.taken,
          world.taken.toSorted((a, b) => a - b),
          told(),
        );
        if (!sequence.some((event) => event === 'ask' || event === 'get')) assert.equal(world.begun, 0, told());
      }
    });
  }

  it('is told to all who asked while it was overtaken, and not before it is there', async () => {
    const world = new World();
    world.do('ask');
    await allTurns();
    world.do('ask');
    world.do('answer');
    await allTurns();
    assert.deepEqual([world.taken, world.waiting.map(({ settled }) => settled), world.begun], [[1], [false, false], 2]);
    world.do('answer');
    await allTurns();
    assert.deepEqual(
      [world.taken, world.waiting.map(({ settled }) => settled)],
      [
        [1, 2],
        [true, true],
      ],
    );
  });

  it('is kept until something happens', async () => {
    const world = new World();
    for (const event of ['get', 'tick', 'answer', 'tick', 'get', 'get', 'tick'] as const) {
      world.do(event);
      if (event === 'tick') await allTurns();
    }
    assert.deepEqual([world.begun, world.waiting.map(({ settled }) => settled)], [1, [true, true, true]]);
    world.do('outdate');
    await allTurns();
    assert.equal(world.begun, 1);
    world.do('get');
    await allTurns();
    assert.equal(world.begun, 2);
  });
});
