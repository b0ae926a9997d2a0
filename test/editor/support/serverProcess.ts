import { readdirSync, readFileSync } from 'node:fs';

/** Keeps the language server from answering until the task is done. */
export async function whileServerSleeps(task: () => Promise<unknown>): Promise<void> {
  const server = serverProcess();
  process.kill(server, 'SIGSTOP');
  try {
    await task();
  } finally {
    process.kill(server, 'SIGCONT');
  }
}

/** The child of the extension host that runs the server; there is `/proc` wherever tests have the window in hand. */
function serverProcess(): number {
  const isServer = (id: string): boolean => {
    try {
      const parent = / \w (\d+) /.exec(readFileSync(`/proc/${id}/stat`, 'latin1'))?.[1];
      const isOurs = parent === String(process.pid);
      return isOurs && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('/dist/server.js');
    } catch {
      // It has ended meanwhile.
      return false;
    }
  };
  const found = readdirSync('/proc').find((name) => /^\d+$/.test(name) && isServer(name));
  if (found === undefined) throw new Error('The language server is not a child of the extension host');
  return Number(found);
}
