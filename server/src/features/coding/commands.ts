import { ExecuteCommandRequest } from 'vscode-languageserver-protocol';
import type { Location, Range as LspRange } from 'vscode-languageserver-types';
import type { Coding } from '../../core/codings/segment.js';
import type { Proposing } from '../../core/edit/discussions/discuss.js';
import type { Operation } from '../../core/edit/operation.js';
import type { Step } from '../../core/edit/step.js';
import { GlossError } from '../../core/glossError.js';
import type { Study } from '../../core/study/study.js';
import { linesOf } from '../../core/text/lines.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import type { Range } from '../../core/text/range.js';
import {
  serverCommands,
  type ChooseCodeParams,
  type CodeChoiceArgument,
  type ProposedChange,
  type EditParams,
  type EditResult,
  type MoveCodingsParams,
  type NewStudyParams,
  type PseudonymiseParams,
  type ShowMemoParams,
  type UndoParams,
} from '#protocol';
import { chooseCode } from './chooseCode.js';
import { passageOf } from '../common/passageOf.js';
import { pseudonymise } from '../transcripts/pseudonymise.js';
import { refusePast } from '../common/refusePast.js';
import { showMemo } from './showMemo.js';
import {
  fromLspPosition,
  fromLspRange,
  toLspRange,
  uriOf,
  type Client,
  type Coder,
  type Editing,
  type Feature,
  type Studies,
  type Texts,
  type Work,
} from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';

/** Does a coding step that a client asks for. */
async function edit(workspace: Studies & Texts & Coder & Editing, params: EditParams): Promise<EditResult> {
  refusePast(params.uri);
  const view = await workspace.transcript(params.uri);
  const { tidySelections } = await workspace.settings(params.uri);
  const step = await workspace.run(params.uri, toOperation(params, view, tidySelections));
  const study = workspace.studyOf(params.uri);
  return { done: true, label: step.label, ...(study && step.show && { show: showing(study, step) }) };
}

function toOperation(params: EditParams, view: TranscriptView | undefined, tidy: boolean): Operation {
  const passage = (range: Parameters<typeof fromLspRange>[1]): Range => {
    if (!view) {
      throw new GlossError(
        'not-found',
        l10n.t('This file is not an open transcript of a study, so it cannot be coded.'),
      );
    }
    return passageOf(view, fromLspRange(view.lines, range), tidy);
  };
  switch (params.op) {
    case 'apply': {
      const codes = params.codes.map(asCoding);
      return {
        op: 'apply',
        range: passage(params.range),
        codes,
        ...(params.memo !== undefined && { memo: params.memo }),
      };
    }
    case 'replaceCode':
      return {
        op: 'replaceCode',
        segment: params.segment,
        code: params.code,
        to: typeof params.to === 'string' ? { code: params.to } : params.to,
      };
    case 'setBounds':
      return { op: 'setBounds', segment: params.segment, range: passage(params.range) };
    case 'place':
      return {
        op: 'place',
        segment: params.segment,
        range: view ? fromLspRange(view.lines, params.range) : { start: 0, end: 0 },
      };
    case 'split':
      return { op: 'split', segment: params.segment, offset: view ? fromLspPosition(view.lines, params.position) : 0 };
    case 'startThread': {
      const { text, range } = params;
      const proposes = proposed(params.proposes, passage);
      return { op: 'startThread', text, ...(range && { range: passage(range) }), ...(proposes && { proposes }) };
    }
    case 'reply': {
      const proposes = proposed(params.proposes, passage);
      return { op: 'reply', thread: params.thread, text: params.text, ...(proposes && { proposes }) };
    }
    case 'reconcile': {
      const decisions = params.decisions.map(({ passage: key, take }) => ({
        passage: key,
        take:
          typeof take === 'object' && 'range' in take
            ? { range: passage(take.range), codes: take.codes.map(asCoding) }
            : take,
      }));
      return { op: 'reconcile', coders: params.coders, decisions };
    }
    case 'newCode':
      return {
        op: 'newCode',
        name: params.name,
        ...(params.under !== undefined && { under: params.under }),
        ...(params.range && { range: passage(params.range) }),
      };
    default:
      return params;
  }
}

function proposed(change: ProposedChange | undefined, passage: (range: LspRange) => Range): Proposing | undefined {
  return (
    change && {
      segment: change.segment,
      ...(change.codes && { codes: change.codes.map(asCoding) }),
      ...(change.range && { range: passage(change.range) }),
    }
  );
}

const asCoding = (code: CodeChoiceArgument): Coding => (typeof code === 'string' ? { code } : code);

function showing(study: Study, { show, changes }: Step): Location {
  const path = show?.path ?? '';
  const text = changes.find((change) => change.path === path)?.after ?? '';
  return { uri: uriOf(study, path), range: toLspRange(linesOf(text), show?.range ?? { start: 0, end: 0 }) };
}

/** A refusal is an answer like any other: it says why, and nothing was written. */
async function refusable({ client, warn, show }: Client, task: () => Promise<EditResult>): Promise<EditResult> {
  try {
    const result = await task();
    if (client.presents !== true && result.show) show(result.show);
    return result;
  } catch (error) {
    if (!(error instanceof GlossError)) throw error;
    if (client.presents !== true) warn(error.message);
    return { done: false, refusal: { code: error.code, message: error.message } };
  }
}

async function replay(workspace: Studies & Editing, { uri }: UndoParams, kind: 'undo' | 'redo'): Promise<EditResult> {
  refusePast(uri);
  const study = workspace.studyOf(uri);
  if (!study) throw new GlossError('no-study', l10n.t('This file does not belong to a study.'));
  return { done: true, label: await workspace.replay(study, kind) };
}

/** What a person does with menus, keys and pickers is written here; a refusal is answered in words, and is no error. */
export const commands: Feature = {
  capabilities: { executeCommandProvider: { commands: Object.values(serverCommands) } },
  register: (handlers, workspace: Studies & Texts & Coder & Client & Editing & Work) => {
    handlers.on(ExecuteCommandRequest.type, ({ command, arguments: given }) =>
      refusable(workspace, async () => {
        const argument: unknown = given?.[0];
        switch (command) {
          case serverCommands.edit:
            return edit(workspace, argument as EditParams);
          case serverCommands.chooseCode: {
            const params = argument as ChooseCodeParams;
            refusePast(params.uri);
            const ask = await chooseCode(workspace, params);
            // Answered before, since a client may wait for the answer for some seconds only.
            workspace.afterwards(async () => {
              const chosen = await ask();
              if (chosen) await edit(workspace, chosen);
            });
            return { done: false };
          }
          case serverCommands.showMemo:
            return showMemo(workspace, argument as ShowMemoParams);
          case serverCommands.undo:
            return replay(workspace, argument as UndoParams, 'undo');
          case serverCommands.redo:
            return replay(workspace, argument as UndoParams, 'redo');
          case serverCommands.moveCodings: {
            const { from, to } = argument as MoveCodingsParams;
            for (const uri of [from, to]) refusePast(uri);
            const step = await workspace.moveCodings(from, to);
            if (!step) throw new GlossError('nothing-to-do', l10n.t('There are no codings to move.'));
            return { done: true, label: step.label };
          }
          case serverCommands.pseudonymise:
            return pseudonymise(workspace, argument as PseudonymiseParams);
          case serverCommands.setUpGit: {
            const study = workspace.studyOf((argument as UndoParams).uri);
            if (!study) throw new GlossError('no-study', l10n.t('This file does not belong to a study.'));
            return { done: true, label: await workspace.setUpGit(study) };
          }
          case serverCommands.newStudy: {
            const { folder, name, codebooks } = argument as NewStudyParams;
            const uri = await workspace.createStudy(folder, name, codebooks);
            return {
              done: true,
              label: l10n.t('New study'),
              show: { uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
            };
          }
          default:
            throw new GlossError('bad-argument', l10n.t('There is no command “{command}”.', { command }));
        }
      }),
    );
  },
};
