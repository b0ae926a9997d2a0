import assert from 'node:assert/strict';
import { copyFileSync, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { bundle } from '../support/publicBundle.js';
import { gloss, refused, type RunOptions } from './support/runCli.js';

const starter = smallStudy['codebooks/main.codebook.yaml'];

describe('gloss init', () => {
  let place: TemporaryStudy;
  let options: RunOptions;
  // A copy of the bundle, so that the starters are the test's own.
  beforeEach(() => {
    place = temporaryStudy({
      'package/codebooks/simple.codebook.yaml': starter,
      'package/codebooks/second.codebook.yaml': 'codebook: Second\ncodes: []\n',
      'package/dist/empty': '',
      'home/notes.txt': 'kept',
    });
    copyFileSync(bundle, place.file('package/dist/cli.js'));
    options = { cli: place.file('package/dist/cli.js'), cwd: place.file('home') };
  });
  afterEach(() => place.remove());

  it('makes a study in the current folder and leaves what is there', async () => {
    assert.match(await gloss(['init'], options), /Made the study .*home/);
    assert.equal(place.read('home/gloss.yaml'), 'study: home\ncoders: []\n');
    assert.ok(existsSync(place.file('home/transcripts')) && existsSync(place.file('home/codebooks')));
    assert.equal(place.read('home/notes.txt'), 'kept');
    await gloss(['codes'], options);
  });

  it('makes the folder, takes a name and copies starter codebooks', async () => {
    await gloss(['init', 'a/b', '--name', 'Care: a study #1', '--codebook', 'simple', 'second'], options);
    assert.equal(place.read('home/a/b/codebooks/simple.codebook.yaml'), starter);
    assert.equal(place.read('home/a/b/gloss.yaml'), 'study: "Care: a study #1"\ncoders: []\n');
    assert.match(await gloss(['-C', 'a/b', 'codes'], options), /Clashing paces/);
  });

  it('refuses a study, an unknown starter and a file, and makes nothing', async () => {
    await refused(['init', 'new', '--codebook', 'simpel'], /no starter codebook “simpel”.*second, simple/, options);
    assert.ok(!existsSync(place.file('home/new')));
    await refused(
      ['init', 'notes.txt'],
      /notes\.txt cannot be made \(a file stands where a folder is needed\)/,
      options,
    );
    await gloss(['init', 'done'], options);
    place.write('home/done/gloss.yaml', 'study: Mine\n');
    await refused(['init', 'done'], /is a study already/, options);
    assert.equal(place.read('home/done/gloss.yaml'), 'study: Mine\n');
    assert.ok(existsSync(dirname(place.file('home/done/gloss.yaml'))));
  });
});
