import type { Codebook } from '../codebook/codebook.js';
import { indexCodes, type CodeIndex } from '../codebook/codeIndex.js';
import { canBeReread, rereadingCodebook, type ReadBook } from '../codebook/rereadCodebook.js';
import type { Discussion } from '../discussions/discussion.js';
import { readDiscussion, readingDiscussion } from '../discussions/readDiscussion.js';
import { parseCodings, readingCodings, rereadCodings } from '../codings/readCodings.js';
import type { Codings, SegmentEntry } from '../codings/segment.js';
import type { Parsed } from '../text/problem.js';
import { atOnce, type Steps } from '../workInSteps.js';
import { defaultConfig, parseConfig, readingConfig, type StudyConfig } from './settings/config.js';
import type { Outside } from './outside.js';
import { configFile, kindOfFile, readCodingsPath, type FileKind } from './paths.js';

/** A file that has been read, with its text as read (no byte order mark). */
export interface Read<T> extends Parsed<T> {
  readonly path: string;
  readonly text: string;
}

/** A codings file in the study. */
export interface CodingsRecord extends Read<Codings> {
  readonly coder: string;
  readonly transcript: string;
  /** Segments by code id as written (aliases are not resolved here). */
  readonly byCode: ReadonlyMap<string, readonly SegmentEntry[]>;
  /** Segments with more than one code. */
  readonly several: readonly SegmentEntry[];
}

/**
 * All that is known of a study, kept up file by file. Paths are relative to the study's folder, with forward slashes.
 * Change it through {@link setFile}, {@link removeFile} and {@link setOutside} alone; everything derived follows from there.
 */
export interface Study {
  /** URI of the folder, without a slash at its end. */
  readonly root: string;
  readonly config: StudyConfig;
  readonly configFile: Read<StudyConfig> | undefined;
  readonly kindOf: (path: string) => FileKind | undefined;
  readonly codebooks: ReadonlyMap<string, Read<Codebook>>;
  /** Codebooks as they were first read, to tell what has changed since. */
  readonly firstCodebooks: ReadonlyMap<string, Read<Codebook>>;
  readonly records: ReadonlyMap<string, CodingsRecord>;
  /** What is said about transcripts, by path of its file. */
  readonly discussions: ReadonlyMap<string, Read<Discussion>>;
  /** Goes up whenever a codings file comes, changes or goes. */
  readonly codingsRevision: number;
  /** By path: how often it was set, so that a change of its text can be told. */
  readonly transcripts: ReadonlyMap<string, number>;
  /** What leads out of the study's folder. */
  readonly outside: readonly Outside[];
  /** Goes up whenever codebooks or codings are others. */
  readonly revision: number;
}

/** A codebook, which may not have been parsed yet. */
interface Book extends Read<Codebook> {
  /** The latest version of it that has been parsed and can be gone on with. */
  readonly sound: () => ReadBook | undefined;
}

interface MutableStudy extends Study {
  config: StudyConfig;
  configFile: Read<StudyConfig> | undefined;
  kindOf: (path: string) => FileKind | undefined;
  readonly codebooks: Map<string, Book>;
  readonly firstCodebooks: Map<string, Read<Codebook>>;
  codingsRevision: number;
  readonly records: Map<string, CodingsRecord>;
  readonly discussions: Map<string, Read<Discussion>>;
  readonly transcripts: Map<string, number>;
  outside: readonly Outside[];
  revision: number;
  index: CodeIndex | undefined;
  byTranscript: Map<string, Set<CodingsRecord>>;
  /** The study that this one shows a part of. */
  readonly whole?: MutableStudy;
}

/** A study without files. `root` is the URI of its folder; a slash at its end is taken off. */
export function createStudy(root: string): Study {
  const study: MutableStudy = {
    root: root.replace(/\/$/, ''),
    config: defaultConfig,
    configFile: undefined,
    kindOf: kindOfFile(defaultConfig),
    codebooks: new Map(),
    firstCodebooks: new Map(),
    records: new Map(),
    discussions: new Map(),
    codingsRevision: 0,
    transcripts: new Map(),
    outside: [],
    revision: 0,
    index: undefined,
    byTranscript: new Map(),
  };
  return study;
}

/** What its reader makes of a file, by what kind of file it is. */
type FileRead =
  | { readonly kind: 'config'; readonly parsed: Parsed<StudyConfig> }
  | { readonly kind: 'codebook'; readonly parsed: Parsed<Codebook> }
  | { readonly kind: 'codings'; readonly parsed: Parsed<Codings> }
  | { readonly kind: 'discussion'; readonly parsed: Parsed<Discussion> };

/** Reads a file step by step, to be taken in by {@link setFile} after that. */
export function* readingFile(study: Study, path: string, text: string): Steps<FileRead | undefined> {
  const kind = study.kindOf(path);
  switch (kind) {
    case 'config':
      return { kind, parsed: yield* readingConfig(text) };
    case 'codebook':
      return { kind, parsed: yield* rereadingCodebook((study as MutableStudy).codebooks.get(path)?.sound(), text) };
    case 'codings':
      return { kind, parsed: rereadRecord(study, path, text) ?? (yield* readingCodings(text)) };
    case 'discussion':
      return { kind, parsed: yield* readingDiscussion(text) };
    default:
      return undefined;
  }
}

/**
 * Takes in a file's text, or, for a transcript, that it is there. Answers what kind of file it is to the study. `read` is
 * what a reader made of the text, where it has been read already.
 */
export function setFile(study: Study, path: string, text: string, read?: FileRead): FileKind | undefined {
  const mutable = study as MutableStudy;
  const kind = study.kindOf(path);
  if (kind === 'transcript') mutable.transcripts.set(path, (study.transcripts.get(path) ?? 0) + 1);
  if (kind === 'config') setConfig(mutable, { ...(read?.kind === kind ? read.parsed : parseConfig(text)), path, text });
  if (kind === 'codebook') {
    const parsed = read?.kind === kind ? read.parsed : undefined;
    const book = bookOf(path, text, mutable.codebooks.get(path), parsed);
    mutable.codebooks.set(path, book);
    if (!study.firstCodebooks.has(path)) mutable.firstCodebooks.set(path, book);
    mutable.index = undefined;
    mutable.revision++;
  }
  if (kind === 'discussion' && study.discussions.get(path)?.text !== text) {
    mutable.discussions.set(path, { ...(read?.kind === kind ? read.parsed : readDiscussion(text)), path, text });
    mutable.revision++;
  }
  if (kind === 'codings' && study.records.get(path)?.text !== text) {
    setRecord(mutable, recordOf(path, text, read?.kind === kind ? read.parsed : readRecord(study, path, text)));
  }
  return kind;
}

const readRecord = (study: Study, path: string, text: string): Parsed<Codings> =>
  rereadRecord(study, path, text) ?? parseCodings(text);

/** What a step changes in a long file is little of it. */
function rereadRecord({ records }: Study, path: string, text: string): Parsed<Codings> | undefined {
  const record = records.get(path);
  return record && rereadCodings(record, text);
}

function setRecord(study: MutableStudy, record: CodingsRecord): void {
  forget(study, record.path);
  study.revision++;
  study.records.set(record.path, record);
  study.codingsRevision++;
  const beside = study.byTranscript.get(record.transcript);
  if (beside) beside.add(record);
  else study.byTranscript.set(record.transcript, new Set([record]));
}

function setConfig(study: MutableStudy, file: Read<StudyConfig>): void {
  study.configFile = file;
  study.config = file.value;
  study.kindOf = kindOfFile(file.value);
}

/**
 * A codebook is parsed when it is first looked at, unless it has been: a long one takes longer than the pause between two keystrokes.
 * Of one that was parsed before only what was edited is.
 */
function bookOf(path: string, text: string, before: Book | undefined, already?: Parsed<Codebook>): Book {
  let sound = before?.sound();
  let parsed: Parsed<Codebook> | undefined;
  const take = (read: Parsed<Codebook>): Parsed<Codebook> => {
    parsed = read;
    if (canBeReread(read)) sound = { ...read, text };
    return read;
  };
  if (already) take(already);
  const read = (): Parsed<Codebook> => parsed ?? take(atOnce(rereadingCodebook(sound, text)));
  return {
    path,
    text,
    sound: () => sound,
    get value() {
      return read().value;
    },
    get problems() {
      return read().problems;
    },
  };
}

/** Takes in what leads out of the study's folder, as it was found when its files were listed. */
export function setOutside(study: Study, outside: readonly Outside[]): void {
  (study as MutableStudy).outside = outside;
}

/** Takes a file out of the study. */
export function removeFile(study: Study, path: string): void {
  const mutable = study as MutableStudy;
  mutable.transcripts.delete(path);
  mutable.discussions.delete(path);
  if (mutable.codebooks.delete(path)) mutable.index = undefined;
  mutable.revision++;
  forget(mutable, path);
  if (path !== configFile) return;
  mutable.configFile = undefined;
  mutable.config = defaultConfig;
  mutable.kindOf = kindOfFile(defaultConfig);
}

/** The study as it would be with another text of a codebook; the study itself stays as it is. */
export function withFile(study: Study, path: string, text: string): Study {
  const { whole: _, ...now } = study as MutableStudy;
  const next: MutableStudy = {
    ...now,
    codebooks: new Map(now.codebooks),
    firstCodebooks: new Map(study.firstCodebooks),
    index: undefined,
  };
  setFile(next, path, text);
  return next;
}

/** The study with those of its codings alone that are to be seen; all else follows the study. */
export function withCodings(
  study: Study,
  isSeen: (record: CodingsRecord) => boolean,
  threadsSeen: (discussion: Discussion) => Discussion['threads'] = () => [],
): Study {
  const records = new Map([...study.records].filter(([, record]) => isSeen(record)));
  const discussions = new Map(
    Array.from(study.discussions, ([path, read]) => {
      const threads = threadsSeen(read.value);
      return [path, threads === read.value.threads ? read : { ...read, value: { ...read.value, threads } }] as const;
    }),
  );
  return partOf(study as MutableStudy, { records, discussions }, study as MutableStudy);
}

/** The study with some of its segments alone, to be counted; all else follows the study. */
export function withSegments(study: Study, isWanted: (segment: SegmentEntry) => boolean): Study {
  const records = new Map(
    Array.from(study.records, ([path, record]) => {
      const segments = record.value.segments.filter(isWanted);
      if (segments.length === record.value.segments.length) return [path, record] as const;
      const { text, problems, value } = record;
      return [path, recordOf(path, text, { problems, value: { ...value, segments } })] as const;
    }),
  );
  const { discussions } = study as MutableStudy;
  return partOf(study as MutableStudy, { records, discussions }, wholeStudy(study) as MutableStudy);
}

function byTranscriptOf(records: Iterable<CodingsRecord>): Map<string, Set<CodingsRecord>> {
  const byTranscript = new Map<string, Set<CodingsRecord>>();
  for (const record of records) {
    const beside = byTranscript.get(record.transcript);
    if (beside) beside.add(record);
    else byTranscript.set(record.transcript, new Set([record]));
  }
  return byTranscript;
}

/** The study behind one that shows a part of it: steps are worked out on all codings, whoever sees them. */
export const wholeStudy = (study: Study): Study => (study as MutableStudy).whole ?? study;

/** A study with codings and discussions of its own; all else is as the one behind it has it, now and later. */
const partOf = (
  behind: MutableStudy,
  own: Pick<MutableStudy, 'records' | 'discussions'>,
  whole: MutableStudy,
): MutableStudy => ({
  ...own,
  byTranscript: byTranscriptOf(own.records.values()),
  whole,
  index: undefined,
  root: behind.root,
  codebooks: behind.codebooks,
  firstCodebooks: behind.firstCodebooks,
  transcripts: behind.transcripts,
  get config() {
    return behind.config;
  },
  get configFile() {
    return behind.configFile;
  },
  get kindOf() {
    return behind.kindOf;
  },
  get outside() {
    return behind.outside;
  },
  get codingsRevision() {
    return behind.codingsRevision;
  },
  get revision() {
    return behind.revision;
  },
});

/** The codes of all codebooks, in order of their paths. */
export function codesOf(study: Study): CodeIndex {
  const { whole } = study as MutableStudy;
  const mutable = whole ?? (study as MutableStudy);
  mutable.index ??= indexCodes(
    [...study.codebooks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, book]) => [path, book.value] as const),
  );
  return mutable.index;
}

/** The codings files of a transcript, in order of coder. */
export function recordsFor(study: Study, transcript: string): readonly CodingsRecord[] {
  return [...((study as MutableStudy).byTranscript.get(transcript) ?? [])].sort((a, b) => (a.coder < b.coder ? -1 : 1));
}

/**
 * The id under which a coding goes today: aliases lead to the code that has them, retired codes to the one that they were merged
 * into; unknown ids stay as they are.
 */
export const currentId = (study: Study, id: string): string => codesOf(study).inUse(id)?.code.id ?? id;

function forget(study: MutableStudy, path: string): void {
  const record = study.records.get(path);
  if (!record) return;
  study.records.delete(path);
  study.revision++;
  study.codingsRevision++;
  study.byTranscript.get(record.transcript)?.delete(record);
}

function recordOf(path: string, text: string, parsed: Parsed<Codings>): CodingsRecord {
  const place = readCodingsPath(path);
  const byCode = new Map<string, SegmentEntry[]>();
  for (const segment of parsed.value.segments) {
    for (const { code } of segment.codes) {
      const list = byCode.get(code);
      if (!list) byCode.set(code, [segment]);
      else if (list.at(-1) !== segment) list.push(segment);
    }
  }
  const { coder, transcript } = parsed.value;
  return {
    ...parsed,
    path,
    text,
    coder: coder || (place?.coder ?? ''),
    transcript: transcript || (place?.transcript ?? ''),
    byCode,
    several: parsed.value.segments.filter(({ codes }) => codes.length > 1),
  };
}
