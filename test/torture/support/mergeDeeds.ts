import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { edit } from '../../../server/src/cli/edit.js';
import { openForTranscript } from '../../../server/src/cli/study.js';
import type { Operation } from '../../../server/src/core/edit/operation.js';
import { GlossError } from '../../../server/src/core/glossError.js';
import { bookPath, coders, codingsPath, discussionPath, markAt, transcriptPath, turns } from './mergeStudy.js';
import { pick, type Random } from './mutate.js';
import { runHere } from './runHere.js';

/** A study on disk that one side works on. */
export interface Side {
  readonly folder: string;
  readonly random: Random;
  /** A number that nothing else has. */
  readonly next: () => number;
  /** The mark above each segment's words, by id; follows what is done. */
  readonly truth: Map<string, string>;
}

const read = (side: Side, path: string): string => {
  const file = join(side.folder, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

export function write(side: Side, path: string, text: string): void {
  mkdirSync(dirname(join(side.folder, path)), { recursive: true });
  writeFileSync(join(side.folder, path), text);
}

/** A segment or thread, as a reader of YAML that is not Gloss's sees it. */
interface Entry {
  readonly id: string;
  readonly at?: string;
  readonly codes?: readonly unknown[];
  readonly memo?: string;
}

const entriesIn = (side: Side, path: string, key: string): readonly Entry[] =>
  (parse(read(side, path)) as Record<string, readonly Entry[] | null> | null)?.[key] ?? [];

interface BookCode {
  readonly id: string;
  readonly status?: string;
  readonly codable?: boolean;
  readonly codes?: readonly BookCode[];
}

const codesIn = (codes: readonly BookCode[] = []): readonly BookCode[] =>
  codes.flatMap((code) => [code, ...codesIn(code.codes)]);

/** Ids of codes that can be given. */
const codeIds = (side: Side): readonly string[] =>
  codesIn((parse(read(side, bookPath)) as { readonly codes?: readonly BookCode[] } | null)?.codes)
    .filter(({ status, codable }) => status !== 'retired' && codable !== false)
    .map(({ id }) => id);

const codeOf = (coding: unknown): string =>
  typeof coding === 'object' && coding !== null ? String((coding as { code: unknown }).code) : String(coding);

type Deed = (side: Side) => Promise<void> | void;

const gloss = async (side: Side, ...args: readonly string[]): Promise<void> => {
  await runHere(side.folder, args);
};

async function operate(side: Side, coder: string, operation: Operation): Promise<void> {
  const open = () => openForTranscript(side.folder, join(side.folder, transcriptPath));
  await edit({ open, coder, operation: () => operation }).catch((error: unknown) => {
    if (!(error instanceof GlossError)) throw error;
  });
}

/** An answer of the transcript as it stands, or the last or first words of it. */
function answerIn(side: Side): { readonly start: number; readonly end: number; readonly at: string } {
  const lines = read(side, transcriptPath).split('\n');
  const answers = lines.flatMap((line, i) => (line.startsWith('P: ') ? [i] : []));
  const line = pick(side.random, answers);
  const length = lines[line]?.length ?? 0;
  const [from, to] = side.random() < 0.8 ? [3, length] : [3, 3 + Math.floor((length - 3) / 2)];
  const before = lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
  return { start: before + from, end: before + to, at: `${line + 1}:${from + 1}-${line + 1}:${to + 1}` };
}

/** Notes the marks of segments that have just been made. */
function noteNew(side: Side, coder: string, start: number): void {
  const mark = markAt(read(side, transcriptPath), start);
  for (const { id } of entriesIn(side, codingsPath(coder), 'segments')) {
    if (!side.truth.has(id)) side.truth.set(id, mark);
  }
}

const onSegment =
  (deed: (side: Side, coder: string, segment: Entry) => Promise<void>): Deed =>
  async (side) => {
    const coder = pick(side.random, coders);
    const segments = entriesIn(side, codingsPath(coder), 'segments');
    if (segments.length > 0) await deed(side, coder, pick(side.random, segments));
  };

const apply: Deed = async (side) => {
  const coder = pick(side.random, coders);
  const { at, start } = answerIn(side);
  const codes = [pick(side.random, codeIds(side)), ...(side.random() < 0.4 ? [pick(side.random, codeIds(side))] : [])];
  const memo = side.random() < 0.3 ? ['--memo', `m${side.next()}`] : [];
  await gloss(side, 'apply', transcriptPath, at, ...new Set(codes), '--coder', coder, ...memo);
  noteNew(side, coder, start);
};

const setBounds = onSegment(async (side, coder, { id }) => {
  const { start, end } = answerIn(side);
  const before = read(side, codingsPath(coder));
  await operate(side, coder, { op: 'setBounds', segment: id, range: { start, end } });
  if (read(side, codingsPath(coder)) !== before) side.truth.set(id, markAt(read(side, transcriptPath), start));
});

/** Puts a comment of one's own above a line, behind it, or at the end of the file. */
const comment =
  (pathOf: (random: Random) => string): Deed =>
  (side) => {
    const path = pathOf(side.random);
    const lines = read(side, path).split('\n').slice(0, -1);
    if (lines.length === 0) return;
    const said = `# c${side.next()} noted by hand`;
    const isPlain = (line: string): boolean => /^\s*(?:- )?[a-z][a-z-]*:(?: [^|>"'#\n]*)?$/.test(line);
    const places = lines.flatMap((line, i) => (isPlain(line) ? [i] : []));
    const at = pick(side.random, places);
    const line = lines[at] ?? '';
    if (side.random() < 0.1) lines.push(said);
    else if (side.random() < 0.5) lines.splice(at, 0, `${/^ */.exec(line)?.[0] ?? ''}${said}`);
    else lines[at] = `${line} ${said}`;
    write(side, path, `${lines.join('\n')}\n`);
  };

const editText =
  (change: (lines: string[], side: Side) => void): Deed =>
  async (side) => {
    const lines = read(side, transcriptPath).split('\n');
    change(lines, side);
    write(side, transcriptPath, lines.join('\n'));
    if (side.random() < 0.75) await gloss(side, 'reanchor');
  };

const questionAt = (lines: readonly string[], random: Random): number =>
  pick(
    random,
    lines.flatMap((line, i) => (line.startsWith('I: ') ? [i] : [])),
  );

const insertTurns = editText((lines, side) => {
  const added = Array.from({ length: 1 + Math.floor(side.random() * 2) }, () =>
    turns(side.random, `q${1000 + side.next()}`),
  );
  lines.splice(side.random() < 0.3 ? 0 : questionAt(lines, side.random), 0, ...added.flat());
});

const deleteTurns = editText((lines, side) => void lines.splice(questionAt(lines, side.random), 2));

const correct = editText((lines, side) => {
  const at = questionAt(lines, side.random) + 1;
  lines[at] = (lines[at] ?? '').replace(/\.$/, pick(side.random, ['!', ', really.', ' indeed.']));
});

const redefine: Deed = (side) => {
  const book = read(side, bookPath);
  const word = pick(
    side.random,
    [...book.matchAll(/speaks of [^\n#]*\.|is said when/g)].map(([found]) => found),
  );
  write(
    side,
    bookPath,
    book.replace(word, `${word.replace(/\.$/, '')} d${side.next()}${word.endsWith('.') ? '.' : ''}`),
  );
};

const reply: Deed = async (side) => {
  const threads = entriesIn(side, discussionPath, 'threads');
  if (threads.length === 0) return;
  const { id } = pick(side.random, threads);
  await operate(side, pick(side.random, coders), { op: 'reply', thread: id, text: `Said w${side.next()}` });
};

const startThread: Deed = async (side) => {
  const { start, end } = answerIn(side);
  const known = new Set(entriesIn(side, discussionPath, 'threads').map(({ id }) => id));
  await operate(side, pick(side.random, coders), {
    op: 'startThread',
    range: { start, end },
    text: `Asked w${side.next()}`,
  });
  for (const { id } of entriesIn(side, discussionPath, 'threads')) {
    if (!known.has(id)) side.truth.set(id, markAt(read(side, transcriptPath), start));
  }
};

const resolve: Deed = async (side) => {
  const threads = entriesIn(side, discussionPath, 'threads');
  if (threads.length === 0) return;
  await operate(side, pick(side.random, coders), {
    op: 'resolveThread',
    thread: pick(side.random, threads).id,
    resolved: true,
  });
};

const rename: Deed = (side) => {
  const code = pick(side.random, codeIds(side));
  return gloss(side, 'code', 'rename', code, `${code.split('-')[0]}-${side.next()}`);
};

const mergeCodes: Deed = (side) =>
  gloss(side, 'code', 'merge', pick(side.random, codeIds(side)), pick(side.random, codeIds(side)));

const split = onSegment(async (side, _, { id, codes = [] }) => {
  const to = side.random() < 0.5 ? pick(side.random, codeIds(side)) : `New ${side.next()}`;
  if (codes.length > 0) await gloss(side, 'code', 'split', codeOf(pick(side.random, codes)), to, '--segment', id);
});

const moveCode: Deed = (side) => {
  const code = pick(side.random, codeIds(side));
  const where = side.random() < 0.4 ? ['--top'] : [side.random() < 0.5 ? 'theme' : pick(side.random, codeIds(side))];
  return gloss(side, 'code', 'move', code, ...where);
};

const done: Deed = (side) => gloss(side, 'done', transcriptPath, '--coder', pick(side.random, coders));

/** What people do, as often as they do it. */
const deeds: readonly Deed[] = [
  ...[apply, apply, apply, apply, setBounds, insertTurns, insertTurns, insertTurns, deleteTurns, correct],
  ...[redefine, redefine, reply, startThread, resolve, rename, rename, mergeCodes, split, moveCode, done],
  comment((random) => codingsPath(pick(random, coders))),
  comment((random) => codingsPath(pick(random, coders))),
  comment(() => bookPath),
  comment(() => bookPath),
  comment(() => discussionPath),
  onSegment((side, coder, { id }) => operate(side, coder, { op: 'uncode', segment: id })),
  onSegment((side, coder, { id, codes = [] }) =>
    codes.length < 2
      ? Promise.resolve()
      : operate(side, coder, { op: 'uncode', segment: id, code: codeOf(pick(side.random, codes)) }),
  ),
  onSegment(async (side, coder, { id, codes = [] }) => {
    if (codes.length === 0) return;
    const to = { code: pick(side.random, codeIds(side)) };
    await operate(side, coder, { op: 'replaceCode', segment: id, code: codeOf(pick(side.random, codes)), to });
  }),
  onSegment((side, coder, { id, memo = '' }) =>
    operate(side, coder, { op: 'setMemo', segment: id, memo: `${memo} m${side.next()}`.trim() }),
  ),
  onSegment((side, coder, { id }) => operate(side, coder, { op: 'setExemplar', segment: id, exemplar: true })),
];

/** Does so many things, one after the other. What Gloss refuses is left out. */
export async function work(side: Side, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await pick(side.random, deeds)(side);
}

/** Codes a dozen passages and begins a discussion, so that there is something to merge. */
export async function begin(side: Side): Promise<void> {
  for (let i = 0; i < 14; i++) await apply(side);
  for (let i = 0; i < 3; i++) await startThread(side);
  for (let i = 0; i < 3; i++) await comment(() => codingsPath(pick(side.random, coders)))(side);
}
