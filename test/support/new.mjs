import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { check } from './templates/check.mjs';
import { command } from './templates/command.mjs';
import { feature } from './templates/feature.mjs';
import { operation } from './templates/operation.mjs';

/**
 * `npm run new <kind> [<subject>/]<name>`: writes the file, its test and the line in its list, in the folder of the
 * project that it is run in. What it writes compiles and its test passes; the rest is for who runs it.
 */
const kinds = {
  feature: { make: feature, folder: 'server/src/features' },
  check: { make: check },
  operation: { make: operation },
  command: { make: command, folder: 'client/src' },
};

/** What is said in one line, instead of a stack. */
class Refusal extends Error {}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function run([kind, path = '']) {
  const { make, folder } = kinds[kind] ?? {};
  const [, subject = '', name] = /^(?:([a-zA-Z]+)\/)?([a-z][a-zA-Z0-9]*)$/.exec(path) ?? [];
  if (!make || name === undefined) {
    throw new Refusal('npm run new feature|command <subject>/<name>, or npm run new check|operation <name>');
  }
  if (folder ? !existsSync(`${folder}/${subject}`) || subject === '' : subject !== '') {
    throw new Refusal(folder ? `There is no folder ${folder}/${subject}.` : `A ${kind} has no folder: give a name.`);
  }
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).split(' ');
  const title = words.map((word) => word[0].toUpperCase() + word.slice(1)).join(' ');
  const { files, lists, next, isInManifest = false } = make({ subject, name, title, kebab: words.join('-') });
  const taken = Object.keys(files).find((file) => existsSync(file));
  if (taken) throw new Refusal(`${taken} is there already.`);
  const changed = { ...files };
  for (const list of lists) changed[list.file] = withLine(readFileSync(list.file, 'utf8'), list);
  for (const [file, text] of Object.entries(changed)) await write(file, text);
  if (isInManifest) spawnSync(process.execPath, ['manifest.mjs'], { stdio: 'inherit' });
  console.log(`${Object.keys(changed).join('\n')}\n\nNext:\n${next.map((line) => `- ${line}`).join('\n')}`);
}

async function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

/** The text with an import, with an item in a list, or with lines before others. */
function withLine(text, { file, import: line, list, item, isSorted = false, insert = [] }) {
  let made = text;
  if (line) made = made.replace(/^(?:import [^;]*;\n)+/, (imports) => `${imports}${line}\n`);
  if (list) {
    made = made.replace(new RegExp(`(const ${list}: .* = \\[\\n)([^\\]]*)`), (_, head, items) => {
      const lines = items.split('\n').slice(0, -1);
      const at = isSorted ? lines.findIndex((other) => other.trim() > `${item},`) : -1;
      lines.splice(at < 0 ? lines.length : at, 0, `  ${item},`);
      return `${head}${lines.join('\n')}\n`;
    });
  }
  for (const [before, added] of insert) made = made.replace(before, (found) => added + found);
  const expected = [line, list && `  ${item},\n`, ...insert.map(([, added]) => added)].filter(Boolean);
  if (!expected.every((part) => made.includes(part))) throw new Refusal(`${file} is not as this expects it.`);
  return made;
}
