import { readFileSync } from 'node:fs';

/** What the package runs. */
export const bundles = ['dist/extension.js', 'dist/server.js', 'dist/cli.js'] as const;

/** The code of a bundle; that of server and command line stands in it as a string. */
export const codeOf = (bundle: string): string =>
  readFileSync(bundle, 'utf8').replace(/\\(["'`\\n])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
