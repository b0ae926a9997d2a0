import { check } from './checkScopes.js';

describe('the grammars', () => {
  it('read a line of a megabyte', async () => {
    const speech = '((a [b **A: (1 '.repeat(70_000);
    await check('transcript', `⟦speaker|P01⟧: ${speech}⟦nonverbal|(laughs)⟧\n⟦speaker|P02⟧: Yes`);
  });
});
