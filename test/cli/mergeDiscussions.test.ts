import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decided, findConflicts } from '../../server/src/core/text/conflicts.js';
import { readDiscussion } from '../../server/src/core/discussions/readDiscussion.js';
import { smallStudy } from '../support/temporaryStudy.js';
import { repository, type Repository } from './support/repository.js';
import { gloss } from './support/runCli.js';

const transcript = 'transcripts/P01.txt';
const path = 'discussions/P01.txt.discussion.yaml';
const deeds = ['start', 'reply to the first', 'reply to the second', 'resolve', 'edit'] as const;
type Deed = (typeof deeds)[number];
const history = fc.uniqueArray(fc.constantFrom(...deeds), { minLength: 2, maxLength: 4 });

describe('git merge of discussions', () => {
  let repo: Repository;
  let [first, second, mine]: readonly [string, string, string] = ['', '', ''];
  afterEach(() => repo.remove());

  const discuss = (coder: string, ...args: readonly string[]): Promise<string> =>
    gloss(['discuss', ...args], { cwd: repo.folder, env: { GLOSS_CODER: coder } });
  const idIn = (said: string, what: string): string => new RegExp(`^${what} (\\w+)$`, 'm').exec(said)?.[1] ?? '';
  /** What one side does; the words that it says, by which they are found again. */
  const carryOut = async (coder: string, done: readonly Deed[]): Promise<readonly string[]> => {
    const said: string[] = [];
    for (const [i, deed] of done.entries()) {
      const words = `${coder} says ${i}`;
      if (deed === 'start') await discuss(coder, 'start', transcript, words, '--quote', 'a nurse opened the door');
      if (deed === 'reply to the first') await discuss(coder, 'reply', transcript, first, words);
      if (deed === 'reply to the second') await discuss(coder, 'reply', transcript, second, words);
      if (deed === 'resolve') await discuss(coder, 'resolve', transcript, second);
      const edits = deed === 'edit' && coder === 'coder1';
      if (edits) await discuss(coder, 'edit', transcript, first, mine, words);
      if (edits || deed.startsWith('reply') || deed === 'start') said.push(words);
    }
    return said;
  };
  const merge = async (
    [ours, theirs]: readonly [readonly Deed[], readonly Deed[]],
    driver: boolean,
  ): Promise<{ readonly clean: boolean; readonly said: readonly string[]; readonly text: string }> => {
    repo = repository(smallStudy);
    if (driver) await gloss(['git-setup'], { cwd: repo.folder });
    const begun = await discuss('coder1', 'start', transcript, 'Begun', '--quote', 'The trust');
    [first, mine] = [idIn(begun, 'thread'), idIn(begun, 'comment')];
    second = idIn(await discuss('coder2', 'start', transcript, 'Another'), 'thread');
    repo.commit('Discuss');
    repo.git('switch', '--quiet', '--create', 'other');
    const theirWords = await carryOut('coder2', theirs);
    repo.commit('Theirs');
    repo.git('switch', '--quiet', 'main');
    const said = [...(await carryOut('coder1', ours)), ...theirWords];
    repo.commit('Ours');
    let clean = true;
    try {
      repo.git('merge', '--quiet', '--message', 'Merge', 'other');
    } catch {
      clean = false;
    }
    return { clean, said, text: repo.read(path) };
  };
  const errorsIn = (text: string): readonly unknown[] =>
    readDiscussion(text).problems.filter(({ severity }) => severity === 'error');
  const lost = (said: readonly string[], text: string): readonly string[] => {
    const comments = readDiscussion(text).value.threads.flatMap((thread) => thread.comments);
    return said.filter((words) => !comments.some((comment) => comment.text === words));
  };

  for (const [i, both] of fc.sample(fc.tuple(history, history), 4).entries()) {
    it(`with the driver keeps what both sides said, or marks the thread (${i + 1})`, async () => {
      const { clean, said, text } = await merge(both, true);
      assert.equal(findConflicts(text).length === 0, clean, text);
      const kept = decided(text, 'ours');
      assert.deepEqual(errorsIn(kept), [], kept);
      const marked = findConflicts(text)
        .map(({ start, end }) => text.slice(start, end))
        .join('');
      assert.deepEqual(
        lost(said, kept).filter((words) => !marked.includes(words)),
        [],
        text,
      );
    });

    it(`without the driver loses nothing silently (${i + 1})`, async () => {
      const { clean, said, text } = await merge(both, false);
      if (clean && errorsIn(text).length === 0) assert.deepEqual(lost(said, text), [], text);
    });
  }

  it('takes replies of both sides to one thread, and a thread of each', async () => {
    const { clean, said, text } = await merge(
      [
        ['reply to the first', 'start'],
        ['reply to the first', 'start', 'resolve'],
      ],
      true,
    );
    assert.ok(clean, text);
    assert.deepEqual([lost(said, text), errorsIn(text)], [[], []]);
    const { threads } = readDiscussion(text).value;
    assert.deepEqual([threads.length, threads.filter(({ resolved }) => resolved).length], [4, 1]);
  });
});
