import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorOf } from '../../../../../server/src/core/anchor/makeSegment.js';
import { newDiscussion, printThread } from '../../../../../server/src/core/discussions/printDiscussion.js';
import { readDiscussion } from '../../../../../server/src/core/discussions/readDiscussion.js';
import { pseudonymise, type Pseudonymised } from '../../../../../server/src/core/edit/pseudonyms/pseudonymise.js';
import { linesOf } from '../../../../../server/src/core/text/lines.js';
import { digestOf, transcriptPath } from '../../../../unit/core/support/desk.js';

const path = 'discussions/P01.txt.discussion.yaml';
const pairs = [{ name: 'Anna', pseudonym: 'Bettina' }];

function run(text: string, discussion: string): Pseudonymised {
  const read = { ...readDiscussion(discussion), path, text: discussion };
  const texts = [{ path: transcriptPath, lines: linesOf(text), digest: digestOf(text) }];
  return pseudonymise(texts, [], pairs, { digestOf, discussions: [read] });
}

const comment = (id: string, text: string, proposes?: object): never =>
  ({ id, by: 'coder1', on: '2026-11-23T10:00:00Z', text, ...(proposes && { proposes }) }) as never;

/** A discussion with a thread on each of the ranges, whose comment says the words. */
const discussionOf = (text: string, ranges: readonly (readonly [number, number])[], says: string): string =>
  newDiscussion(transcriptPath, digestOf(text)).replace('threads: []\n', 'threads:\n') +
  ranges
    .map(([start, end], i) => {
      const at = anchorOf(linesOf(text), { start, end });
      return printThread({
        id: `thread0${i}`,
        at,
        comments: [comment(`said00${i}0`, says, { segment: 'aaaaaaaa', coder: 'coder2', at })],
      });
    })
    .join('');

describe('Pseudonymising discussions', () => {
  it('replaces names in comments, and in what threads and proposals quote', () => {
    const text = 'P01: Anna came. She left, and Anna stayed.\n';
    const file = discussionOf(text, [[5, 15]], 'Is Anna the nurse?').replace('threads:\n', 'threads: # Anna knows\n');
    const { step, discussions } = run(text, file);
    const after = step?.changes.find((change) => change.path === path)?.after ?? '';
    const [thread] = readDiscussion(after).value.threads;
    assert.equal(thread?.at?.quote, 'Bettina came.');
    assert.equal(thread.comments[0]?.text, 'Is Bettina the nurse?');
    assert.equal(thread.comments[0].proposes?.at?.quote, 'Bettina came.');
    assert.deepEqual(
      discussions.map(({ doubtful }) => doubtful),
      [[]],
    );
  });

  it('keeps every passage on its words, wherever names stand', () => {
    const words = fc.array(fc.constantFrom('Anna', 'we', 'went', 'Anna.', '😀', 'so', 'Annabel'), {
      minLength: 3,
      maxLength: 25,
    });
    fc.assert(
      fc.property(words, fc.nat(20), fc.nat(20), (list, a, b) => {
        const text = `${list.join(' ')}\n`;
        const starts = list.map((_, i) => list.slice(0, i).join(' ').length + (i > 0 ? 1 : 0));
        const [from, to] = [Math.min(a, b) % list.length, Math.max(a, b) % list.length].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const range = [starts[from] ?? 0, (starts[to] ?? 0) + (list[to] ?? '').length] as const;
        const { step } = run(text, discussionOf(text, [range], 'Anna?'));
        const renamed = (said: string): string => said.replace(/\bAnna\b/g, 'Bettina');
        const after = step?.changes.find((change) => change.path === path)?.after ?? '';
        const now = step?.changes.find((change) => change.path === transcriptPath)?.after ?? text;
        const { value, problems } = readDiscussion(after);
        assert.deepEqual(problems, []);
        assert.equal(value.text, digestOf(now));
        assert.equal(value.threads[0]?.at?.quote, renamed(text.slice(...range)));
        assert.equal(value.threads[0].comments[0]?.text, 'Bettina?');
        assert.equal(now, renamed(text));
      }),
      { numRuns: 100 },
    );
  });

  it('leaves what has no certain place where it is, with its words replaced', () => {
    const text = 'P01: Anna came.\n';
    const file = discussionOf('P01: Anna went to the shop.\n', [[5, 27]], 'Anna?');
    const { step, discussions } = run(text, file);
    const after = step?.changes.find((change) => change.path === path)?.after ?? '';
    assert.deepEqual(discussions[0]?.doubtful, ['thread00', 'said0000']);
    assert.match(after, /quote: Bettina went to the shop\./);
    assert.ok(!after.includes('Anna'));
  });

  it('refuses a discussion with errors, and says where', () => {
    const broken =
      'transcript: transcripts/P01.txt\ntext: sha256-0000000000000000\nthreads:\n  - id: x\n    comments: Anna\n';
    assert.throws(() => run('Anna\n', broken), /discussions\/P01\.txt\.discussion\.yaml in line \d+/);
  });
});
