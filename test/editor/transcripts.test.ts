import assert from 'node:assert/strict';
import { commands, window, type DocumentLink } from 'vscode';
import { screenshot } from './support/control.js';
import { openTranscript, useTheme } from './support/study.js';

describe('How transcripts were read', () => {
  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('is listed for the study, and each path leads to its transcript', async () => {
    await openTranscript('transcripts/P02.md');
    await commands.executeCommand('gloss.showTranscripts');
    const document = window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'gloss-transcripts');
    const text = document.getText();
    assert.match(
      text,
      /^transcripts\/P02\.md\n {2}2 speakers, 44 turns, 1,966 words\n {2}Markdown with labels as in “\*\*Name:\*\* …”, no times/m,
    );
    assert.match(text, /^ {2}Guessed: “Interviewer” is taken to be asking; gloss\.yaml does not say who does\.$/m);
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    assert.deepEqual(
      links.map(({ target }) => target?.path.split('/').at(-1)),
      ['P01.txt', 'P02.md', 'P03.vtt', 'P04.srt', 'P05.txt', 'steering-group.txt'],
    );
    for (const theme of ['Default Light Modern', 'Default High Contrast', 'Default Dark Modern']) {
      await useTheme(theme);
      await screenshot(`transcripts ${theme}`);
    }
  });
});
