import {
  DocumentDiagnosticRequest,
  WorkspaceDiagnosticRequest,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import type { Place } from '../core/anchor/placeSegments.js';
import { isNowhere } from '../core/codings/segment.js';
import { checkAnchors, checkCodebook, checkIds, checkRecord } from '../core/study/check.js';
import type { CodingsRecord, Study } from '../core/study/study.js';
import type { TranscriptView } from '../core/study/transcriptView.js';
import { linesOf, type Lines } from '../core/text/lines.js';
import type { Problem, Severity } from '../core/text/problem.js';
import { cutText } from './markdown.js';
import { toLspRange, uriOf, type Feature, type Workspace } from './workspace.js';

/** All problems of a YAML file of the study, those of its segments' places included. */
export async function problemsOf(
  workspace: Workspace,
  study: Study,
  path: string,
  ids = checkIds(study),
): Promise<readonly Problem[]> {
  const unreadable = workspace.unreadable(study).get(path);
  if (unreadable !== undefined) {
    return [{ code: 'unreadable', severity: 'error', message: unreadable, range: { start: 0, end: 0 } }];
  }
  if (study.configFile?.path === path) return study.configFile.problems;
  if (study.codebooks.has(path)) return checkCodebook(study, path);
  const record = study.records.get(path);
  if (!record) return [];
  return [...checkRecord(study, record), ...(ids.get(path) ?? []), ...(await anchorProblems(workspace, study, record))];
}

/** Placing all segments of a study takes time, so it is done again only where the transcript or the file has changed. */
async function anchorProblems(workspace: Workspace, study: Study, record: CodingsRecord): Promise<readonly Problem[]> {
  const stamp = workspace.transcriptStamp(study, record.transcript);
  const known = anchorsChecked.get(record);
  if (stamp === undefined) return [];
  if (known?.stamp === stamp) return known.problems;
  const view = await workspace.readTranscript(study, record.transcript);
  const problems = view ? checkAnchors(record, placesOf(view, record)) : [];
  anchorsChecked.set(record, { stamp, problems });
  return problems;
}

const placesOf = ({ placed }: TranscriptView, record: CodingsRecord): ReadonlyMap<string, Place> =>
  new Map(placed.filter((entry) => entry.record === record).map(({ segment, place }) => [segment.id, place]));

const anchorsChecked = new WeakMap<CodingsRecord, { readonly stamp: string; readonly problems: readonly Problem[] }>();

/** Problems of a transcript itself: the coder's passages that are at a place in doubt, or at none. */
export function transcriptProblems(view: TranscriptView): readonly Problem[] {
  return view.placed.flatMap(({ segment, place, own }): readonly Problem[] => {
    const words = cutText(segment.quote.replace(/\s+/g, ' '), 60);
    const isKnown = place.state === 'exact' || place.state === 'moved' || isNowhere(segment);
    if (!own || isKnown) return [];
    const data = { segment: segment.id };
    const range = place.state === 'orphaned' ? { start: 0, end: 0 } : place;
    if (place.state === 'changed') {
      return [
        {
          code: 'words-changed',
          severity: 'information',
          message: `These words were “${words}” when they were coded.`,
          range,
          data,
        },
      ];
    }
    const message =
      place.state === 'ambiguous'
        ? `It is not certain that segment ${segment.id}, “${words}”, means this place.`
        : `The words of segment ${segment.id}, “${words}”, are not in this transcript any more. The segment is kept.`;
    return [
      {
        code: place.state === 'ambiguous' ? 'ambiguous-quote' : 'quote-not-found',
        severity: 'warning',
        message,
        range,
        data,
      },
    ];
  });
}

const toDiagnostic = (lines: Lines, { code, severity, message, range, data }: Problem): Diagnostic => ({
  range: toLspRange(lines, range),
  severity: severities[severity],
  code,
  source: 'gloss',
  message,
  ...(code === 'retired-code' && { tags: [DiagnosticTag.Deprecated] }),
  ...(data && { data }),
});

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const textOf = (study: Study, path: string): string =>
  study.codebooks.get(path)?.text ??
  study.records.get(path)?.text ??
  (study.configFile?.path === path ? study.configFile.text : '');

export const diagnostics: Feature = {
  capabilities: {
    diagnosticProvider: { identifier: 'gloss', interFileDependencies: true, workspaceDiagnostics: true },
  },
  register: (handlers, workspace) => {
    handlers.on(
      DocumentDiagnosticRequest.type,
      async ({ textDocument: { uri } }): Promise<DocumentDiagnosticReport> => {
        const view = await workspace.transcript(uri);
        if (view) {
          return { kind: 'full', items: transcriptProblems(view).map((problem) => toDiagnostic(view.lines, problem)) };
        }
        const yaml = workspace.yaml(uri);
        if (!yaml) return { kind: 'full', items: [] };
        await workspace.ready(yaml.study);
        const problems = await problemsOf(workspace, yaml.study, yaml.path);
        return { kind: 'full', items: problems.map((problem) => toDiagnostic(yaml.lines, problem)) };
      },
    );
    handlers.on(WorkspaceDiagnosticRequest.type, async ({ previousResultIds }, token) => {
      await workspace.changedSince(previousResultIds[0]?.value, token);
      const resultId = workspace.generation();
      const items = [];
      for (const study of workspace.studies()) {
        await workspace.ready(study);
        const ids = checkIds(study);
        const paths = [
          ...(study.configFile ? [study.configFile.path] : []),
          ...study.codebooks.keys(),
          ...study.records.keys(),
          ...workspace.unreadable(study).keys(),
        ];
        for (const path of new Set(paths)) {
          if (token.isCancellationRequested) return { items: [] };
          const problems = await problemsOf(workspace, study, path, ids);
          const lines = linesOf(problems.length > 0 ? textOf(study, path) : '');
          items.push({
            kind: 'full' as const,
            uri: uriOf(study, path),
            version: null,
            resultId,
            items: problems.map((problem) => toDiagnostic(lines, problem)),
          });
        }
      }
      return { items };
    });
  },
};
