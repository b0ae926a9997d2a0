import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folder, openTranscript, published } from './support/study.js';

const coder = 'guest';
const path = `codings/${coder}/P01.txt.codings.yaml`;

describe('Folders on disk', () => {
  afterEach(() => rmSync(join(folder(), dirname(path)), { recursive: true, force: true }));

  it('are read when they come with a checkout, and forgotten when they go with one', async () => {
    const editor = await openTranscript('transcripts/P01.txt');
    const isThere = ({ segments }: { readonly segments: readonly { readonly coder: string }[] }): boolean =>
      segments.some((segment) => segment.coder === coder);
    assert.equal(isThere(await published(editor)), false);
    const text = readFileSync(join(folder(), 'codings/coder1/P01.txt.codings.yaml'), 'utf8');
    mkdirSync(join(folder(), dirname(path)));
    writeFileSync(join(folder(), path), text.replace('coder: coder1', `coder: ${coder}`));
    await published(editor, isThere);
    rmSync(join(folder(), dirname(path)), { recursive: true });
    await published(editor, (params) => !isThere(params));
  });
});
