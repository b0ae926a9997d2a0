import { ExecuteCommandRequest } from 'vscode-languageserver-protocol';
import type { Location, Range as LspRange } from 'vscode-languageserver-types';
import type { Coding } from '../core/codings/segment.js';
import type { Proposing } from '../core/edit/discuss.js';
import type { Operation } from '../core/edit/operation.js';
import type { Step } from '../core/edit/step.js';
import { GlossError } from '../core/glossError.js';
import type { Study } from '../core/study/study.js';
import { linesOf } from '../core/text/lines.js';
import { sentenceAt } from '../core/transcript/sentences.js';
import { cutToSpeech, tidyRange } from '../core/transcript/tidyRange.js';
import { turnAt } from '../core/transcript/turns.js';
import type { TranscriptView } from '../core/study/transcriptView.js';
import type { Range } from '../core/text/range.js';
import {
  serverCommands,
  type CodeChoiceArgument,
  type ProposedChange,
  type EditParams,
  type EditResult,
  type MoveCodingsParams,
  type NewStudyParams,
  type PseudonymiseParams,
  type UndoParams,
} from '../protocol/index.js';
import { pseudonymise } from './pseudonymise.js';
import { refusePast } from './refusePast.js';
import { fromLspPosition, fromLspRange, toLspRange, uriOf, type Feature, type Workspace } from './workspace.js';

/** The passage that a selection means: tidied to whole words of what is said; for a mere caret the sentence or turn around it. */
export function passageOf({ lines, transcript, study }: TranscriptView, selection: Range, tidy: boolean): Range {
  if (selection.start < selection.end) {
    return tidy ? tidyRange(lines.text, cutToSpeech(selection, transcript.speech)) : selection;
  }
  const sentence = sentenceAt(lines.text, transcript, selection.start);
  if (study.config.unit !== 'turn') return sentence ?? selection;
  const speech = turnAt(transcript, selection.start)?.speech ?? [];
  const [first, last] = [speech[0], speech.at(-1)];
  return first && last ? { start: first.start, end: last.end } : (sentence ?? selection);
}

/** Does a coding step that a client asks for. */
async function edit(workspace: Workspace, params: EditParams): Promise<EditResult> {
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
      throw new GlossError('not-found', 'This file is not an open transcript of a study, so it cannot be coded.');
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
async function refusable({ client, warn }: Workspace, task: () => Promise<EditResult>): Promise<EditResult> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof GlossError)) throw error;
    if (client.presents !== true) warn(error.message);
    return { done: false, refusal: { code: error.code, message: error.message } };
  }
}

async function replay(workspace: Workspace, { uri }: UndoParams, kind: 'undo' | 'redo'): Promise<EditResult> {
  refusePast(uri);
  const study = workspace.studyOf(uri);
  if (!study) throw new GlossError('no-study', 'This file does not belong to a study.');
  return { done: true, label: await workspace.replay(study, kind) };
}

export const commands: Feature = {
  capabilities: { executeCommandProvider: { commands: Object.values(serverCommands) } },
  register: (handlers, workspace) => {
    handlers.on(ExecuteCommandRequest.type, ({ command, arguments: given }) =>
      refusable(workspace, async () => {
        const argument: unknown = given?.[0];
        switch (command) {
          case serverCommands.edit:
            return edit(workspace, argument as EditParams);
          case serverCommands.undo:
            return replay(workspace, argument as UndoParams, 'undo');
          case serverCommands.redo:
            return replay(workspace, argument as UndoParams, 'redo');
          case serverCommands.moveCodings: {
            const { from, to } = argument as MoveCodingsParams;
            for (const uri of [from, to]) refusePast(uri);
            const step = await workspace.moveCodings(from, to);
            if (!step) throw new GlossError('nothing-to-do', 'There are no codings to move.');
            return { done: true, label: step.label };
          }
          case serverCommands.pseudonymise:
            return pseudonymise(workspace, argument as PseudonymiseParams);
          case serverCommands.setUpGit: {
            const study = workspace.studyOf((argument as UndoParams).uri);
            if (!study) throw new GlossError('no-study', 'This file does not belong to a study.');
            return { done: true, label: await workspace.setUpGit(study) };
          }
          case serverCommands.newStudy: {
            const { folder, name, codebooks } = argument as NewStudyParams;
            const uri = await workspace.createStudy(folder, name, codebooks);
            return {
              done: true,
              label: 'New study',
              show: { uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
            };
          }
          default:
            throw new GlossError('bad-argument', `There is no command “${command}”.`);
        }
      }),
    );
  },
};
