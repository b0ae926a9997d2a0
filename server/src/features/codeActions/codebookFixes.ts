import type { DocumentUri } from 'vscode-languageserver-protocol';
import { CodeActionKind, type CodeAction, type CodeActionContext, type Diagnostic } from 'vscode-languageserver-types';
import { codesOf } from '../../core/study/study.js';
import { clientCommands, serverCommands, type EditParams } from '#protocol';
import { addField } from './addField.js';
import { removeCoding, setWeight } from './codingFixes.js';
import { toLspRange, uriOf, type Client, type Texts, type YamlView } from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';
import { inQuotes } from '../../core/text/inQuotes.js';

/** What the checks put into a problem for its fixes. */
interface Data {
  readonly code?: string;
  readonly into?: string;
  readonly segment?: string;
  readonly other?: string;
  readonly otherSegment?: string;
  readonly steps?: readonly (number | string)[];
  readonly below?: readonly string[];
}

interface Problem {
  readonly diagnostic: Diagnostic;
  readonly data: Data;
  readonly yaml: YamlView;
  readonly pickers: boolean;
  readonly uri: DocumentUri;
}

/** Quick fixes for what the checks report in codebooks and codings files. */
export function codebookFixes(
  workspace: Texts & Client,
  uri: DocumentUri,
  { diagnostics }: CodeActionContext,
): CodeAction[] {
  const yaml = workspace.yaml(uri);
  if (!yaml) return [];
  const pickers = workspace.client.pickers ?? false;
  return diagnostics
    .filter(({ source }) => source === 'gloss')
    .flatMap((diagnostic) => {
      const data = (diagnostic.data ?? {}) as Data;
      return fixes.get(String(diagnostic.code))?.({ diagnostic, data, yaml, uri, pickers }) ?? [];
    });
}

const fixes: ReadonlyMap<string, (problem: Problem) => readonly CodeAction[]> = new Map([
  ['missing-definition', (problem) => [...add(problem, 'definition', l10n.t('Add a definition'))]],
  [
    'missing-criteria',
    (problem) => [
      ...add(problem, 'include', l10n.t('Add when to use it (include)')),
      ...add(problem, 'exclude', l10n.t('Add when not to use it (exclude)')),
    ],
  ],
  ['duplicate-name', (problem) => merge(problem)],
  ['near-identical', (problem) => merge(problem)],
  [
    'unused-code',
    (problem) => [
      ...ask(problem, l10n.t('Retire {name}', { name: nameOf(problem) }), ({ code = '' }, uri) => ({
        op: 'retireCode',
        uri,
        code,
      })),
      ...ask(problem, l10n.t('Delete {name}', { name: nameOf(problem) }), ({ code = '' }, uri) => ({
        op: 'deleteCode',
        uri,
        code,
      })),
    ],
  ],
  [
    'meaning-changed',
    (problem) =>
      ask(problem, l10n.t('Set “revised” to today…'), ({ code = '' }, uri) => ({ op: 'reviseCode', uri, code })),
  ],
  ['recode', (problem) => stillFits(problem)],
  [
    'not-codable',
    ({ data: { below = [] }, ...problem }) =>
      below.map((id) => replace(problem, l10n.t('Change to “{id}”', { id }), id)),
  ],
  ['theme-and-code', (problem) => remove(problem, problem.data.segment, problem.data.code)],
  [
    'exclusive-codes',
    (problem) => [
      ...remove(problem, problem.data.segment, problem.data.code),
      ...remove(problem, problem.data.otherSegment, problem.data.other),
    ],
  ],
  [
    'off-scale',
    (problem) =>
      problem.data.steps?.length === 0
        ? weigh(problem, undefined, l10n.t('Take the weight away'))
        : (problem.data.steps ?? []).flatMap((step) =>
            weigh(problem, step, l10n.t('Change the weight to {step}', { step })),
          ),
  ],
  [
    'missing-weight',
    (problem) =>
      (problem.data.steps ?? []).flatMap((step) => weigh(problem, step, l10n.t('Give it the weight {step}', { step }))),
  ],
] satisfies [string, (problem: Problem) => readonly CodeAction[]][]);

const nameOf = ({ yaml, data: { code = '' } }: Problem, id = code): string =>
  inQuotes(codesOf(yaml.study).find(id)?.code.name ?? id);

const fix = ({ diagnostic }: Pick<Problem, 'diagnostic'>, title: string): CodeAction => ({
  title,
  kind: CodeActionKind.QuickFix,
  diagnostics: [diagnostic],
});

/** A fix that changes the file it is in, from its text to another; none where there is nothing to change. */
function edit(
  problem: Problem,
  title: string,
  change: { start: number; end: number; text: string } | undefined,
): CodeAction[] {
  if (!change) return [];
  const { uri, yaml } = problem;
  const edits = [{ range: toLspRange(yaml.lines, change), newText: change.text }];
  return [{ ...fix(problem, title), edit: { changes: { [uri]: edits } } }];
}

const replace = (problem: Omit<Problem, 'data'>, title: string, newText: string): CodeAction => ({
  ...fix(problem, title),
  edit: { changes: { [problem.uri]: [{ range: problem.diagnostic.range, newText }] } },
});

/** What a person should be asked about first: for a reason, or whether it is meant. */
const asking: Readonly<Partial<Record<EditParams['op'], string>>> = {
  mergeCodes: clientCommands.mergeCode,
  retireCode: clientCommands.retireCode,
  reviseCode: clientCommands.reviseCode,
};

/** A fix that the server carries out as one step; a client that can ask does so first. */
function ask(problem: Problem, title: string, params: (data: Data, uri: DocumentUri) => EditParams): CodeAction[] {
  const argument = params(problem.data, problem.uri);
  const command = (problem.pickers ? asking[argument.op] : undefined) ?? serverCommands.edit;
  return [{ ...fix(problem, title), command: { title, command, arguments: [argument] } }];
}

const add = (problem: Problem, key: 'definition' | 'include' | 'exclude', title: string): CodeAction[] =>
  edit(problem, title, addField(problem.yaml, problem.data.code ?? '', key));

const merge = (problem: Problem): CodeAction[] =>
  ask(
    problem,
    l10n.t('Merge {problem} into {into}', { problem: nameOf(problem), into: nameOf(problem, problem.data.into) }),
    ({ code = '', into = '' }, uri) => ({
      op: 'mergeCodes',
      uri,
      code,
      into,
    }),
  );

function stillFits(problem: Problem): CodeAction[] {
  const { study, path } = problem.yaml;
  const transcript = study.records.get(path)?.transcript;
  if (transcript === undefined) return [];
  const uri = uriOf(study, transcript);
  return ask(problem, l10n.t('Still fits'), ({ segment = '' }) => ({ op: 'stillFits', uri, segments: [segment] }));
}

const remove = (problem: Problem, segment = '', code = ''): CodeAction[] =>
  edit(problem, l10n.t('Remove {name}', { name: nameOf(problem, code) }), removeCoding(problem.yaml, segment, code));

const weigh = (problem: Problem, weight: number | string | undefined, title: string): CodeAction[] =>
  edit(problem, title, setWeight(problem.yaml, problem.data.segment ?? '', problem.data.code ?? '', weight));
