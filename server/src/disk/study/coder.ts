import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { coderIdFrom, isCoderId } from '../../core/study/settings/config.js';
import { alikeForm } from '../../core/study/portableName.js';
import type { Study } from '../../core/study/study.js';
import { git } from '../git/git.js';

/**
 * The id of a coder by id or name: in gloss.yaml, or of those who have coded, `folders` being the names of their folders. An
 * id that differs from one of theirs in case or Unicode form alone means that one, since many systems have one folder for
 * both. Of anybody else it is made from the name; undefined where that cannot be done, or where several are meant alike.
 */
export function coderNamed(study: Study, name: string, folders: readonly string[] = []): string | undefined {
  const { coders } = study.config;
  const named = coders.find((coder) => coder.id === name || coder.name?.normalize() === name.normalize())?.id;
  if (named !== undefined) return named;
  const known = new Set([...coders.map(({ id }) => id), ...codersOf(study), ...folders].filter(isCoderId));
  if (known.has(name)) return name;
  const made = coderIdFrom(name);
  if (made !== undefined && known.has(made)) return made;
  const forms = [name, made ?? name].map(alikeForm);
  const alike = [...known].filter((id) => forms.includes(alikeForm(id)));
  return alike.length > 1 ? undefined : (alike[0] ?? made);
}

const codersOf = (study: Study): ReadonlySet<string> => new Set([...study.records.values()].map(({ coder }) => coder));

/** The names of the folders that coders have in a study. */
export const coderFolders = (folder: string): Promise<readonly string[]> =>
  readdir(join(folder, 'codings')).catch(() => []);

/** The name that git knows a person by in a folder; undefined where it knows none, or is not there. */
export async function gitUser(folder: string): Promise<string | undefined> {
  try {
    return (await git(folder, ['config', '--get', 'user.name'])).trim() || undefined;
  } catch {
    return undefined;
  }
}
