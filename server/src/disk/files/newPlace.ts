import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GlossError } from '../../core/glossError.js';
import { holdsOwnStudy } from '../../core/study/nested.js';
import { alikeForm, whyNotPortable } from '../../core/study/portableName.js';
import * as l10n from '../../core/text/l10n.js';

/**
 * Refuses a file that is to be created in the folder of another study, or where it, or a folder that it would be the first
 * in, would stand beside another that many systems take for the same; and a coder's folder that not every system can have.
 * What is there may stay.
 */
export async function refuseNewPlace(folder: string, path: string): Promise<void> {
  const parts = path.split('/');
  const [first, coder = ''] = parts;
  for (const [i, name] of parts.entries()) {
    const above = parts.slice(0, i).join('/');
    const names = await readdir(join(folder, above)).catch((): readonly string[] => []);
    if (holdsOwnStudy(above, names)) {
      throw new GlossError(
        'bad-argument',
        l10n.t('{path} would be in {above}, which is a study of its own. Choose another place. Nothing was written.', {
          path,
          above,
        }),
      );
    }
    if (names.includes(name)) continue;
    const shown = (last: string): string => (above === '' ? last : `${above}/${last}`);
    const alike = names.find((other) => alikeForm(other) === alikeForm(name));
    if (alike !== undefined) {
      throw new GlossError(
        'taken',
        l10n.t(
          '{shown} cannot be made beside {other}: many systems take the two for the same. Use “{alike}”, or another name. Nothing was written.',
          { shown: shown(name), other: shown(alike), alike },
        ),
      );
    }
    const why = first === 'codings' && i <= 1 ? whyNotPortable(coder) : undefined;
    if (why !== undefined) {
      throw new GlossError(
        'cannot-write',
        l10n.t(
          'A coder’s folder cannot be called “{coder}”, since that {why}. Give the coder another id in gloss.yaml. Nothing was written.',
          { coder, why },
        ),
      );
    }
    return;
  }
}
