import assert from 'node:assert/strict';
import { World, allTurns } from './questionedAnswer.js';

describe('the newest answer, in whatever order things happen', () => {
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
