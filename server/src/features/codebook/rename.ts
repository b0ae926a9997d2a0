import { PrepareRenameRequest, RenameRequest, type Position } from 'vscode-languageserver-protocol';
import type { Range as LspRange, WorkspaceEdit } from 'vscode-languageserver-types';
import { allCodes } from '../../core/codebook/codebook.js';
import { planCodebookStep } from '../../core/edit/codebook/codebookOperation.js';
import { renameTo, type Renamed } from '../../core/edit/codebook/renameTo.js';
import type { EditContext } from '../../core/edit/step.js';
import { GlossError } from '../../core/glossError.js';
import { describeExtent, extentOf } from '../../core/queries/extent.js';
import { codesOf, wholeStudy, type Study } from '../../core/study/study.js';
import { segmentsAt, type TranscriptView } from '../../core/study/transcriptView.js';
import { touches } from '../../core/text/range.js';
import { PlanRenameRequest, type CodebookEditParams } from '#protocol';
import { codeAt } from '../common/codeAt.js';
import { refusePast } from '../common/refusePast.js';
import { stepEdit } from '../common/stepEdit.js';
import {
  fromLspPosition,
  toLspRange,
  type Client,
  type Feature,
  type Studies,
  type Texts,
  type YamlView,
} from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';
import { inQuotes } from '../../core/text/inQuotes.js';

/** What is renamed where the caret is, and what it is called now. */
export interface RenameTarget {
  readonly study: Study;
  readonly code: string;
  readonly what: Renamed;
  readonly placeholder: string;
  readonly range: LspRange;
}

/** On coded text, the first code of the innermost segment, by its name; the id follows where it was made from that. */
export function targetInTranscript(view: TranscriptView, position: Position): RenameTarget | undefined {
  const offset = fromLspPosition(view.lines, position);
  const innermost = segmentsAt(view, { start: offset, end: offset })[0];
  const found = codesOf(view.study).find(innermost?.segment.codes[0]?.code ?? '');
  if (!innermost || !found) return undefined;
  const { id, name } = found.code;
  return {
    study: view.study,
    code: id,
    what: 'both',
    placeholder: name,
    range: toLspRange(view.lines, innermost.place),
  };
}

/** In YAML, the id where it stands or is named, and the name where that stands. */
export function targetInYaml(view: YamlView, position: Position): RenameTarget | undefined {
  const { study, lines, path } = view;
  const offset = fromLspPosition(lines, position);
  for (const { id, name, fields } of allCodes(study.codebooks.get(path)?.value.codes ?? [])) {
    const value = fields.get('name')?.value;
    if (value && touches(value, offset)) {
      return { study, code: id, what: 'name', placeholder: name, range: toLspRange(lines, value) };
    }
  }
  const named = codeAt(view, offset);
  if (!named?.found || !touches(named.range, offset)) return undefined;
  const { id } = named.found.code;
  return { study, code: id, what: 'id', placeholder: id, range: toLspRange(lines, named.range) };
}

async function targetAt(
  workspace: Studies & Texts,
  uri: string,
  position: Position,
): Promise<RenameTarget | undefined> {
  const view = await workspace.transcript(uri);
  if (view) return targetInTranscript(view, position);
  const yaml = workspace.yaml(uri);
  if (!yaml) return undefined;
  await workspace.ready(yaml.study);
  return targetInYaml(yaml, position);
}

async function planAt(
  workspace: Studies & Texts,
  uri: string,
  position: Position,
  newName: string,
): Promise<{ readonly study: Study; readonly operation: ReturnType<typeof renameTo> }> {
  refusePast(uri);
  const target = await targetAt(workspace, uri, position);
  if (!target) throw new GlossError('not-found', l10n.t('There is no code here to rename.'));
  await workspace.ready(target.study);
  return { study: target.study, operation: renameTo(target.study, target.code, target.what, newName) };
}

/** The edit that renames; one that merges has to be confirmed, so it takes a client that can ask. */
export function renameEdit(study: Study, operation: ReturnType<typeof renameTo>, canConfirm: boolean): WorkspaceEdit {
  const step = planCodebookStep(contextOf(wholeStudy(study)), operation);
  if (operation.op === 'renameCode') return stepEdit(study, step);
  const [from, into] = [operation.code, operation.into].map((id) => codesOf(study).find(id)?.code);
  if (!from || !into || !canConfirm) {
    throw new GlossError(
      'taken',
      l10n.t('There is a code “{into}” already. Merge the two, or choose another name.', {
        into: into?.name ?? operation.into,
      }),
    );
  }
  const [ofFrom, ofInto] = [extentOf(study, from.id), extentOf(study, into.id)];
  return stepEdit(study, step, {
    label: l10n.t('Merge “{from}” into “{into}”: {extent} follow', {
      from: from.name,
      into: into.name,
      extent: describeExtent(ofFrom),
    }),
    needsConfirmation: true,
    description: [
      `${inQuotes(from.name)}: ${from.definition ?? from.brief ?? l10n.t('no definition')}`,
      `${inQuotes(into.name)} (${describeExtent(ofInto)}): ${into.definition ?? into.brief ?? l10n.t('no definition')}`,
    ].join('\n'),
  });
}

/** Renaming gives no ids and writes no days. */
const contextOf = (study: Study): EditContext => ({ study, coder: '', today: '', now: '', newId: () => '' });

/** F2 on a code, in a transcript or a codebook, renames it in all coders' files. */
export const rename: Feature = {
  capabilities: { renameProvider: { prepareProvider: true } },
  register: (handlers, workspace: Studies & Texts & Client) => {
    handlers.on(PrepareRenameRequest.type, async ({ textDocument: { uri }, position }) => {
      refusePast(uri);
      const target = await targetAt(workspace, uri, position);
      return target ? { range: target.range, placeholder: target.placeholder } : null;
    });
    handlers.on(RenameRequest.type, async ({ textDocument: { uri }, position, newName }) => {
      const { study, operation } = await planAt(workspace, uri, position, newName);
      return renameEdit(study, operation, workspace.canConfirm());
    });
    handlers.on(PlanRenameRequest.type, async ({ uri, position, newName }): Promise<CodebookEditParams> => {
      const { operation } = await planAt(workspace, uri, position, newName);
      return { uri, ...operation };
    });
  },
};
