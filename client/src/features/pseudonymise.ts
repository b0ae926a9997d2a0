import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { commands, Disposable, l10n, Uri, window, workspace } from 'vscode';
import { complain, inform, warn } from '../ask.js';
import type { Context, Feature } from '../context.js';

/** What `gloss pseudonymise --format json` says. */
interface Report {
  readonly transcripts: readonly { readonly path: string; readonly names: readonly { readonly count: number }[] }[];
  readonly files: readonly string[];
}

/**
 * Replaces the names of a table throughout a study, after saying how many: the command line does it, in one step that undo
 * takes back, and the editor follows what it writes.
 */
export const pseudonymise: Feature = (context) =>
  Disposable.from(
    commands.registerCommand('gloss.pseudonymise', async (given?: Uri) => {
      const study = studyOf(context);
      const [map] = given ? [given] : ((study && (await askTable())) ?? []);
      if (!study || !map) return;
      // What is written is what is on disk.
      await workspace.saveAll();
      const run = (...more: readonly string[]): Promise<Report> =>
        runGloss(context, ['-C', study.fsPath, 'pseudonymise', '--map', map.fsPath, '--format', 'json', ...more]);
      try {
        const { transcripts, files } = await run('--dry-run');
        const count = transcripts.flatMap(({ names }) => names).reduce((sum, name) => sum + name.count, 0);
        if (count === 0) {
          void inform(l10n.t('None of these names stands in a transcript.'));
          return;
        }
        const replace = l10n.t('Replace');
        const question = l10n.t(
          'Replace {count} names in {files} files? Quotes, contexts and memos of all coders follow, and Undo Coding takes it back; git’s history still knows the names.',
          { count, files: files.length },
        );
        if ((await warn(question, replace)) === replace) await run();
      } catch (error) {
        void complain(messageOf(error));
      }
    }),
  );

function studyOf(context: Context): Uri | undefined {
  const uri = window.activeTextEditor?.document.uri.toString();
  const { studies } = context.studies();
  const study = studies.find((folder) => uri?.startsWith(`${folder}/`)) ?? studies[0];
  return study === undefined ? undefined : Uri.parse(study);
}

const askTable = (): Thenable<Uri[] | undefined> =>
  window.showOpenDialog({
    title: l10n.t('Table of names: a CSV file with the columns name and pseudonym'),
    filters: { CSV: ['csv', 'tsv', 'txt'] },
  });

/** Runs the command line that comes with the extension, with the Node that runs the extension. */
async function runGloss({ extension }: Context, args: readonly string[]): Promise<Report> {
  const cli = Uri.joinPath(extension.extensionUri, 'dist', 'cli.js').fsPath;
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: unknown) => {
    // Its work is done and told of, but something in the study wants looking at.
    if ((error as { readonly code?: unknown }).code === 1) return error as { readonly stdout: string };
    throw error;
  });
  return JSON.parse(stdout) as Report;
}

/** The last line that the command line wrote, without its name, or what else went wrong. */
function messageOf(error: unknown): string {
  const { stderr = '' } = error as { readonly stderr?: string };
  const said = stderr
    .trim()
    .split('\n')
    .at(-1)
    ?.replace(/^gloss: /, '');
  if (said) return said;
  return error instanceof Error ? error.message : String(error);
}
