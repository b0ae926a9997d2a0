import assert from 'node:assert/strict';
import { events, type Event, World, allTurns } from '../../../unit/protocol/answers/questionedAnswer.js';

/** All sequences of so many events. */
function* sequences(length: number): Generator<readonly Event[]> {
  if (length === 0) yield [];
  else for (const rest of sequences(length - 1)) for (const event of events) yield [event, ...rest];
}

const oneTurn = (): Promise<void> => Promise.resolve();

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
});
