import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureHost } from './host/install.mjs';
import { ensureInstalled, npm, projectFolder } from './install.mjs';
import { runInEditor } from './runInEditor.mjs';

/**
 * `npm run pictures`: takes the pictures that README shows, of the program as it is. `npm run pictures -- --all DIR` takes
 * every scene in every theme and size, for somebody to look at; `--only NAME` and `--version oldest` choose.
 */
const root = fileURLToPath(projectFolder);
const { values } = parseArgs({
  options: { all: { type: 'string' }, only: { type: 'string' }, version: { type: 'string' } },
});
/** What would make two runs differ, or says that this is a window for developers. */
const settings = {
  ...(!values.all && { 'comments.openView': 'never' }),
  'editor.cursorBlinking': 'solid',
  'git.blame.statusBarItem.enabled': false,
  'window.menuBarVisibility': 'compact',
  'workbench.layoutControl.enabled': false,
};
const folder = values.all ? resolve(process.env.INIT_CWD ?? '.', values.all) : `${root}client/src/media/screenshots`;

try {
  ensureInstalled();
  await ensureHost();
  if (npm('run', '--silent', 'build').status !== 0) throw new Error('npm run build failed.');
  await runInEditor({
    entry: 'test/pictures/index',
    version: values.version === 'oldest' ? 'oldest' : 'newest',
    env: {
      GLOSS_SCREENSHOTS: folder,
      GLOSS_PICTURES: values.all ? 'all' : 'readme',
      ...(values.only && { GLOSS_PICTURES_ONLY: values.only }),
    },
    settings,
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
