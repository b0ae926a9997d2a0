import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Beside the bundles, and in the .vsix. */
const noticesFile = 'THIRD_PARTY_NOTICES.txt';

/** Licences that let a package be bundled with its licence text, by SPDX id. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

/** Folders of the packages that have code in what was built. */
function bundledPackages({ outputs }) {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  return files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
}

/**
 * Name, version, licence and licence text of each package, as one text. Throws where a package has no licence text, or a
 * licence that does not let it be bundled.
 */
function noticesOf(folders) {
  const packages = folders.map(readPackage);
  const faults = packages.flatMap(faultsOf);
  if (faults.length > 0) {
    throw new Error(`Not all packages may be bundled:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
  return [
    'Gloss is under the MIT License (see LICENSE). So are its starter codebooks, schemas, grammars and pictures, which were made for it.',
    `Its code holds the following ${packages.length} packages of others.`,
    ...packages.map(
      ({ name, version, license, texts }) =>
        `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${texts.join('\n\n')}`,
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Licence texts of packages that are published without one, as in the repositories that they come from. */
const unpacked = {
  '@vscode/l10n': 'server/l10n/vscode-l10n.LICENSE.txt',
};

function readPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder)
    .filter((file) => isLicence(file) || isNotice(file))
    .sort();
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim());
  const isThere = files.some((file, i) => isLicence(file) && texts[i] !== '');
  const kept = isThere || !(name in unpacked) ? [] : [readFileSync(unpacked[name], 'utf8').trim()];
  return { folder, name, version, license, texts: [...texts, ...kept], hasText: isThere || kept.length > 0 };
}

const isLicence = (file) => /^(un)?(licen[cs]e|copying)([.-].*)?$/i.test(file);
const isNotice = (file) => /^(notice|third-?party-?notices)([.-].*)?$/i.test(file);

function faultsOf({ folder, name, version, license, hasText }) {
  const which = `${name} ${version} (${folder})`;
  return [
    ...(allowed.has(license)
      ? []
      : [
          `${which}: its licence is ${JSON.stringify(license)}, and not one of ${[...allowed].join(', ')}. Use another package.`,
        ]),
    ...(hasText ? [] : [`${which}: it has no file with its licence. Use another package, or a version that has one.`]),
  ];
}

/** Plugins, one for each of `count` bundles, that write the licences of all their packages beside them. */
export function notices(count) {
  const folders = new Map();
  return (bundle) => ({
    name: 'notices',
    setup: ({ initialOptions, onEnd }) => {
      const { absWorkingDir = process.cwd(), outdir } = initialOptions;
      initialOptions.metafile = true;
      onEnd(async ({ metafile }) => {
        if (metafile) folders.set(bundle, bundledPackages(metafile));
        if (folders.size < count) return undefined;
        try {
          const all = [...new Set([...folders.values()].flat())].sort();
          const text = noticesOf(all.map((folder) => join(absWorkingDir, folder)));
          await mkdir(join(absWorkingDir, outdir), { recursive: true });
          await writeFile(join(absWorkingDir, outdir, noticesFile), text);
          return undefined;
        } catch (error) {
          return { errors: [{ text: error.message }] };
        }
      });
    },
  });
}
