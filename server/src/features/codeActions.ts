import { CodeActionRequest, type CodeActionParams } from 'vscode-languageserver-protocol';
import type { SegmentEntry } from '../core/codings/segment.js';
import { quotedWords } from '../core/transcript/quotedWords.js';
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type Command,
  type Diagnostic,
  type Range as LspRange,
} from 'vscode-languageserver-types';
import { nameOf } from '../core/edit/applyCodes.js';
import { currentId } from '../core/study/study.js';
import { segmentsAt, type PlacedSegment, type TranscriptView } from '../core/study/transcriptView.js';
import type { Range } from '../core/text/range.js';
import { clientCommands, type EditParams } from '../protocol/index.js';
import { action, kind, type ActionRequest } from './action.js';
import { applyActions, recodeActions } from './applyActions.js';
import { codebookActions } from './codebookActions.js';
import { codebookFixes } from './codebookFixes.js';
import { passageOf } from './commands.js';
import { conflictFixes } from './conflictFixes.js';
import { entryKinds } from './entryActions.js';
import { movedTranscriptFixes } from './fileOperations.js';
import { cutText } from './markdown.js';
import { isPast } from './refusePast.js';
import { fromLspRange, toLspRange, type Feature, type Workspace } from './workspace.js';

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
      action(`Remove “${nameOf(view.study, code)}”`, kind.segment, { op: 'uncode', uri, segment: segment.id, code }),
    );
    return segment.codes.length > 1
      ? [
          ...codes,
          action(`Remove segment with its ${segment.codes.length} codes`, kind.segment, {
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
  const names = segment.codes.map(({ code }) => `“${nameOf(view.study, code)}”`).join(', ');
  const caret = selection.start === selection.end;
  const passage = passageOf(view, selection, tidy);
  const same = passage.start === place.start && passage.end === place.end;
  const boundsReason = caret
    ? 'Select the words that the segment should hold.'
    : same
      ? 'The segment has these bounds already.'
      : undefined;
  const splitReason =
    caret && selection.start > place.start && selection.start < place.end
      ? undefined
      : 'Put the caret between two words of the segment.';
  const touching = touchingSegments(view, innermost);
  return [
    action(
      `Change bounds of ${names} to the selection`,
      kind.segment,
      { op: 'setBounds', uri, segment: segment.id, range },
      boundsReason,
    ),
    action(
      `Split ${names} here`,
      kind.segment,
      { op: 'split', uri, segment: segment.id, position: range.start },
      splitReason,
    ),
    action(
      `Merge ${names} with what touches it`,
      kind.segment,
      { op: 'merge', uri, segments: touching.map(({ segment: { id } }) => id) },
      touching.length > 1 ? undefined : 'No segment with the same code touches this one.',
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
    const words = quoted(view, segment);
    if (state === 'exact' || state === 'moved' || state === 'orphaned') return [];
    const accept = state === 'changed' ? `Accept the new words of ${words}` : `${words} is here`;
    const others = candidates.filter(({ start }) => start !== at.start).slice(0, mostCandidates);
    return [
      action(accept, kind.fix, place(segment.id, toLspRange(view.lines, at))),
      ...others.map((other) => {
        const there = toLspRange(view.lines, other);
        return action(`${words} is in line ${there.start.line + 1}`, kind.fix, place(segment.id, there));
      }),
      action(`Keep ${words} without a place`, kind.fix, { op: 'keepOrphaned', uri, segment: segment.id }),
    ];
  });
  const lost = view.placed.filter((entry) => entry.own && entry.place.state === 'orphaned');
  if (selection.start === selection.end || lost.length === 0) return here;
  return [
    ...here,
    ...lost
      .slice(0, mostCandidates)
      .map(({ segment }) =>
        action(`Place ${quoted(view, segment)} at the selection`, kind.fix, place(segment.id, range)),
      ),
  ];
}

const mostCandidates = 5;
const quoted = ({ path }: TranscriptView, { quote }: SegmentEntry): string =>
  `“${cutText(quotedWords(quote, path).replace(/\s+/g, ' '), 40)}”`;

function noteActions({ uri, pickers }: ActionRequest, own: readonly PlacedSegment[]): CodeAction[] {
  const segment = own[0]?.segment;
  if (!segment) return [];
  const memo = segment.memo === undefined ? 'Write memo…' : 'Edit memo…';
  return [
    ...(pickers
      ? [
          {
            title: memo,
            kind: kind.segment,
            command: { title: memo, command: clientCommands.editMemo, arguments: [{ uri, segment: segment.id }] },
          },
        ]
      : []),
    action(segment.exemplar ? 'Take off exemplar mark' : 'Mark as exemplar', kind.segment, {
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
  title: `Change to “${id}”`,
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

export const codeActions: Feature = {
  capabilities: {
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, ...Object.values(entryKinds), kind.apply, kind.segment],
    },
  },
  register: (handlers, workspace) => {
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
