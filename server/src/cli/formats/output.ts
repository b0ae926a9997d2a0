/** Writes to standard output as it is. Only the writers beside this file may: text of a study is made safe there. */
export function writeOut(text: string): void {
  process.stdout.write(text);
}

/** Writes to standard error as it is. */
export function writeError(text: string): void {
  process.stderr.write(text);
}

/** Ends the process where nobody reads on. A reader that has seen enough (`| head`) is no failure. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
}
