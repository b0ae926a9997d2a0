import { allCodes, type Code } from '../codebook/codebook.js';
import { linesOfEntry, putIn, takeOut, type Container } from '../codebook/entryBlocks.js';
import { GlossError } from '../glossError.js';
import type { Study } from '../study/study.js';
import { afterChanges, changeBook, joinChanges, openBook, openCode } from './openCode.js';
import type { EditContext, FileChange, Step } from './step.js';

export interface MoveCodes {
  /** Ids, in the order in which the codes are to stand. */
  readonly codes: readonly string[];
  /** The theme to put them under; the top of a codebook where it is null. */
  readonly under: string | null;
  /** The code there before which they come; last where absent. */
  readonly before?: string;
  /** For the top: path of the codebook, else the one that each code is in. */
  readonly book?: string;
}

/** Moves codes, with all that is below them, to another theme or another place in it. No coding changes. */
export function moveCodes(context: EditContext, { codes, under, before, book }: MoveCodes): Step {
  const { study } = context;
  const chosen = codes.map((id) => openCode(study, id).code);
  // A code below another one that moves comes along with it.
  const along = new Set(chosen.flatMap(({ codes: below }) => [...allCodes(below)].map(({ id }) => id)));
  const tops = chosen.filter(({ id }) => !along.has(id));
  const target = under === null ? undefined : openCode(study, under).code;
  for (const code of tops) {
    if (target && (target.id === code.id || [...allCodes(code.codes)].some(({ id }) => id === target.id))) {
      throw new GlossError('bad-argument', `“${code.name}” cannot be moved below itself.`);
    }
  }
  const moving = new Set(tops.map(({ id }) => id));
  const next = before === undefined ? undefined : stillThere(study, before, moving);
  const changes: FileChange[] = [];
  let current = study;
  for (const { id } of tops) {
    const step = moveOne(current, id, target?.id, next, book);
    changes.push(...step);
    current = afterChanges(current, step);
  }
  const joined = joinChanges(changes);
  if (joined.length === 0) throw new GlossError('nothing-to-do', 'The code is there already.');
  const what = tops.length === 1 ? `“${tops[0]?.name ?? ''}”` : `${tops.length} codes`;
  return { label: target ? `Move ${what} under “${target.name}”` : `Move ${what} to the top`, changes: joined };
}

/** The first sibling from `id` on that does not itself move. */
function stillThere(study: Study, id: string, moving: ReadonlySet<string>): string | undefined {
  const { code, parent } = openCode(study, id);
  const siblings = parent.codes.slice(parent.codes.indexOf(code));
  return siblings.find((sibling) => !moving.has(sibling.id))?.id;
}

function moveOne(
  study: Study,
  id: string,
  under: string | undefined,
  before: string | undefined,
  book: string | undefined,
): readonly FileChange[] {
  const { file, code, parent } = openCode(study, id);
  const target = targetOf(study, under, book ?? file.path);
  const next = before === undefined ? undefined : target.parent.codes.find((sibling) => sibling.id === before);
  if (before !== undefined && !next) throw new GlossError('bad-argument', `“${before}” is not in that theme.`);
  if (target.parent === parent && followsAlready(parent.codes, code, next)) return [];
  const lines = linesOfEntry(file.text, code);
  const out = takeOut(file.text, parent, code);
  const put = putIn(target.file.text, target.parent, lines, next);
  if (target.file.path === file.path) return [changeBook(file, [...out, put])];
  return [changeBook(target.file, [put]), changeBook(file, out)];
}

function targetOf(
  study: Study,
  under: string | undefined,
  book: string,
): { readonly file: ReturnType<typeof openBook>; readonly parent: Container } {
  if (under === undefined) {
    const file = openBook(study, book);
    return { file, parent: file.value };
  }
  const { file, code } = openCode(study, under);
  return { file, parent: code };
}

const followsAlready = (siblings: readonly Code[], code: Code, next: Code | undefined): boolean =>
  siblings[siblings.indexOf(code) + 1] === next;
