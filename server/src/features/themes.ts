import type { Code } from '../core/codebook/codebook.js';
import { pathOf } from '../core/codebook/codeIndex.js';
import { countBelow, countCodes, type CodeCount } from '../core/study/query.js';
import { codesOf, type Study } from '../core/study/study.js';
import { fileLines } from '../core/study/fileLines.js';
import type { Lines } from '../core/text/lines.js';
import { ThemesRequest, type StudyThemes, type ThemeNode } from '../protocol/index.js';
import { toLspRange, uriOf, type Feature } from './workspace.js';

/** The theme tree of a study with counts; `transcript` is the path for which `here` is counted. */
export function themesOf(study: Study, transcript?: string): StudyThemes {
  const counts = countCodes(study);
  const below = countBelow(study, undefined, counts);
  const here = transcript === undefined ? new Map<string, number>() : countBelow(study, transcript);
  const books = [...study.codebooks].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    uri: study.root,
    name: study.config.name ?? decodeURIComponent(study.root.slice(study.root.lastIndexOf('/') + 1)),
    transcripts: study.transcripts.size,
    segments: [...study.records.values()].reduce((sum, record) => sum + record.value.segments.length, 0),
    codes: books.flatMap(([path, book]) => {
      const lines = fileLines(book);
      return book.value.codes.map((code) => toNode({ study, path, lines, counts, below, here }, code));
    }),
  };
}

interface TreeContext {
  readonly study: Study;
  readonly path: string;
  readonly lines: Lines;
  readonly counts: ReadonlyMap<string, CodeCount>;
  readonly below: ReadonlyMap<string, number>;
  readonly here: ReadonlyMap<string, number>;
}

function toNode(context: TreeContext, code: Code): ThemeNode {
  const { study, path, lines, counts, below, here } = context;
  const indexed = codesOf(study).find(code.id);
  const codes = code.codes.map((child) => toNode(context, child));
  const transcripts = new Set(transcriptsBelow(counts, code));
  return {
    id: code.id,
    name: code.name,
    color: code.color,
    path: indexed ? pathOf(indexed) : [],
    ...(code.brief !== undefined && { brief: code.brief }),
    ...(code.definition !== undefined && { definition: code.definition }),
    status: code.status,
    codable: code.codable,
    segments: counts.get(code.id)?.segments ?? 0,
    segmentsBelow: below.get(code.id) ?? 0,
    transcripts: transcripts.size,
    here: here.get(code.id) ?? 0,
    location: { uri: uriOf(study, path), range: toLspRange(lines, code.idRange) },
    codes,
  };
}

function* transcriptsBelow(counts: ReadonlyMap<string, CodeCount>, code: Code): Generator<string> {
  yield* counts.get(code.id)?.transcripts ?? [];
  for (const below of code.codes) yield* transcriptsBelow(counts, below);
}

export const themes: Feature = {
  capabilities: {},
  register: (handlers, workspace) => {
    handlers.on(ThemesRequest.type, async ({ transcript: uri }) => {
      const view = uri === undefined ? undefined : await workspace.transcript(uri);
      return {
        studies: workspace.studies().map((study) => themesOf(study, view?.study === study ? view.path : undefined)),
      };
    });
  },
};
