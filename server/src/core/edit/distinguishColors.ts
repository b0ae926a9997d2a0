import type { Code } from '../codebook/codebook.js';
import { distinguishableColors, leastDistance } from '../codebook/distinctColors.js';
import { GlossError } from '../glossError.js';
import { codesOf, type Study } from '../study/study.js';
import { changeBook, openBook, setCodeField } from './openCode.js';
import type { EditContext, FileChange, Step } from './step.js';

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
    throw new GlossError('not-found', `No codebook of this study has a theme “${under}”.`);
  }
  const where = theme ? `below “${theme.name}”` : 'at the top';
  const siblings = codes.filter(({ code, themes }) => themes.at(-1)?.id === theme?.id && code.status !== 'retired');
  if (siblings.length > most) {
    throw new GlossError(
      'bad-argument',
      `${siblings.length} codes stand directly ${where}, and nobody can tell so many colours apart. Group them under themes first.`,
    );
  }
  const near = siblings.map(({ code }) => code.color);
  const { colors, least } = distinguishableColors(near.length, { near, avoid: codes.map(({ code }) => code.color) });
  const changed = siblings.flatMap(({ code, book }, i) => {
    const color = colors[i] ?? code.color;
    return color === code.color ? [] : [{ code, book, color }];
  });
  if (changed.length === 0) {
    throw new GlossError(
      'nothing-to-do',
      siblings.length < 2
        ? `There are no two codes ${where} whose colours could be taken for one another.`
        : least < leastDistance
          ? `The colours of the ${siblings.length} codes ${where} are as far apart as so many can be. Group them under themes to tell them apart.`
          : `The colours of the codes ${where} can be told apart already.`,
    );
  }
  const changes = [...new Set(changed.map(({ book }) => book))].map((book) => recolored(study, book, changed));
  const limit = least < leastDistance ? `, as far apart as ${siblings.length} can be` : '';
  return { label: `Give ${counted(changed.length)}${limit}`, changes };
}

const counted = (count: number): string =>
  count === 1 ? '1 code a distinguishable colour' : `${count} codes distinguishable colours`;

interface Recolored {
  readonly code: Code;
  readonly book: string;
  readonly color: string;
}

function recolored(study: Study, path: string, changed: readonly Recolored[]): FileChange {
  const file = openBook(study, path);
  const own = changed.filter(({ book }) => book === path);
  return changeBook(
    file,
    own.flatMap(({ code, color }) => setCodeField(file, code, 'color', color)),
  );
}
