import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { ComparedPassagesResult, CompareResult } from '#protocol';
import { temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { agreementStudy } from './agreementStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

describe('agreement of coders', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  const root = (): string => pathToFileURL(study.folder).href;
  const compare = (more: object): Promise<CompareResult> =>
    server.connection.sendRequest('gloss/compare', { study: root(), ...more });

  before(async () => {
    study = temporaryStudy(agreementStudy);
    server = await wireServer({ folders: [study.folder] });
  });
  after(() => {
    server.kill();
    study.remove();
  });

  it('is told about each month by itself, with the passages of that month behind it', async () => {
    const told = async (more: object): Promise<readonly unknown[]> =>
      (await compare({ months: true, ...more })).comparisons.map(({ month, readers, basis, codes }) => [
        month,
        readers.map(({ name }) => name).join(' '),
        basis.transcripts,
        codes.map(({ code, marked }) => [code?.id, marked]),
      ]);
    const [early, late] = ['2026-10', '2026-11'];
    const [p01, p02] = [['transcripts/P01.txt'], ['transcripts/P02.txt']];
    assert.deepEqual(await told({}), [
      [
        early,
        'ann ben lead',
        p01,
        [
          ['clashing-paces', [1, 0, 1]],
          ['trust', [2, 1, 2]],
        ],
      ],
      [late, 'ann ben lead', p02, [['trust', [1, 0, 1]]]],
    ]);
    const pairs = await told({ among: 'pairs', by: 'all' });
    assert.deepEqual(
      pairs.map((one) => (one as readonly unknown[]).slice(0, 3)),
      [
        [early, 'ann ben', p01],
        [early, 'ann lead', p01],
        [early, 'ben lead', p01],
        [late, 'ann ben', []],
        [late, 'ann lead', p02],
        [late, 'ben lead', []],
      ],
    );
    const passages = async (month?: string): Promise<readonly string[]> => {
      const asked = { study: root(), readers: ['ann', 'ben', 'lead'], code: 'trust', ...(month && { month }) };
      const found = await server.connection.sendRequest<ComparedPassagesResult>('gloss/comparedPassages', asked);
      return found.passages.map(({ transcript, quote }) => `${transcript} ${quote}`);
    };
    const ofEarly = ['One two three.', 'Four five six.', 'Ten eleven twelve.'].map(
      (one) => `transcripts/P01.txt ${one}`,
    );
    const ofLate = ['transcripts/P02.txt One two three.'];
    assert.deepEqual(await passages(early), ofEarly);
    assert.deepEqual(await passages(late), ofLate);
    assert.deepEqual(await passages(), [...ofEarly, ...ofLate]);
    assert.deepEqual(await passages('2024-01'), []);
  });

  it('is counted as other programs usually do, unless a unit or coders are chosen', async () => {
    const told = async (more: object): Promise<unknown> => {
      const { unit, overlap, coefficient, comparisons } = await compare(more);
      return [unit, overlap, coefficient, comparisons.map(({ readers }) => readers.map(({ name }) => name).join(' '))];
    };
    const pairs = ['ann ben', 'ann lead', 'ben lead'];
    const all = ['ann ben lead'];
    const alpha = 'krippendorff-alpha';
    assert.deepEqual(await told({ like: 'maxqda' }), ['segment', 0.9, alpha, pairs]);
    assert.deepEqual(await told({ like: 'maxqda', among: 'all' }), ['segment', 0.9, alpha, all]);
    assert.deepEqual(await told({ like: 'atlas.ti' }), ['character', 0, alpha, all]);
    assert.deepEqual(await told({}), ['sentence', 0, alpha, all]);
  });
});
