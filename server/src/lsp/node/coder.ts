import { coderIdFrom } from '../../core/study/config.js';
import type { Study } from '../../core/study/study.js';
import { git } from './git.js';

/** The id of a coder by id or name; of one who is not in gloss.yaml, made from the name, where that can be done. */
export const coderNamed = (study: Study, name: string): string | undefined =>
  study.config.coders.find((coder) => coder.id === name || coder.name === name)?.id ?? coderIdFrom(name);

/** The name that git knows a person by in a folder; undefined where it knows none, or is not there. */
export async function gitUser(folder: string): Promise<string | undefined> {
  try {
    return (await git(folder, ['config', '--get', 'user.name'])).trim() || undefined;
  } catch {
    return undefined;
  }
}
