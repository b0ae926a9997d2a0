import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { Position, Range as LspRange } from 'vscode-languageserver-types';
import { placeSegments, type Place, type PlaceState } from '../../../server/src/core/anchor/placeSegments.js';
import { anchorOf } from '../../../server/src/core/anchor/makeSegment.js';
import { printCodings } from '../../../server/src/core/codings/printCodings.js';
import type { Segment } from '../../../server/src/core/codings/segment.js';
import { codingsPath } from '../../../server/src/core/study/paths.js';
import { createStudy, recordsFor, setFile, type Study } from '../../../server/src/core/study/study.js';
import type { PlacedSegment, TranscriptView } from '../../../server/src/core/study/transcriptView.js';
import { linesOf, offsetAt, positionAt } from '../../../server/src/core/text/lines.js';
import { byPosition, type Range } from '../../../server/src/core/text/range.js';
import { parseTranscript } from '../../../server/src/core/transcript/parseTranscript.js';
import { formatOf } from '../../../server/src/core/transcript/transcript.js';
import type { Feature, Handling, Workspace, YamlView } from '../../../server/src/features/common/workspace.js';
import { readMarks, writeMarks, type Mark } from '../../support/marks.js';

export const root = 'file:///study';
export const transcriptPath = 'transcripts/P01.txt';
export const transcriptUri = `${root}/${transcriptPath}`;
export const bookPath = 'codebooks/main.codebook.yaml';

const config = `study: Small
coders:
  - id: me
    name: Ann Lee
    role: clinician
  - id: you
`;
export const codebook = `codebook: Small
codes:
  - id: challenges
    name: Challenges
    color: "#aa0000"
    codable: false
    codes:
      - id: paces
        name: Clashing paces
        color: "#bb0000"
        brief: Different speeds
      - id: opposition
        name: Opposition
        color: "#cc0000"
  - id: trust
    name: Trust
    color: "#0000dd"
    aliases: [confidence]
    scale: [1, 2, 3]
  - id: old
    name: Old code
    color: "#00ee00"
    status: retired
    merged-into: trust
`;

/** What a segment of a fixture has beside its words; by default the coder’s own, with the code its mark is named after. */
export interface Coded extends Partial<Pick<Segment, 'memo' | 'exemplar' | 'on' | 'codes'>> {
  readonly coder?: string;
  readonly state?: PlaceState;
}

export interface Fixture {
  /** The transcript, the caret in it, and the marks without a name. */
  readonly view: TranscriptView;
  readonly caret: Position;
  readonly selections: readonly LspRange[];
  readonly text: string;
}

export interface FixtureOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly coder?: string;
}

/**
 * The small study with one transcript. A mark with a name is a segment, named after its code or after its entry in
 * `coded`; its id is `name` and, from the second on, `name2`…; a mark without a name is a selection.
 */
export function viewOf(
  fixture: string,
  coded: Readonly<Record<string, Coded>> = {},
  { files = {}, path = transcriptPath, coder = 'me' }: FixtureOptions = {},
): Fixture {
  const { text, caret, ranges } = readMarks(fixture);
  const lines = linesOf(text);
  const study = studyOf({ [path]: text, ...files });
  const named = ranges.filter(({ name }) => name !== '');
  const ids = named.map(({ name }, i) => {
    const before = named.slice(0, i).filter((other) => other.name === name).length;
    return before === 0 ? name : `${name}${before + 1}`;
  });
  const coders = new Set(named.map(({ name }) => coded[name]?.coder ?? 'me'));
  for (const who of coders) {
    const segments = named.flatMap((mark, i) =>
      (coded[mark.name]?.coder ?? 'me') === who ? [segmentOf(mark, ids[i] ?? '', coded[mark.name])] : [],
    );
    setFile(study, codingsPath(who, path), printCodings({ transcript: path, coder: who, text: 'sha256-0', segments }));
  }
  function segmentOf(range: Mark, id: string, { memo, exemplar, on, codes }: Coded = {}): Segment {
    return {
      id,
      ...anchorOf(lines, range),
      codes: codes ?? [{ code: range.name }],
      ...(memo !== undefined && { memo }),
      ...(exemplar && { exemplar }),
      ...(on !== undefined && { on }),
    };
  }
  const stateOf = (id: string): PlaceState => coded[named[ids.indexOf(id)]?.name ?? '']?.state ?? 'exact';
  const view: TranscriptView = {
    study,
    path,
    lines,
    digest: 'sha256-0',
    transcript: parseTranscript(text, formatOf(path)),
    placed: recordsFor(study, path)
      .flatMap((record) => {
        const places = placeSegments(lines, record.value.segments, record.value.text === 'sha256-0');
        return record.value.segments.map((segment, i): PlacedSegment => {
          const place: Place = ids.includes(segment.id) ? { ...places[i]!, state: stateOf(segment.id) } : places[i]!;
          return { record, segment, place, own: record.coder === coder };
        });
      })
      .sort((a, b) => byPosition(a.place, b.place)),
    coder,
  };
  return {
    view,
    text,
    caret: positionAt(lines, Math.max(0, caret)),
    selections: ranges
      .filter(({ name }) => name === '')
      .map(({ start, end }) => ({ start: positionAt(lines, start), end: positionAt(lines, end) })),
  };
}

/** A study in memory: the small codebook, two coders, and files. */
export function studyOf(files: Readonly<Record<string, string>> = {}): Study {
  const study = createStudy(root);
  for (const [path, text] of Object.entries({ 'gloss.yaml': config, [bookPath]: codebook, ...files })) {
    setFile(study, path, text);
  }
  return study;
}

/** A YAML file of the small study, with the caret in it. */
export function yamlOf(
  fixture: string,
  path = bookPath,
  files: Readonly<Record<string, string>> = {},
): { readonly yaml: YamlView; readonly caret: Position; readonly text: string } {
  const { text, caret } = readMarks(fixture);
  const study = studyOf({ ...files, [path]: text });
  const lines = linesOf(text);
  const kind = study.kindOf(path);
  if (kind === undefined || kind === 'transcript') throw new Error(`${path} is no YAML file of a study`);
  return { yaml: { study, path, kind, lines }, caret: positionAt(lines, Math.max(0, caret)), text };
}

/** Writes LSP ranges into the text they speak of. */
export function markRanges(text: string, ranges: readonly LspRange[]): string {
  return writeMarks(text, offsetsOf(text, ranges));
}

function offsetsOf(text: string, ranges: readonly LspRange[]): readonly Range[] {
  const lines = linesOf(text);
  return ranges.map(({ start, end }) => ({ start: offsetAt(lines, start), end: offsetAt(lines, end) }));
}

/** The words at an LSP range. */
export const wordsAt = (text: string, range: LspRange): string => {
  const [{ start, end } = { start: 0, end: 0 }] = offsetsOf(text, [range]);
  return text.slice(start, end);
};

const never: CancellationToken = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};

/** Asks a feature, served over a workspace that has just what is given here, as the server does. */
export async function ask<R>(feature: Feature, given: Partial<Workspace>, method: string, params: unknown): Promise<R> {
  const handlers = new Map<string, (params: never, token: CancellationToken, handling: Handling) => unknown>();
  const workspace: Partial<Workspace> = {
    blame: () => undefined,
    changesIn: () => Promise.resolve(undefined),
    client: { presents: true, disabledActions: true },
    transcript: () => Promise.resolve(undefined),
    yaml: () => undefined,
    ready: () => Promise.resolve(),
    today: () => '2026-11-23',
    giveWay: () => Promise.resolve(),
    settings: () => Promise.resolve({ coder: 'me', inlayHints: 'names', tidySelections: true }),
    coderOf: () => Promise.resolve('me'),
    generation: () => '1',
    recentCodes: () => Promise.resolve([]),
    ...given,
  };
  feature.register({ on: (type, handler) => void handlers.set(type.method, handler) }, workspace as Workspace);
  const handler = handlers.get(method);
  if (!handler) throw new Error(`The feature does not answer ${method}`);
  return (await handler(params as never, never, { token: never, report: () => undefined })) as R;
}

/** What a workspace says of the open transcript of a fixture. */
export const serving = (view: TranscriptView): Partial<Workspace> => ({
  studies: () => [view.study],
  studyOf: () => view.study,
  transcript: (uri) => Promise.resolve(uri === `${root}/${view.path}` ? view : undefined),
  readTranscript: (_study, path) => Promise.resolve(path === view.path ? view : undefined),
});
