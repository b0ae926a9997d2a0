import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { AgreementTablesResult } from '#protocol';
import { eventually } from '../support/eventually.js';
import { temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { agreementStudy } from './agreementStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const transcripts = ['transcripts/P01.txt'];
const head = ['code', 'precision', 'recall', 'F1', 'right', 'missed', 'wrong'];
const isReflexive = (error: unknown): boolean => String(error).includes('This study is reflexive');
const [trust, paces] = ['Trust', 'Clashing paces'];

describe('tables of coders', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  const root = (): string => pathToFileURL(study.folder).href;
  const ask = async (more: object): Promise<AgreementTablesResult['tables']> => {
    const found = await server.connection.sendRequest<AgreementTablesResult>('gloss/agreementTables', {
      study: root(),
      ...more,
    });
    return found.tables;
  };
  const gold = (more: object = {}): Promise<AgreementTablesResult['tables']> =>
    ask({ kind: 'gold', gold: 'lead', transcripts, ...more });

  const write = async (path: string, text: string): Promise<void> => {
    study.write(path, text);
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(study.file(path)).href, type: 2 }],
    });
  };

  beforeEach(async () => {
    study = temporaryStudy(agreementStudy);
    server = await wireServer({ folders: [study.folder] });
  });
  afterEach(() => {
    server.kill();
    study.remove();
  });

  it('say how each meets a gold standard, and what that rests on', async () => {
    const counted = 'Counted: 4 sentences (any of it marked) in 1 transcript: transcripts/P01.txt.';
    assert.deepEqual(await gold(), [
      {
        title: 'ann against lead',
        head,
        rows: [
          [paces, 0, 0, 0, 0, 1, 1],
          [trust, 0.5, 0.5, 0.5, 1, 1, 1],
          ['all codes', 0.333, 0.333, 0.333, 1, 2, 2],
        ],
        notes: [counted],
      },
      {
        title: 'ben against lead',
        head,
        rows: [
          [paces, null, 0, 0, 0, 1, 0],
          [trust, 1, 0.5, 0.667, 1, 1, 0],
          ['all codes', 1, 0.333, 0.5, 1, 2, 0],
        ],
        notes: ['–  nobody gave the code, or the coder or the gold standard did not', counted],
      },
    ]);
  });

  it('say which code one gave where the other gave which', async () => {
    const tables = await ask({ kind: 'confusion', transcripts });
    assert.deepEqual(
      tables.map(({ title, head: columns, rows }) => [title, columns, rows]),
      [
        [
          'ann and ben',
          ['ann', 'ben', 'units'],
          [
            [paces, '(none)', 1],
            [trust, '(none)', 1],
            [trust, trust, 1],
          ],
        ],
        [
          'ann and lead',
          ['ann', 'lead', 'units'],
          [
            [paces, trust, 1],
            [trust, '(none)', 1],
            [trust, trust, 1],
            ['(none)', paces, 1],
          ],
        ],
        [
          'ben and lead',
          ['ben', 'lead', 'units'],
          [
            [trust, trust, 1],
            ['(none)', paces, 1],
            ['(none)', trust, 1],
          ],
        ],
      ],
    );
  });

  it('count what is chosen', async () => {
    const [first] = await ask({ kind: 'confusion', unit: 'turn' });
    assert.deepEqual(first?.notes, ['Counted: 1 turn (any of it marked) in 1 transcript: transcripts/P01.txt.']);
    const [, like] = await ask({ kind: 'confusion', like: 'maxqda', by: 'theme' });
    assert.deepEqual(like?.rows.slice(0, 1), [['Challenges', trust, 1]]);
    assert.deepEqual(like.notes, [
      'Counted: 5 passages (segments that share 0.9 match) in 2 transcripts: transcripts/P01.txt, transcripts/P02.txt.',
    ]);
    const [unspoken] = await gold({ speakers: ['nobody'] });
    assert.deepEqual(unspoken?.rows, []);
    assert.match(unspoken.notes[0] ?? '', /^1 transcript coded by two of them, and no code given there\.$/);
    const path = 'codings/lead/P01.txt.codings.yaml';
    await write(path, study.read(path).replace('segments:', 'done: 2026-11-01\nsegments:'));
    const undone = await eventually('only done ones to count', async () =>
      (await gold()).find(({ rows }) => rows.length === 0),
    );
    assert.deepEqual(undone.notes, [
      'No transcript that two of them coded is done.',
      'Not done, and not counted: transcripts/P01.txt (ann).',
    ]);
    assert.equal((await gold({ done: false }))[0]?.rows.length, 3);
  });

  it('are refused of a gold standard who has coded nothing, and in a reflexive study, where what was confused is told', async () => {
    await assert.rejects(gold({ gold: 'nobody' }), /“nobody” has coded nothing here\. Coders are ann, ben, lead\./);
    await write('gloss.yaml', 'approach: reflexive\n');
    await eventually('a refusal', () => gold().then(() => false, isReflexive));
    assert.equal((await ask({ kind: 'confusion' })).length, 3);
  });
});
