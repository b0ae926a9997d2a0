/** A command in VS Code: `npm run new command <subject>/<name>`. */
export const command = ({ subject, name, title }) => ({
  files: {
    [`client/src/${subject}/${name}.ts`]: `import { commands } from 'vscode';
import type { Feature } from '../context.js';

/** ${title}: what it does, in a sentence. */
export const ${name}: Feature = (context) =>
  commands.registerCommand('gloss.${name}', () => {
    const editor = context.transcriptEditor();
    return editor?.document.getText(editor.selection);
  });
`,
    [`test/editor/${name}.test.ts`]: `import assert from 'node:assert/strict';
import { commands, Selection } from 'vscode';
import { openTranscript } from './support/study.js';

describe('${title}', () => {
  it('does what it should with the selection', async () => {
    const editor = await openTranscript('transcripts/P01.txt');
    editor.selection = new Selection(0, 0, 0, 3);
    assert.equal(await commands.executeCommand('gloss.${name}'), editor.document.getText(editor.selection));
  });
});
`,
  },
  lists: [
    {
      file: 'client/src/features.ts',
      import: `import { ${name} } from './${subject}/${name}.js';`,
      list: 'features',
      item: name,
    },
    {
      file: `client/src/${subject}/${subject}Contributions.ts`,
      insert: [[/^};\n$/m, `  ${name}: { enablement: 'gloss.transcriptActive' },\n`]],
    },
    {
      file: 'package.nls.json',
      insert: [[/^ {2}"command\.undo"/m, `  "command.${name}": ${JSON.stringify(title)},\n`]],
    },
  ],
  isInManifest: true,
  next: [
    `Icon, keys and menus in client/src/${subject}/${subject}Contributions.ts, the title in package.nls.json; then \`npm run manifest\`.`,
    'A command that asks something is registered with `askingCommand`, and its title ends in “…”.',
  ],
});
