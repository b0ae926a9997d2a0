import { mergedFiles } from '../../core/merge/mergeFile.js';

/** What `.gitattributes` says above the lines of Gloss, and those lines. */
export const heading = '# Gloss merges and compares these by meaning. Once in each clone: gloss git-setup';
/** What `.gitattributes` says of each kind of file that is merged and compared by meaning. */
export const attributeLines = mergedFiles.map((glob) => `${glob} merge=gloss diff=gloss`);

/**
 * The settings of a clone. The driver says with 80 that something is to be decided. If it ends in any other way, or cannot be
 * started, git's own merge of lines leaves marks, since git would take the file of ours for merged.
 */
export function settingsFor(program: string): readonly (readonly [key: string, value: string])[] {
  const run = `${starting(program)}ELECTRON_RUN_AS_NODE=1 "$n" "$p"`;
  const labels = '-L ours -L base -L theirs';
  return [
    ['merge.gloss.name', 'Gloss: codings, codebooks and discussions by meaning'],
    [
      'merge.gloss.driver',
      [
        `${run.replaceAll('%', '%%')} merge-driver %O %A %B %L %P %X %Y; case $? in 0) exit 0;; ${toBeDecided}) exit 1;; esac`,
        'echo "Gloss did not merge this file, so git merges its lines. See gloss git-setup --check" >&2',
        `git merge-file --marker-size=%L ${labels} %A %O %B || exit 1`,
      ].join('; '),
    ],
    ['diff.gloss.textconv', `${run} textconv`],
  ];
}

/** How the driver ends where something is to be decided: no program that fails to start ends so. */
export const toBeDecided = 80;

/** Finds Node and the bundle for a shell: a newer version of an extension is in another folder, and so may its Node be. */
function starting(program: string): string {
  const node = `n=${quoted(process.execPath)}; command -v "$n" >/dev/null 2>&1 || n=node; `;
  const versioned = /^(.*-)\d+\.\d+\.\d[^/]*(\/dist\/cli\.js)$/.exec(program.replaceAll('\\', '/'));
  const bundle = `p=${quoted(program)}; `;
  if (!versioned) return node + bundle;
  const [, before = '', behind = ''] = versioned;
  return `${node}${bundle}[ -f "$p" ] || for p in ${quoted(before)}*${quoted(behind)}; do :; done; `;
}

/** A path for the shell that git uses, on every platform. */
const quoted = (path: string): string => `'${path.replaceAll('\\', '/').replaceAll("'", "'\\''")}'`;
