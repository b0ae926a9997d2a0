import type { Origin } from '../../codebook/codebook.js';
import { indexCodes } from '../../codebook/codeIndex.js';
import { parseCodebook } from '../../codebook/parseCodebook.js';
import { setOrigin } from '../../codebook/setOrigin.js';
import { GlossError } from '../../glossError.js';
import { whyNotPortablePath } from '../../study/portableName.js';
import { codesOf, type Study } from '../../study/study.js';
import { linesOf, pointAt } from '../../text/lines.js';
import type { FileChange } from '../step.js';
import * as l10n from '../../text/l10n.js';

/** How many ids or places a message names. */
const most = 8;

/** Puts a codebook from elsewhere into a study, with where it comes from. Refuses one that is broken or shares ids with others. */
export function pullCodebook(study: Study, path: string, text: string, origin: Origin): FileChange {
  if (study.kindOf(path) !== 'codebook' || path.startsWith('../')) {
    throw new GlossError(
      'bad-argument',
      l10n.t(
        '{path} would not be a codebook of the study; its codebooks are {codebooks}. Choose another name with --as, or name the place in gloss.yaml. Nothing was written.',
        { path, codebooks: study.config.codebooks.join(', ') },
      ),
    );
  }
  const why = whyNotPortablePath(path);
  if (why !== undefined) {
    throw new GlossError(
      'bad-argument',
      l10n.t('{path} cannot be written: {why}. Choose another name with --as. Nothing was written.', { path, why }),
    );
  }
  if (study.codebooks.has(path)) {
    throw new GlossError(
      'bad-argument',
      l10n.t(
        '{path} is there already. Choose another name with --as, or take changes in with “gloss codebook update”. Nothing was written.',
        { path },
      ),
    );
  }
  const what = origin.path ?? origin.source;
  refuseBroken(what, text);
  const index = indexCodes([[path, parseCodebook(text).value]]);
  const known = codesOf(study);
  const taken = index.codes.flatMap(({ code }) =>
    [code.id, ...code.aliases].flatMap((id) => {
      const other = known.find(id);
      return other ? [`${id} (in ${other.book})`] : [];
    }),
  );
  if (taken.length > 0) {
    throw new GlossError(
      'bad-argument',
      l10n.t(
        '{what} has ids that codes of this study have already: {ids}. Ids must be unique in a study; rename those of one side first. Nothing was written.',
        { what, ids: [...new Set(taken)].slice(0, most).join(', ') + (taken.length > most ? ' …' : '') },
      ),
    );
  }
  return { path, before: undefined, after: setOrigin(text, origin) };
}

/** Refuses a codebook that has errors, and says where the first ones are. */
export function refuseBroken(what: string, text: string): void {
  const { value, problems } = parseCodebook(text);
  const all = [...problems, ...(indexCodes([[what, value]]).problems.get(what) ?? [])];
  const errors = all.filter(({ severity }) => severity === 'error');
  if (errors.length === 0 && value.codes.length > 0) return;
  const lines = linesOf(text);
  const told = errors.slice(0, 3).map(({ message, range }) => `line ${pointAt(lines, range.start).line}: ${message}`);
  throw new GlossError(
    'unreadable',
    l10n.t('{what} cannot be read as a codebook ({why}). Nothing was written.', {
      what,
      why: told.join(' ') || l10n.t('it has no codes'),
    }),
  );
}
