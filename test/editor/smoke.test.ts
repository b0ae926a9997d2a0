import assert from 'node:assert/strict';
import { workspace } from 'vscode';
import { evaluate, hasControl, press, screenshot } from './support/control.js';

describe('The workbench', () => {
  it('opens a folder', () => {
    assert.equal(workspace.workspaceFolders?.length, 1);
  });

  it('can be used and seen', async function () {
    if (!hasControl) this.skip();
    await press('F1');
    await screenshot('workbench');
    await press('Escape');
    assert.match(String(await evaluate('document.title')), /\S/);
  });
});
