import { execFileSync } from 'node:child_process';

/** Functions stay as they are read: what the engine makes faster, or forgets, is counted otherwise from run to run. */
const steady = ['--no-opt', '--no-flush-bytecode'];

/** What a program prints as JSON that counts work, in a process of its own. */
export const printedBy = (program: string): unknown =>
  JSON.parse(execFileSync(process.execPath, [...steady, program], { encoding: 'utf8' }));
