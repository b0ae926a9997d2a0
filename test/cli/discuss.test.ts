import assert from 'node:assert/strict';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused } from './support/runCli.js';

const transcript = 'transcripts/P01.txt';
const discussion = 'discussions/P01.txt.discussion.yaml';

describe('gloss discuss', () => {
  let study: TemporaryStudy;
  const as = (coder: string, ...args: readonly string[]): Promise<string> =>
    gloss(args, { cwd: study.folder, env: { GLOSS_CODER: coder } });
  const idIn = (said: string, what: 'thread' | 'comment'): string => {
    const id = new RegExp(`^${what} (\\w+)$`, 'm').exec(said)?.[1];
    assert.ok(id, said);
    return id;
  };
  const read = (): string => study.read(discussion);
  beforeEach(() => (study = temporaryStudy(smallStudy)));
  afterEach(() => study.remove());

  it('goes from a question through a proposal to a coding that its coder accepts', async () => {
    await as('coder1', 'apply', transcript, '--quote', 'The trust', 'clashing-paces');
    const own = 'codings/coder1/P01.txt.codings.yaml';
    const segment = /id: (\w+)/.exec(study.read(own))?.[1] ?? '';
    const started = await as('coder2', 'discuss', 'start', transcript, 'Is this not trust?', '--quote', 'The trust');
    const thread = idIn(started, 'thread');
    const replied = await as(
      'coder2',
      'discuss',
      'reply',
      transcript,
      thread,
      'I would say so.',
      '--segment',
      segment,
      '--codes',
      'trust',
    );
    const comment = idIn(replied, 'comment');
    assert.match(await as('coder1', 'discuss'), /coder2.*\n.*Is this not trust\?[^]*proposes for coder1’s segment/);
    await as('coder1', 'discuss', 'accept', transcript, thread, comment);
    assert.match(study.read(own), /codes: \[trust\]/);
    await as('coder1', 'discuss', 'resolve', transcript, thread);
    assert.match(read(), /resolved: \{ by: coder1, on: \d{4}-\d\d-\d\d \}/);
    assert.equal(await as('coder1', 'discuss', 'list', '--open'), '');
    await as('coder2', 'discuss', 'reopen', transcript, thread);
    assert.match(await as('coder1', 'discuss', 'list', transcript, '--open'), /Is this not trust\?/);
  });

  it('lets people put what they said in other words, and take it back', async () => {
    const started = await as('coder1', 'discuss', 'start', transcript, 'First thougt.');
    const [thread, comment] = [idIn(started, 'thread'), idIn(started, 'comment')];
    await as('coder1', 'discuss', 'edit', transcript, thread, comment, 'First thought.');
    assert.match(read(), /text: First thought\.\n/);
    await refused(['discuss', 'edit', transcript, thread, comment, 'Mine', '--coder', 'coder2'], /coder1/, {
      cwd: study.folder,
    });
    await refused(
      ['discuss', 'delete', transcript, thread, 'nothere0', '--coder', 'coder1'],
      /This comment is not there any more/,
      {
        cwd: study.folder,
      },
    );
    await refused(['discuss', 'reply', transcript, 'nothere0', 'x', '--coder', 'coder1'], /not there any more/, {
      cwd: study.folder,
    });
    await as('coder1', 'discuss', 'delete', transcript, thread, comment);
    assert.equal(await as('coder1', 'discuss', 'list'), '');
    await as('coder1', 'undo');
    assert.match(read(), /First thought/);
  });

  it('refuses words that do not stand in the transcript once', async () => {
    const start = (quote: string): readonly string[] => [
      'discuss',
      'start',
      transcript,
      'x',
      '--quote',
      quote,
      '--coder',
      'coder1',
    ];
    await refused(start('nowhere said'), /“nowhere said” does not stand/, { cwd: study.folder });
    await refused(start('INTERVIEWER'), /stands in .* times/, { cwd: study.folder });
  });
});
