import { namesake } from '../../codebook/codeNames.js';
import { addCode, codeIdFrom, newCodebook } from '../../codebook/editCodebook.js';
import { GlossError } from '../../glossError.js';
import { isOutside } from '../../study/paths.js';
import { codesOf, withFile, type Study } from '../../study/study.js';
import type { Range } from '../../text/range.js';
import { applyCodes } from '../segments/applyCodes.js';
import type { EditContext, FileChange, Step, TranscriptText } from '../step.js';
import * as l10n from '../../text/l10n.js';

/** A code that is made while coding: its id is made from its name. */
export interface NewCode {
  readonly name: string;
  /** Id of the theme to put it under; at the top of the first codebook where absent. */
  readonly under?: string;
  /** A passage to apply it to at once. */
  readonly passage?: { readonly transcript: TranscriptText; readonly range: Range };
}

/** Adds a code to a codebook, as a draft with its definition still to be written, and applies it where a passage is given. */
export function newCode(context: EditContext, { name: written, under, passage }: NewCode): Step {
  const name = written.replace(/\s+/g, ' ').trim();
  if (name === '') throw new GlossError('bad-argument', l10n.t('A new code needs a name.'));
  const { study } = context;
  const codes = codesOf(study);
  const same = namesake(codes, undefined, name);
  if (same) {
    throw new GlossError(
      'bad-argument',
      same.themes.length > 0
        ? l10n.t('There is a code “{name}” already under “{theme}”. Apply that one, or choose another name.', {
            name: same.code.name,
            theme: same.themes.at(-1)?.name ?? '',
          })
        : l10n.t('There is a code “{name}” already. Apply that one, or choose another name.', { name: same.code.name }),
    );
  }
  const id = codeIdFrom(name, (candidate) => codes.find(candidate) !== undefined);
  const { change, show } = inCodebook(study, { id, name }, under);
  const label = l10n.t('New code “{name}”', { name });
  if (!passage) return { label, changes: [change], show };
  const applied = applyCodes(
    { ...context, study: withFile(study, change.path, change.after ?? '') },
    { ...passage, codes: [{ code: id }] },
  );
  return { label, changes: [change, ...applied.changes], show, applied: [id] };
}

function inCodebook(
  study: Study,
  code: { readonly id: string; readonly name: string },
  under: string | undefined,
): { change: FileChange; show: NonNullable<Step['show']> } {
  const theme = under === undefined ? undefined : codesOf(study).find(under);
  if (under !== undefined && !theme) {
    throw new GlossError('not-found', l10n.t('No codebook of this study has a theme “{under}”.', { under }));
  }
  const path = theme?.book ?? [...study.codebooks.keys()].filter((path) => !isOutside(path)).sort()[0];
  const book = path === undefined ? undefined : study.codebooks.get(path);
  if (path === undefined || !book) {
    const created = newCodebookPath(study);
    const added = addCode(newCodebook(study.config.name ?? 'Codebook'), code);
    return {
      change: { path: created, before: undefined, after: added.text },
      show: { path: created, range: { start: added.definition, end: added.definition } },
    };
  }
  const added = addCode(book.text, code, theme?.code.id);
  return {
    change: { path, before: book.text, after: added.text },
    show: { path, range: { start: added.definition, end: added.definition } },
  };
}

/** Where a study's first codebook goes: where one is mostly kept, or else a place that its globs name. */
function newCodebookPath(study: Study): string {
  const usual = 'codebooks/codebook.codebook.yaml';
  const written = study.config.codebooks.map((glob) =>
    glob
      .replace(/^\.\//, '')
      .replace(/\*\*\//g, '')
      .replace(/\{([^{},]*)(?:,[^{}]*)?\}/g, '$1')
      .replace(/\*+/g, 'codebook'),
  );
  const candidates = [usual, ...written.flatMap((path) => [path, `${path}.codebook.yaml`])];
  const path = candidates.find((candidate) => study.kindOf(candidate) === 'codebook' && isFile(candidate));
  if (path !== undefined) return path;
  throw new GlossError(
    'bad-argument',
    l10n.t(
      'The study has no codebook yet, and gloss.yaml looks for codebooks at {codebooks}. Make a file there that begins with “codebook: {name}”, then add the code.',
      { codebooks: study.config.codebooks.join(', '), name: study.config.name ?? 'Codebook' },
    ),
  );
}

/** Whether the path is one of a YAML file, below the study's folder. */
const isFile = (path: string): boolean => /\.ya?ml$/.test(path) && !/(^|\/)\.\.?(\/|$)|^\/|[*?[\](){}!\\]/.test(path);
