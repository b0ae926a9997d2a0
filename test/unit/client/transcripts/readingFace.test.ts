import assert from 'node:assert/strict';
import { hasFace, withFace, withoutFace } from '../../../../client/src/transcripts/readingFace.js';

describe('the reading face', () => {
  const own = { 'editor.fontSize': 20, 'editor.minimap.enabled': false };

  it('keeps what a person has set, but for the font', () => {
    const settings = withFace({ ...own, 'editor.fontFamily': 'Courier' });
    assert.ok(hasFace(settings));
    assert.equal(settings?.['editor.fontSize'], 20);
    assert.equal(settings['editor.minimap.enabled'], false);
    assert.equal(settings['editor.wrappingStrategy'], 'advanced');
  });

  it('is taken back without a trace', () => {
    assert.equal(withoutFace(withFace(undefined)), undefined);
    assert.deepEqual(withoutFace(withFace(own)), own);
    assert.equal(hasFace(withoutFace(withFace(own))), false);
  });

  it('leaves what was changed since', () => {
    assert.deepEqual(withoutFace({ ...withFace(undefined), 'editor.lineHeight': 2 }), { 'editor.lineHeight': 2 });
  });
});
