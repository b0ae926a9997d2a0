import { parse } from 'yaml';
import { bookPath } from './mergeStudy.js';

/** The files of a study at one commit, and which mark stands above the words of each segment and thread. */
export interface Snapshot {
  readonly files: ReadonlyMap<string, string>;
  readonly truth: ReadonlyMap<string, string>;
}

/** What is said of one thing, word by word; each field a set. */
type Fields = Readonly<Record<string, ReadonlySet<string>>>;

/** What a study says: of segments, comments and codes by what they are for ever, not by what they are called today. */
interface Said {
  readonly things: ReadonlyMap<string, Fields>;
  readonly codes: Codes;
  /** Comments in YAML. */
  readonly notes: ReadonlySet<string>;
}

interface Codes {
  /** Tokens by ids and aliases. */
  readonly byId: ReadonlyMap<string, string>;
  /** The id that a token's code was merged into. */
  readonly into: ReadonlyMap<string, string>;
}

interface BookCode {
  readonly id: string;
  readonly name?: string;
  readonly definition?: string;
  readonly status?: string;
  readonly aliases?: readonly string[];
  readonly codes?: readonly BookCode[] | null;
  readonly 'merged-into'?: string;
}

interface Segment {
  readonly id: string;
  readonly codes?: readonly unknown[];
  readonly memo?: string;
  readonly exemplar?: boolean;
}

interface Thread {
  readonly id: string;
  readonly resolved?: unknown;
  readonly comments?: readonly { readonly id: string; readonly text?: string }[];
}

const words = (text: unknown): ReadonlySet<string> =>
  new Set(typeof text === 'string' ? text.split(/\s+/).filter((word) => word !== '') : []);

/** Reads a study with a reader of YAML that is not Gloss's. */
export function said({ files }: Pick<Snapshot, 'files'>): Said {
  const things = new Map<string, Fields>();
  const codes = readBook(files.get(bookPath) ?? '', things);
  const notes = new Set<string>();
  for (const [path, text] of files) {
    if (!path.endsWith('.yaml')) continue;
    for (const [, note = ''] of text.matchAll(/# (c\d+)\b/g)) notes.add(note);
    if (path.endsWith('.codings.yaml')) {
      const { segments } = (parse(text) ?? {}) as { readonly segments?: readonly Segment[] };
      for (const segment of segments ?? []) {
        const ids = (segment.codes ?? []).map((coding) => String((coding as { code?: string }).code ?? coding));
        things.set(segment.id, {
          codes: new Set(ids.map((id) => codes.byId.get(id) ?? `no code ${id}`)),
          memo: words(segment.memo),
          exemplar: new Set(segment.exemplar ? ['true'] : []),
        });
      }
    }
    if (path.endsWith('.discussion.yaml')) {
      const { threads } = (parse(text) ?? {}) as { readonly threads?: readonly Thread[] };
      for (const thread of threads ?? []) {
        things.set(thread.id, { resolved: new Set('resolved' in thread ? ['true'] : []) });
        for (const { id, text: speech } of thread.comments ?? []) things.set(id, { text: words(speech) });
      }
    }
  }
  return { things, codes, notes };
}

function readBook(text: string, things: Map<string, Fields>): Codes {
  const byId = new Map<string, string>();
  const into = new Map<string, string>();
  const walk = (codes: readonly BookCode[] | null | undefined, parent: string): void => {
    for (const code of codes ?? []) {
      const token = /\bk\d+\b/.exec(code.definition ?? '')?.[0] ?? code.aliases?.[0] ?? code.id;
      for (const id of [...(code.aliases ?? []), code.id]) byId.set(id, token);
      const target = code['merged-into'];
      if (target !== undefined) into.set(token, target);
      things.set(token, {
        id: new Set([code.id]),
        parent: new Set([parent]),
        into: new Set(target === undefined ? [] : [target]),
        definition: words(code.definition),
      });
      walk(code.codes, token);
    }
  };
  walk((parse(text) as { readonly codes?: readonly BookCode[] } | null)?.codes, '');
  return { byId, into };
}

/** Of three versions of a set, what neither side took away and what either put in. */
const both = (base: ReadonlySet<string>, ours: ReadonlySet<string>, theirs: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    [...base, ...ours, ...theirs].filter((item) =>
      base.has(item) ? ours.has(item) && theirs.has(item) : ours.has(item) || theirs.has(item),
    ),
  );

const none: ReadonlySet<string> = new Set();
const single = new Set(['id', 'parent', 'into']);

export interface Verdict {
  readonly lost: readonly string[];
  readonly back: readonly string[];
  /** Things on which the two sides contradict each other. */
  readonly contradicted: ReadonlySet<string>;
}

type Three<T> = readonly [base: T, ours: T, theirs: T];
type Words = ReadonlySet<string>;

/** What a merge of three versions should say and does not, and what it says that one side took away. */
export function judge(versions: Three<Snapshot>, result: Snapshot, exempt: ReadonlySet<string>): Verdict {
  const [base, ours, theirs] = versions.map(said) as [Said, Said, Said];
  const now = said(result);
  const verdict = { lost: [] as string[], back: [] as string[], contradicted: new Set<string>() };
  const judging: Judging = { ...verdict, exempt, final: lastCode(now.codes) };
  for (const id of new Set([base, ours, theirs, now].flatMap(({ things }) => [...things.keys()]))) {
    const three = [base.things.get(id), ours.things.get(id), theirs.things.get(id)] as const;
    const marks = versions.map(({ truth }) => truth.get(id));
    judgeThing(judging, id, three, now.things.get(id), marks);
  }
  for (const note of both(base.notes, ours.notes, theirs.notes)) {
    if (!now.notes.has(note) && !exempt.has(note)) verdict.lost.push(`comment ${note}`);
  }
  return verdict;
}

interface Judging {
  readonly lost: string[];
  readonly back: string[];
  readonly contradicted: Set<string>;
  readonly exempt: ReadonlySet<string>;
  /** The token of what a code has become. */
  readonly final: (token: string) => string;
}

function judgeThing(
  judging: Judging,
  id: string,
  [was, mine, yours]: Three<Fields | undefined>,
  is: Fields | undefined,
  [mark, mineMark, yoursMark]: readonly (string | undefined)[],
): void {
  const { lost, back, contradicted, exempt, final } = judging;
  const left = mine ?? yours;
  if (was && !(mine && yours)) {
    const isChanged = left && keysOf(was, left).some((key) => isOther(meant(key, was, final), meant(key, left, final)));
    const isMoved = left && (mine ? mineMark : yoursMark) !== mark;
    if (isChanged || isMoved) contradicted.add(id);
    else if (is && !exempt.has(id)) back.push(`${id} whole`);
  } else if (!is) {
    if (left && !exempt.has(id)) lost.push(`${id} whole`);
  } else {
    for (const key of keysOf(was ?? {}, is)) {
      const [a, b, c] = [was, mine, yours].map((fields) => meant(key, fields ?? {}, final)) as [Words, Words, Words];
      judgeField(judging, `${id} ${key}`, [a, b, c], meant(key, is, final));
    }
  }
}

const keysOf = (a: Fields, b: Fields): readonly string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])];
const isOther = (a: Words, b: Words): boolean => [...a].sort().join() !== [...b].sort().join();
const meant = (key: string, fields: Fields, final: (token: string) => string): Words =>
  key === 'codes' ? new Set(Array.from(fields[key] ?? none, final)) : (fields[key] ?? none);

function judgeField(
  { lost, back, contradicted, exempt }: Judging,
  what: string,
  [was, mine, yours]: Three<Words>,
  is: Words,
): void {
  const [id = '', key = ''] = what.split(' ');
  const isClash = isOther(was, mine) && isOther(was, yours) && isOther(mine, yours);
  // Codes are a set, but one of them with another in its place on each side is not.
  const replaced = [...was].some((item) => !mine.has(item) && !yours.has(item));
  if (isClash && (key !== 'codes' || replaced)) contradicted.add(id);
  if (exempt.has(id) || (isClash && single.has(key))) return;
  const expected = both(was, mine, yours);
  // A code that is gone by how somebody decided a conflict is reported by the check, and named so on.
  const isExempt = (item: string): boolean => key === 'codes' && exempt.has(item.replace('no code ', ''));
  for (const item of expected) if (!is.has(item) && !isExempt(item)) lost.push(`${what} ${item}`);
  for (const item of is) if (!expected.has(item) && !isExempt(item)) back.push(`${what} ${item}`);
}

/** The token of the code that a token's code has become, through all merges. */
function lastCode({ byId, into }: Codes): (token: string) => string {
  return (token) => {
    let at = token;
    for (let i = 0; i < 20; i++) {
      const target = into.get(at);
      const next = target === undefined ? undefined : (byId.get(target) ?? target);
      if (next === undefined || next === at) break;
      at = next;
    }
    return at;
  };
}

/** The marks that segments' words have after a merge; undefined where both sides gave them other ones. */
export function mergedTruth(base: Snapshot, ours: Snapshot, theirs: Snapshot): ReadonlyMap<string, string | undefined> {
  const ids = new Set([base, ours, theirs].flatMap(({ truth }) => [...truth.keys()]));
  return new Map(
    [...ids].map((id) => {
      const [was, mine, yours] = [base, ours, theirs].map(({ truth }) => truth.get(id));
      if (mine === yours || yours === was || yours === undefined) return [id, mine] as const;
      return [id, mine === was || mine === undefined ? yours : undefined] as const;
    }),
  );
}
