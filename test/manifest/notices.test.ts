import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { bundles, codeOf } from './bundles.js';

const noticesOf = (folder: string): string => join(folder, 'dist', 'THIRD_PARTY_NOTICES.txt');

/** What was written for each package, by name and version. */
const entries = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(/^={80}\n/m)
      .slice(1)
      .map((entry) => [entry.slice(0, entry.indexOf(' (')), entry]),
  );

describe('licences of bundled packages', () => {
  // esbuild names the file of each part of a bundle in a comment, which is no part of what the notices are made from.
  const packages = new Set(
    bundles.flatMap((bundle) =>
      [...codeOf(bundle).matchAll(/^ *\/\/ (node_modules\/(?:@[^/\n]+\/)?[^/\n]+)\//gm)].map(
        ([, folder = '']) => folder,
      ),
    ),
  );

  it('are sought for all packages', () => {
    assert.ok(packages.size > 15, [...packages].join());
  });

  for (const folder of packages) {
    it(`hold that of ${folder}, with its text`, () => {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
        string,
        string
      >;
      const entry = entries(readFileSync(noticesOf('.'), 'utf8')).get(`${name} ${version}`);
      assert.ok(entry);
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
      // One that is published without its licence has it kept beside what it is for.
      const text = file === undefined ? 'server/l10n/vscode-l10n.LICENSE.txt' : join(folder, file);
      assert.ok(entry.includes(readFileSync(text, 'utf8').replace(/\r\n/g, '\n').trim()));
    });
  }

  it('hold no package that is in no bundle', () => {
    assert.equal(entries(readFileSync(noticesOf('.'), 'utf8')).size, packages.size);
  });
});

describe('a build', () => {
  let folder: string;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const addPackage = (name: string, license: unknown, files: Readonly<Record<string, string>>): void => {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.2.3', license, main: 'index.js' }));
    write(`node_modules/${name}/index.js`, `exports.say = () => console.log('${name}');\n`);
    for (const [file, text] of Object.entries(files)) write(`node_modules/${name}/${file}`, text);
    write('main.js', `import { say } from '${name}';\nsay();\n`);
  };
  const run = async (): Promise<unknown> => {
    // The build's own plugin, which is no part of the sources that tests are compiled with.
    const { notices } = (await import(pathToFileURL('notices.mjs').href)) as {
      readonly notices: (count: number) => (bundle: string) => Plugin;
    };
    const options = { bundle: true, outdir: 'dist', logLevel: 'silent', absWorkingDir: folder } as const;
    return build({ ...options, entryPoints: ['main.js'], plugins: [notices(1)('main')] });
  };
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gloss-notices-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('writes name, version, licence, licence text and notices', async () => {
    addPackage('@x/good', 'Apache-2.0', { 'LICENCE.md': 'Do as you like.\r\n', NOTICE: 'Made by @x.\n' });
    await run();
    assert.match(
      readFileSync(noticesOf(folder), 'utf8'),
      /^={80}\n@x\/good 1\.2\.3 \(Apache-2\.0\)\n\nDo as you like\.\n\nMade by @x\.\n$/m,
    );
  });

  const refusals: readonly (readonly [license: unknown, files: Readonly<Record<string, string>>, message: RegExp])[] = [
    ['MIT', {}, /bad 1\.2\.3 .*it has no file with its licence/],
    ['MIT', { LICENSE: ' \n' }, /it has no file with its licence/],
    ['MIT', { NOTICE: 'Made by x.' }, /it has no file with its licence/],
    ['GPL-3.0-only', { LICENSE: 'x' }, /bad 1\.2\.3 .*its licence is "GPL-3\.0-only", and not one of 0BSD, .*MIT/],
    [undefined, { LICENSE: 'x' }, /its licence is undefined/],
    [{ type: 'MIT' }, { LICENSE: 'x' }, /its licence is \{"type":"MIT"\}/],
    ['UNLICENSED', { LICENSE: 'x' }, /its licence is "UNLICENSED"/],
  ];
  for (const [license, files, message] of refusals) {
    it(`fails with a package under ${JSON.stringify(license)} with ${JSON.stringify(files)}`, async () => {
      addPackage('bad', license, files);
      await assert.rejects(run, message);
      assert.ok(!existsSync(noticesOf(folder)));
    });
  }
});
