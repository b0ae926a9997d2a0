import { commands, type Disposable } from 'vscode';
import type { Context } from '../context.js';
import { mayWrite } from '../study/trust.js';

type Run = Parameters<typeof commands.registerCommand>[1];

/** Registers a command that asks something. What is typed before its questions are there does not get into the transcript. */
export const askingCommand = (command: string, { lock }: Context, run: Run): Disposable =>
  commands.registerCommand(command, (...given: readonly unknown[]) => lock.whileAsking(() => run(...given)));

/** As {@link askingCommand}, for one that writes in the end: where nothing may be written, it says so before it asks. */
export const writingCommand = (command: string, context: Context, run: Run): Disposable =>
  askingCommand(command, context, async (...given: readonly unknown[]) => {
    if (mayWrite()) await run(...given);
  });
