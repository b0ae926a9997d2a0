import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { ComparedPassagesResult, CompareResult } from '#protocol';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const codings = (coder: string, ...entries: readonly string[]): string =>
  `transcript: transcripts/P01.txt\ncoder: ${coder}\ntext: sha256-0000000000000001\nsegments:\n${entries.join('')}`;
const entry = (id: string, at: string, quote: string, code: string): string =>
  `  - id: ${id}\n    at: ${at}\n    quote: ${quote}\n    codes: [${code}]\n`;

describe('agreement of coders', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  const root = (): string => pathToFileURL(study.folder).href;
  const compare = (more: object = {}): Promise<CompareResult> =>
    server.connection.sendRequest('gloss/compare', { study: root(), ...more });
  const passages = async (more: object): Promise<readonly string[]> => {
    const found = await server.connection.sendRequest<ComparedPassagesResult>('gloss/comparedPassages', {
      study: root(),
      readers: ['coder1', 'coder2'],
      ...more,
    });
    return found.passages.map(({ transcript, range, quote, agreed, readings, missing }) => {
      const says = readings.map(({ reader, codes }) => `${reader}: ${codes.map(({ name }) => name).join(', ')}`);
      const place = `${transcript}:${range.start.line + 1}:${range.start.character + 1}`;
      return [place, agreed ? 'agreed' : 'differs', ...says, ...missing.map((who) => `not ${who}`), quote].join(' | ');
    });
  };

  beforeEach(async () => {
    study = temporaryStudy({
      ...smallStudy,
      'gloss.yaml':
        'agreement: { threshold: 0.7 }\ncoders: [{ id: coder1, role: patient }, { id: coder2, role: clinician }]\n',
      'codings/coder1/P01.txt.codings.yaml': codings(
        'coder1',
        entry('aaaaaaaa', '3:6-3:15', 'The trust', 'trust'),
        entry('bbbbbbbb', '3:37-3:57', 'We waited for months', 'clashing-paces'),
      ),
      'codings/coder2/P01.txt.codings.yaml': codings('coder2', entry('cccccccc', '3:6-3:15', 'The trust', 'trust')),
    });
    server = await wireServer({ folders: [study.folder], settings: { coder: 'coder1' } });
  });
  afterEach(() => {
    server.kill();
    study.remove();
  });

  it('is told by code, with what the study asks for', async () => {
    const { unit, coefficient, threshold, comparisons } = await compare({ samples: 50 });
    assert.deepEqual(
      { unit, coefficient, threshold },
      { unit: 'character', coefficient: 'krippendorff-alpha', threshold: 0.7 },
    );
    assert.deepEqual(
      comparisons.map(({ readers, codes }) => [
        readers.map(({ name }) => name),
        codes.map(({ code, coefficients, marked, below }) => [
          code?.id,
          coefficients['krippendorff-alpha'],
          marked,
          below,
        ]),
      ]),
      [
        [
          ['coder1', 'coder2'],
          [
            ['clashing-paces', comparisons[0]?.codes[0]?.coefficients['krippendorff-alpha'], [20, 0], true],
            ['trust', comparisons[0]?.codes[1]?.coefficients['krippendorff-alpha'], [9, 9], false],
          ],
        ],
      ],
    );
    const values = comparisons[0]?.codes.map(({ coefficients }) => JSON.stringify(coefficients['krippendorff-alpha']));
    assert.match(values?.[1] ?? '', /"value":1[,}]/);
    const { comparisons: ofRoles } = await compare({ among: 'roles', by: 'all', unit: 'sentence' });
    assert.deepEqual(
      ofRoles.map(({ readers }) => readers.map(({ name }) => name)),
      [['patient', 'clinician']],
    );
  });

  it('has the passages behind it, also after a coder has coded more', async () => {
    assert.deepEqual(await passages({ code: 'clashing-paces' }), [
      'transcripts/P01.txt:3:37 | differs | coder1: Clashing paces | not coder2 | We waited for months',
    ]);
    assert.deepEqual(await passages({ code: 'trust' }), [
      'transcripts/P01.txt:3:6 | agreed | coder1: Trust | coder2: Trust | The trust',
    ]);
    const uri = pathToFileURL(study.file('transcripts/P01.txt')).href;
    await server.open(study.file('transcripts/P01.txt'), study.read('transcripts/P01.txt'));
    await server.connection.sendRequest('workspace/executeCommand', {
      command: 'gloss.server.edit',
      arguments: [{ op: 'uncode', uri, segment: 'bbbbbbbb' }],
    });
    assert.deepEqual(await passages({ code: 'clashing-paces' }), []);
  });

  it('counts the transcripts, speakers and states that are asked for', async () => {
    const { comparisons } = await compare({ transcripts: ['transcripts/P01.txt'], speakers: 'all', done: false });
    assert.deepEqual(comparisons[0]?.basis.transcripts, ['transcripts/P01.txt']);
    const { comparisons: unspoken } = await compare({
      transcripts: ['transcripts/P01.txt'],
      speakers: ['nobody'],
      done: false,
    });
    assert.equal(unspoken[0]?.basis.units, 0);
    const { comparisons: none } = await compare({ transcripts: ['transcripts/elsewhere.txt'] });
    assert.deepEqual(none[0]?.basis.transcripts, []);
  });

  it('is not offered in a reflexive study', async () => {
    study.write('gloss.yaml', 'approach: reflexive\nagreement: { threshold: 0.7 }\n');
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(study.file('gloss.yaml')).href, type: 2 }],
    });
    await assert.rejects(compare(), /This study is reflexive/);
    const coders = await server.connection.sendRequest<{ threshold?: number }>('gloss/coders', { uri: root() });
    assert.equal(coders.threshold, undefined);
  });

  it('is refused with what to do where there is only one coder', async () => {
    study.remove();
    study = temporaryStudy(smallStudy);
    server.kill();
    server = await wireServer({ folders: [study.folder] });
    await assert.rejects(compare(), /two coders are needed/);
  });
});
