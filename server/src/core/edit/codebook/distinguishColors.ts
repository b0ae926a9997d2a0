import type { Code } from '../../codebook/codebook.js';
import { distinguishableColors, leastDistance } from '../../codebook/distinctColors.js';
import { GlossError } from '../../glossError.js';
import { codesOf, type Study } from '../../study/study.js';
import { changeBook, codebookToEdit, setCodeField } from './codeToEdit.js';
import type { EditContext, FileChange, Step } from '../step.js';
import * as l10n from '../../text/l10n.js';

/** Codes beyond which no choice of colours helps. */
const most = 200;

/**
 * Gives the codes directly below a theme, or at the top of the codebooks, colours that can be told apart. Those that can be already,
 * and retired codes, stay; all else in the files stays byte for byte.
 */
export function distinguishColors({ study }: EditContext, under?: string): Step {
  const { find, codes } = codesOf(study);
  const theme = under === undefined ? undefined : find(under)?.code;
  if (under !== undefined && !theme) {
    throw new GlossError('not-found', l10n.t('No codebook of this study has a theme “{under}”.', { under }));
  }
  const siblings = codes.filter(({ code, themes }) => themes.at(-1)?.id === theme?.id && code.status !== 'retired');
  if (siblings.length > most) {
    throw new GlossError(
      'bad-argument',
      theme
        ? l10n.t(
            '{count} codes stand directly below “{name}”, and nobody can tell so many colours apart. Group them under themes first.',
            { count: siblings.length, name: theme.name },
          )
        : l10n.t(
            '{count} codes stand directly at the top, and nobody can tell so many colours apart. Group them under themes first.',
            { count: siblings.length },
          ),
    );
  }
  const near = siblings.map(({ code }) => code.color);
  const { colors, least } = distinguishableColors(near.length, { near, avoid: codes.map(({ code }) => code.color) });
  const changed = siblings.flatMap(({ code, book }, i) => {
    const color = colors[i] ?? code.color;
    return color === code.color ? [] : [{ code, book, color }];
  });
  if (changed.length === 0) {
    throw new GlossError('nothing-to-do', whyNothing(siblings.length, least < leastDistance, theme));
  }
  const changes = [...new Set(changed.map(({ book }) => book))].map((book) => recolored(study, book, changed));
  return { label: labelOf(changed.length, least < leastDistance ? siblings.length : undefined), changes };
}

/** Why the colours of so many codes, at the top or below a theme, stay as they are; `isNear` where they cannot be far apart. */
function whyNothing(count: number, isNear: boolean, theme: Code | undefined): string {
  if (!theme) {
    if (count < 2) return l10n.t('There are no two codes at the top whose colours could be taken for one another.');
    return isNear
      ? l10n.t(
          'The colours of the {count} codes at the top are as far apart as so many can be. Group them under themes to tell them apart.',
          { count },
        )
      : l10n.t('The colours of the codes at the top can be told apart already.');
  }
  const { name } = theme;
  if (count < 2) {
    return l10n.t('There are no two codes below “{name}” whose colours could be taken for one another.', { name });
  }
  return isNear
    ? l10n.t(
        'The colours of the {count} codes below “{name}” are as far apart as so many can be. Group them under themes to tell them apart.',
        { count, name },
      )
    : l10n.t('The colours of the codes below “{name}” can be told apart already.', { name });
}

/** `among` says of how many the colours are as far apart as they can be, where that is not far. */
const labelOf = (count: number, among: number | undefined): string =>
  among === undefined
    ? l10n.counted(count, 'Give 1 code a distinguishable colour', 'Give {count} codes distinguishable colours')
    : l10n.counted(
        count,
        'Give 1 code a distinguishable colour, as far apart as {among} can be',
        'Give {count} codes distinguishable colours, as far apart as {among} can be',
        { among },
      );

interface Recolored {
  readonly code: Code;
  readonly book: string;
  readonly color: string;
}

function recolored(study: Study, path: string, changed: readonly Recolored[]): FileChange {
  const file = codebookToEdit(study, path);
  const own = changed.filter(({ book }) => book === path);
  return changeBook(
    file,
    own.flatMap(({ code, color }) => setCodeField(file, code, 'color', color)),
  );
}
