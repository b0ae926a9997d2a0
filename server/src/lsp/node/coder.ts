import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { coderIdFrom } from '../../core/study/config.js';
import type { Study } from '../../core/study/study.js';

/** The id of a coder by id or name; of one who is not in gloss.yaml, made from the name, where that can be done. */
export const coderNamed = (study: Study, name: string): string | undefined =>
  study.config.coders.find((coder) => coder.id === name || coder.name === name)?.id ?? coderIdFrom(name);

/** The name that git knows a person by in a folder; undefined where it knows none, or is not there. */
export async function gitUser(folder: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', ['config', 'user.name'], { cwd: folder });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
