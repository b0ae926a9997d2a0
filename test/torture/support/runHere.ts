import { Command } from 'commander';
import { commands } from '../../../server/src/cli/commands/index.js';
import { GlossError } from '../../../server/src/core/glossError.js';

/** Runs a command of the command line in this process, on a study. Rejects where it ends in anything but a refusal, also where there is no such option. */
export async function runHere(study: string, args: readonly string[]): Promise<{ readonly isDone: boolean }> {
  const [name = ''] = args;
  const program = new Command('gloss')
    .option('-C, --study <folder>', '')
    .helpCommand(false)
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .exitOverride();
  (await commands[name]?.())?.(program);
  const { stdout, stderr } = process;
  const [out, err, exitCode] = [stdout.write.bind(stdout), stderr.write.bind(stderr), process.exitCode];
  const quiet = (): boolean => true;
  Object.assign(stdout, { write: quiet });
  Object.assign(stderr, { write: quiet });
  try {
    await program.parseAsync(['-C', study, ...args], { from: 'user' });
    return { isDone: true };
  } catch (error) {
    if (error instanceof GlossError) return { isDone: false };
    throw error;
  } finally {
    Object.assign(stdout, { write: out });
    Object.assign(stderr, { write: err });
    process.exitCode = exitCode;
  }
}
