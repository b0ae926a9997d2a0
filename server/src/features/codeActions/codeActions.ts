import { CodeActionRequest, type CodeActionParams } from 'vscode-languageserver-protocol';
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type Command,
  type Diagnostic,
  type Range as LspRange,
} from 'vscode-languageserver-types';
import { nameOf } from '../../core/edit/segments/applyCodes.js';
import { currentId } from '../../core/study/study.js';
import { segmentsAt, type PlacedSegment, type TranscriptView } from '../../core/study/transcriptView.js';
import type { Range } from '../../core/text/range.js';
import { clientCommands, serverCommands, type EditParams } from '#protocol';
import { action, command, kind, type ActionRequest } from './action.js';
import { applyActions, recodeActions } from './applyActions.js';
import { codebookActions } from './codebookActions.js';
import { codebookFixes } from './codebookFixes.js';
import { passageOf } from '../common/passageOf.js';
import { conflictFixes } from './conflictFixes.js';
import { entryKinds } from './entryActions.js';
import { movedTranscriptFixes } from '../transcripts/fileOperations.js';
import { quoted } from '../common/quoted.js';
import { isPast } from '../common/refusePast.js';
import {
  fromLspRange,
  toLspRange,
  type Client,
  type Coder,
  type Feature,
  type Studies,
  type Texts,
  type Workspace,
} from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';
import { inQuotes } from '../../core/text/inQuotes.js';

/** Everything that can be done with a selection, or with a caret in a segment. What cannot be done says why. */
export function actionsFor(request: ActionRequest): CodeAction[] {
  const selection = fromLspRange(request.view.lines, request.range);
  const own = segmentsAt(request.view, selection).filter((entry) => entry.own);
  return [
    ...applyActions(request, selection),
    ...recodeActions(request, selection, own),
    ...removeActions(request, own),
    ...boundsActions(request, selection, own),
    ...noteActions(request, own),
    ...doubtActions(request, selection, own),
  ];
}

function removeActions({ view, uri }: ActionRequest, own: readonly PlacedSegment[]): CodeAction[] {
  return own.flatMap(({ segment }) => {
    const codes = segment.codes.map(({ code }) =>
      action(l10n.t('Remove {name}', { name: inQuotes(nameOf(view.study, code)) }), kind.segment, {
        op: 'uncode',
        uri,
        segment: segment.id,
        code,
      }),
    );
    return segment.codes.length > 1
      ? [
          ...codes,
          action(l10n.t('Remove segment with its {codes} codes', { codes: segment.codes.length }), kind.segment, {
            op: 'uncode',
            uri,
            segment: segment.id,
          }),
        ]
      : codes;
  });
}

function boundsActions(
  { view, uri, range, tidy }: ActionRequest,
  selection: Range,
  own: readonly PlacedSegment[],
): CodeAction[] {
  const [innermost] = own;
  if (!innermost) return [];
  const { segment, place } = innermost;
  const names = segment.codes.map(({ code }) => inQuotes(nameOf(view.study, code))).join(', ');
  const caret = selection.start === selection.end;
  const passage = passageOf(view, selection, tidy);
  const same = passage.start === place.start && passage.end === place.end;
  const boundsReason = caret
    ? l10n.t('Select the words that the segment should hold.')
    : same
      ? l10n.t('The segment has these bounds already.')
      : undefined;
  const splitReason =
    caret && selection.start > place.start && selection.start < place.end
      ? undefined
      : l10n.t('Put the caret between two words of the segment.');
  const touching = touchingSegments(view, innermost);
  return [
    action(
      l10n.t('Change bounds of {names} to the selection', { names }),
      kind.segment,
      { op: 'setBounds', uri, segment: segment.id, range },
      boundsReason,
    ),
    action(
      l10n.t('Split {names} here', { names }),
      kind.segment,
      { op: 'split', uri, segment: segment.id, position: range.start },
      splitReason,
    ),
    action(
      l10n.t('Merge {names} with what touches it', { names }),
      kind.segment,
      { op: 'merge', uri, segments: touching.map(({ segment: { id } }) => id) },
      touching.length > 1 ? undefined : l10n.t('No segment with the same code touches this one.'),
    ),
  ];
}

/** The coder's segments that share a code with one and overlap it or have only white space between, itself included. */
function touchingSegments(view: TranscriptView, to: PlacedSegment): readonly PlacedSegment[] {
  const wanted = new Set(to.segment.codes.map(({ code }) => currentId(view.study, code)));
  const gap = (from: number, until: number): boolean => view.lines.text.slice(from, until).trim() === '';
  return view.placed.filter(({ own, place, segment }) => {
    if (
      !own ||
      place.state === 'orphaned' ||
      !segment.codes.some(({ code }) => wanted.has(currentId(view.study, code)))
    ) {
      return false;
    }
    return place.start <= to.place.end && to.place.start <= place.end
      ? true
      : place.start > to.place.end
        ? gap(to.place.end, place.start)
        : gap(place.end, to.place.start);
  });
}

/** Settles where segments are whose place is in doubt; with a selection, also those that have none. */
function doubtActions(
  { view, uri, range }: ActionRequest,
  selection: Range,
  own: readonly PlacedSegment[],
): CodeAction[] {
  const place = (segment: string, at: LspRange): EditParams => ({ op: 'place', uri, segment, range: at });
  const here = own.flatMap(({ segment, place: { state, candidates = [], ...at } }) => {
    const words = quoted(segment.quote, view.path);
    if (state === 'exact' || state === 'moved' || state === 'orphaned') return [];
    const accept =
      state === 'changed' ? l10n.t('Accept the new words of {words}', { words }) : l10n.t('{words} is here', { words });
    const others = candidates.filter(({ start }) => start !== at.start).slice(0, mostCandidates);
    return [
      action(accept, kind.fix, place(segment.id, toLspRange(view.lines, at))),
      ...others.map((other) => {
        const there = toLspRange(view.lines, other);
        return action(
          l10n.t('{words} is in line {line}', { words, line: there.start.line + 1 }),
          kind.fix,
          place(segment.id, there),
        );
      }),
      action(l10n.t('Keep {words} without a place', { words }), kind.fix, {
        op: 'keepOrphaned',
        uri,
        segment: segment.id,
      }),
    ];
  });
  const lost = view.placed.filter((entry) => entry.own && entry.place.state === 'orphaned');
  if (selection.start === selection.end || lost.length === 0) return here;
  return [
    ...here,
    ...lost
      .slice(0, mostCandidates)
      .map(({ segment }) =>
        action(
          l10n.t('Place {quoted} at the selection', { quoted: quoted(segment.quote, view.path) }),
          kind.fix,
          place(segment.id, range),
        ),
      ),
  ];
}

const mostCandidates = 5;

function noteActions({ uri, pickers }: ActionRequest, own: readonly PlacedSegment[]): CodeAction[] {
  const segment = own[0]?.segment;
  if (!segment) return [];
  const isNew = segment.memo === undefined;
  const ofSegment = { uri, segment: segment.id };
  return [
    pickers
      ? command(isNew ? l10n.t('Write memo…') : l10n.t('Edit memo…'), kind.segment, clientCommands.editMemo, ofSegment)
      : command(
          isNew ? l10n.t('Write memo in the codings file') : l10n.t('Edit memo in the codings file'),
          kind.segment,
          serverCommands.showMemo,
          ofSegment,
        ),
    action(segment.exemplar ? l10n.t('Take off exemplar mark') : l10n.t('Mark as exemplar'), kind.segment, {
      op: 'setExemplar',
      uri,
      segment: segment.id,
      exemplar: !segment.exemplar,
    }),
  ];
}

/** Quick fixes for codes that are unknown, retired or under an old id: put the right id in their place. */
export function fixesFor(uri: string, context: CodeActionContext): CodeAction[] {
  return context.diagnostics
    .filter(({ source }) => source === 'gloss')
    .flatMap((diagnostic) => replacements(diagnostic).map((id, i) => replaceFix(uri, diagnostic, id, i === 0)));
}

const replacements = ({ data }: Diagnostic): readonly string[] =>
  (data as { readonly nearest?: readonly string[] } | undefined)?.nearest ?? [];

const replaceFix = (uri: string, diagnostic: Diagnostic, id: string, isPreferred: boolean): CodeAction => ({
  title: l10n.t('Change to “{id}”', { id }),
  kind: CodeActionKind.QuickFix,
  diagnostics: [diagnostic],
  isPreferred,
  edit: { changes: { [uri]: [{ range: diagnostic.range, newText: id }] } },
});

/** Actions in the forms that the client said it knows: with what cannot be done, and as more than commands. */
function asDeclared(
  { disabledActions, bareActions }: Workspace['client'],
  actions: readonly CodeAction[],
): (CodeAction | Command)[] {
  const shown = actions.filter(({ disabled }) => disabled === undefined || disabledActions === true);
  return bareActions === true ? shown.flatMap(({ command }) => command ?? []) : shown;
}

/** The light bulb: what can be done with a passage of a transcript or a code of a codebook, and fixes for problems. */
export const codeActions: Feature = {
  capabilities: {
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, ...Object.values(entryKinds), kind.apply, kind.segment],
    },
  },
  register: (handlers, workspace: Studies & Texts & Coder & Client) => {
    const actionsOf = async ({ textDocument: { uri }, range, context }: CodeActionParams): Promise<CodeAction[]> => {
      if (isPast(uri)) return [];
      const fixes = [
        ...fixesFor(uri, context),
        ...codebookFixes(workspace, uri, context),
        ...(await movedTranscriptFixes(workspace, uri, context)),
      ];
      const yaml = workspace.yaml(uri);
      if (yaml) {
        const pickers = workspace.client.pickers ?? false;
        return [...fixes, ...conflictFixes(yaml, uri, context), ...codebookActions(yaml, uri, range, context, pickers)];
      }
      const view = await workspace.transcript(uri);
      if (!view) return fixes;
      const { tidySelections } = await workspace.settings(uri);
      const request = {
        view,
        uri,
        range,
        recent: await workspace.recentCodes(view.study),
        tidy: tidySelections,
        pickers: workspace.client.pickers ?? false,
      };
      const actions = [...fixes, ...actionsFor(request)];
      const only = context.only;
      return only
        ? actions.filter((candidate) =>
            only.some((wanted) => candidate.kind === wanted || candidate.kind?.startsWith(`${wanted}.`)),
          )
        : actions;
    };
    handlers.on(CodeActionRequest.type, async (params) => asDeclared(workspace.client, await actionsOf(params)));
  },
};
