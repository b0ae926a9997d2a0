import type { Code } from '../../core/codebook/codebook.js';
import { attentionOf, countToRecode } from '../../core/queries/attention.js';
import { useOfCodes, type CodeUse } from '../../core/queries/codeUse.js';
import { recordsFor, type Study } from '../../core/study/study.js';
import { fileLines } from '../../core/queries/fileLines.js';
import type { Lines } from '../../core/text/lines.js';
import { ThemesRequest, type CoderCount, type StudyThemes, type ThemeNode } from '#protocol';
import { toLspRange, uriOf, type Coder, type Feature, type Studies, type Texts } from '../common/workspace.js';

/** The theme tree of a study with counts; `transcript` is the path for which `here` is counted, `coder` the one in force. */
export function themesOf(study: Study, transcript?: string, coder?: string): StudyThemes {
  const use = useOfCodes(study);
  const here = useOfCodes(study, transcript === undefined ? [] : recordsFor(study, transcript));
  const toRecode = coder === undefined ? new Map<string, number>() : countToRecode(study, coder);
  const books = [...study.codebooks].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    uri: study.root,
    name: study.config.name ?? decodeURIComponent(study.root.slice(study.root.lastIndexOf('/') + 1)),
    transcripts: study.transcripts.size,
    segments: [...study.records.values()].reduce((sum, record) => sum + record.value.segments.length, 0),
    ...(coder !== undefined && { coder }),
    codes: books.flatMap(([path, book]) => {
      const context = { study, uri: uriOf(study, path), lines: fileLines(book), use, here, toRecode };
      return book.value.codes.map((code) => toNode(context, code, []));
    }),
  };
}

interface TreeContext {
  readonly study: Study;
  /** Of the codebook. */
  readonly uri: string;
  readonly lines: Lines;
  readonly use: CodeUse;
  readonly here: CodeUse;
  readonly toRecode: ReadonlyMap<string, number>;
}

function toNode(context: TreeContext, code: Code, path: readonly string[]): ThemeNode {
  const { study, uri, lines, use, here } = context;
  const place = use.placeOf.get(code.id) ?? -1;
  const segments = use.segments[place] ?? 0;
  const toRecode = context.toRecode.get(code.id) ?? 0;
  const attention = attentionOf(study, code, segments, toRecode);
  const coders = codersOf(use, here, place);
  return {
    id: code.id,
    name: code.name,
    color: code.color,
    path,
    ...(code.brief !== undefined && { brief: code.brief }),
    status: code.status,
    codable: code.codable,
    segments,
    segmentsBelow: coders.reduce((sum, count) => sum + count.segments, 0),
    transcripts: use.transcripts[place] ?? 0,
    here: coders.reduce((sum, count) => sum + count.here, 0),
    coders,
    ...(attention.length > 0 && { attention }),
    ...(toRecode > 0 && { toRecode }),
    location: { uri, range: toLspRange(lines, code.idRange) },
    codes: code.codes.length === 0 ? [] : code.codes.map((child) => toNode(context, child, [...path, code.name])),
  };
}

function codersOf(use: CodeUse, here: CodeUse, place: number): readonly CoderCount[] {
  const counts: CoderCount[] = [];
  use.coders.forEach((coder, number) => {
    const segments = use.below[number]?.[place] ?? 0;
    const at = here.coders.indexOf(coder);
    if (segments > 0) counts.push({ coder, segments, here: here.below[at]?.[place] ?? 0 });
  });
  return counts;
}

/** A person sees the tree of codes, with how many segments each has. */
export const themes: Feature = {
  register: (handlers, workspace: Studies & Texts & Coder) => {
    handlers.on(ThemesRequest.type, async ({ transcript: uri, known }) => {
      const view = uri === undefined ? undefined : await workspace.transcript(uri);
      const studies = workspace.studies();
      const coders = await Promise.all(studies.map((study) => workspace.coderOf(study)));
      const stamp = JSON.stringify([workspace.generation(), view && uri, ...coders]);
      if (stamp === known) return { stamp, studies: [] };
      return {
        stamp,
        studies: studies.map((study, i) => themesOf(study, view?.study === study ? view.path : undefined, coders[i])),
      };
    });
  },
};
