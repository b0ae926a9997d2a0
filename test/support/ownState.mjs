import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What Gloss keeps for a person, tests keep in a folder of their own, which the programs that they start have too. */
const folder = mkdtempSync(join(tmpdir(), 'gloss-state-'));
process.env.XDG_STATE_HOME = folder;
process.env.LOCALAPPDATA = folder;
// Tests read English, whatever the machine speaks.
process.env.GLOSS_LANGUAGE = 'en';
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
