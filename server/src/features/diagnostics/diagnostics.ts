import {
  DocumentDiagnosticRequest,
  WorkspaceDiagnosticRequest,
  type DocumentDiagnosticReport,
  type DocumentUri,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import { filesToCheck, textToCheck } from '../../core/checks/checkFile.js';
import { linesOf, type Lines } from '../../core/text/lines.js';
import { plain } from '../../core/text/plain.js';
import type { Problem, Severity } from '../../core/text/problem.js';
import { problemsOf, transcriptProblems } from './problems.js';
import { isPast } from '../common/refusePast.js';
import { toLspRange, uriOf, type Feature, type Studies, type Texts, type Work } from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';

const toDiagnostic = (lines: Lines, { code, severity, message, range, data }: Problem): Diagnostic => {
  const tag = tags.get(code);
  return {
    range: toLspRange(lines, range),
    severity: severities[severity],
    code,
    source: 'gloss',
    message: plain(message),
    ...(tag !== undefined && { tags: [tag] }),
    ...(data && { data }),
  };
};

/** Problems of one file that are shown. A coder may leave some hundred; a file made to do harm has a problem in each line. */
const mostShown = 1000;

/** The gravest problems of a file, in their order, and in one more how many others there are. */
function toDiagnostics(lines: Lines, problems: readonly Problem[]): Diagnostic[] {
  if (problems.length <= mostShown) return problems.map((problem) => toDiagnostic(lines, problem));
  const gravest = [...problems].sort((a, b) => severities[a.severity] - severities[b.severity]).slice(0, mostShown);
  const shown = new Set(gravest);
  const others = l10n.inGroups(problems.length - mostShown);
  const message = l10n.t('{others} more problems of this file are not shown. The command “gloss check” lists all.', {
    others,
  });
  const more = { code: 'too-many-problems', severity: 'warning', message, range: { start: 0, end: 0 } } as const;
  return [...problems.filter((problem) => shown.has(problem)), more].map((problem) => toDiagnostic(lines, problem));
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags: ReadonlyMap<string, DiagnosticTag> = new Map([
  ['retired-code', DiagnosticTag.Deprecated],
  ['unused-code', DiagnosticTag.Unnecessary],
]);

/** What a client was last told about a file. */
interface Told {
  readonly resultId: string;
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** Problems that come from where they came before are the very same objects; of others what they say is compared. */
const isSame = (told: Told, text: string, problems: readonly Problem[]): boolean =>
  told.text === text &&
  told.problems.length === problems.length &&
  problems.every((problem, i) => {
    const before = told.problems[i];
    return problem === before || JSON.stringify(problem) === JSON.stringify(before);
  });

/** What is wrong in an open document of a study. */
export async function diagnosticsOf(workspace: Studies & Texts & Work, uri: DocumentUri): Promise<Diagnostic[]> {
  if (isPast(uri)) return [];
  const view = await workspace.transcript(uri);
  if (view) return toDiagnostics(view.lines, transcriptProblems(view));
  const yaml = workspace.yaml(uri);
  if (!yaml) return [];
  await workspace.ready(yaml.study);
  return toDiagnostics(yaml.lines, await problemsOf(workspace, yaml.study, yaml.path));
}

/** A person sees in the Problems view what checks find in all files of a study, open or not. */
export const diagnostics: Feature = {
  capabilities: {
    diagnosticProvider: { identifier: 'gloss', interFileDependencies: true, workspaceDiagnostics: true },
  },
  register: (handlers, workspace: Studies & Texts & Work) => {
    const told = new Map<DocumentUri, Told>();
    handlers.on(
      DocumentDiagnosticRequest.type,
      async ({ textDocument: { uri } }): Promise<DocumentDiagnosticReport> => ({
        kind: 'full',
        items: await diagnosticsOf(workspace, uri),
      }),
    );
    handlers.on(WorkspaceDiagnosticRequest.type, async ({ previousResultIds }, token) => {
      const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      const behind = previousResultIds.find(({ value }) => value !== workspace.generation());
      await workspace.changedSince((behind ?? previousResultIds[0])?.value, token);
      const resultId = workspace.generation();
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      for (const study of workspace.studies()) {
        await workspace.ready(study);
        for (const path of filesToCheck(study, workspace.unreadable(study))) {
          await workspace.giveWay();
          if (token.isCancellationRequested) return { items: [] };
          const problems = await problemsOf(workspace, study, path);
          const [uri, text] = [uriOf(study, path), textToCheck(study, path)];
          const before = told.get(uri);
          const isKnown = before && before.resultId === known.get(uri) && isSame(before, text, problems);
          told.set(uri, { resultId, text, problems });
          known.delete(uri);
          if (isKnown) {
            items.push({ kind: 'unchanged', uri, version: null, resultId });
            continue;
          }
          const lines = linesOf(problems.length > 0 ? text : '');
          items.push({ kind: 'full', uri, version: null, resultId, items: toDiagnostics(lines, problems) });
        }
      }
      // Files that are gone have no problems any more.
      for (const uri of known.keys()) items.push({ kind: 'full', uri, version: null, resultId, items: [] });
      return { items };
    });
  },
};
