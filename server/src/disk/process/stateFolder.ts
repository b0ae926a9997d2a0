import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where Gloss keeps what belongs to a person on this machine, outside every study. */
export function stateFolder(): string {
  const { env, platform } = process;
  const from = (name: string, otherwise: readonly string[]): string => {
    const given = env[name];
    return given !== undefined && isAbsolute(given) ? given : join(homedir(), ...otherwise);
  };
  if (platform === 'win32') return join(from('LOCALAPPDATA', ['AppData', 'Local']), 'Gloss');
  if (platform === 'darwin') return join(from('XDG_STATE_HOME', ['Library', 'Application Support']), 'Gloss');
  return join(from('XDG_STATE_HOME', ['.local', 'state']), 'gloss');
}
