import assert from 'node:assert/strict';
import { chooseFromMenu } from '../../../../server/src/features/coding/codeMenu.js';
import type { CodeChoice } from '#protocol';

/** A choice from its themes and its name, parted by slashes; `!` before it says that it was used lately. */
function choice(written: string): CodeChoice {
  const names = written.replace('!', '').split('/');
  const name = names.at(-1) ?? '';
  const because = written.startsWith('!') ? 'recent' : 'codebook';
  return {
    id: names.join('-'),
    name,
    color: '#000000',
    path: names.slice(0, -1),
    aliases: [],
    because,
    applied: false,
  };
}

const many = Array.from({ length: 30 }, (_, i) => `Code ${i + 1}`);

describe('the question for a code', () => {
  const check = (
    what: string,
    codes: readonly string[],
    presses: readonly (string | undefined)[],
    expected: object,
  ): void => {
    it(what, async () => {
      const asked: (readonly string[])[] = [];
      const questions: string[] = [];
      const ask = (question: string, titles: readonly string[]): Promise<string | undefined> => {
        questions.push(question);
        asked.push(titles);
        return Promise.resolve(presses[asked.length - 1]);
      };
      const chosen = await chooseFromMenu(ask, codes.map(choice), (theme = 'top') => theme);
      assert.deepEqual({ chosen: chosen?.id, questions, last: asked.at(-1) }, expected);
    });
  };

  check('offers codes at the top and themes', ['Work/Pace', 'Trust', 'Work/Load'], ['Trust'], {
    chosen: 'Trust',
    questions: ['top'],
    last: ['Work ›', 'Trust'],
  });
  check('leads into a theme, and into one below it', ['Work/Time/Pace', 'Work/Load'], ['Work ›', 'Time ›', 'Pace'], {
    chosen: 'Work-Time-Pace',
    questions: ['top', 'Work', 'Time'],
    last: ['Pace'],
  });
  check(
    'offers what is at hand first, once at the top and again in its theme',
    ['!Trust', '!Work/Pace', 'Work/Load'],
    ['Work ›', 'Pace'],
    {
      chosen: 'Work-Pace',
      questions: ['top', 'Work'],
      last: ['Pace', 'Load'],
    },
  );
  check('has a dozen on a page, and a button for the next', many, ['More…', 'More…', 'Code 30'], {
    chosen: 'Code 30',
    questions: ['top', 'top', 'top'],
    last: many.slice(24),
  });
  check('has no button for a next page where there is none', many.slice(0, 12), [undefined], {
    chosen: undefined,
    questions: ['top'],
    last: many.slice(0, 12),
  });
  check('tells codes of one name apart, and from its own button', ['A/Same', 'A/Same', 'More…'], ['A ›', 'Same (2)'], {
    chosen: 'A-Same',
    questions: ['top', 'A'],
    last: ['Same', 'Same (2)'],
  });
  check('does not take a code for its own button', ['More…', 'Trust'], ['More… (2)'], {
    chosen: 'More…',
    questions: ['top'],
    last: ['More… (2)', 'Trust'],
  });
  check('chooses nothing where it is closed', ['Work/Pace'], ['Work ›', undefined], {
    chosen: undefined,
    questions: ['top', 'Work'],
    last: ['Pace'],
  });
  check('chooses nothing where the answer is none of its buttons', ['Trust'], ['Confidence'], {
    chosen: undefined,
    questions: ['top'],
    last: ['Trust'],
  });
});
