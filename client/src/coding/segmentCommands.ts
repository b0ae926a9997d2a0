import { commands, Disposable, l10n, Range, type Position, type TextEditor } from 'vscode';
import { pick } from '../common/ask.js';
import { writingCommand } from '../common/asking.js';
import type { EditParams, SegmentMark } from '#protocol';
import { codeIcon } from '../common/codeIcon.js';
import type { Context, Feature } from '../context.js';
import { fromPosition, fromRange, toRange } from '../common/convert.js';
import { mention } from '../common/mention.js';
import { shorten } from '../common/shorten.js';
import { ownSegment, ownSegments } from './segmentsAtCaret.js';

type Work = (
  segment: SegmentMark,
  editor: TextEditor,
  context: Context,
) => EditParams | undefined | Promise<EditParams | undefined>;

const removeCode = 'gloss.removeCode';

const uriOf = ({ document }: TextEditor): string => document.uri.toString();

/** What can be done to the coder's innermost segment at the caret, by command. */
const works: Readonly<Record<string, Work>> = {
  'gloss.setBounds': ({ id }, editor) => ({
    op: 'setBounds',
    uri: uriOf(editor),
    segment: id,
    range: fromRange(editor.selection),
  }),
  'gloss.pullStart': ({ id, range }, editor) => bounds(editor, id, editor.selection.start, toRange(range).end),
  'gloss.pullEnd': ({ id, range }, editor) => bounds(editor, id, toRange(range).start, editor.selection.end),
  'gloss.splitSegment': ({ id }, editor) => ({
    op: 'split',
    uri: uriOf(editor),
    segment: id,
    position: fromPosition(editor.selection.active),
  }),
  'gloss.mergeSegments': (segment, editor, context) => ({
    op: 'merge',
    uri: uriOf(editor),
    segments: touching(segment, editor, context).map(({ id }) => id),
  }),
  'gloss.toggleExemplar': ({ id, exemplar }, editor) => ({
    op: 'setExemplar',
    uri: uriOf(editor),
    segment: id,
    exemplar: !exemplar,
  }),
};

/** A person changes the own segment at the caret: its bounds, split, merge, exemplar, or a code taken off. */
export const segmentCommands: Feature = (context) => {
  const onSegment = (command: string, work: Work) => async (): Promise<void> => {
    const editor = context.transcriptEditor();
    if (!editor) return;
    const pulls = command === 'gloss.pullStart' || command === 'gloss.pullEnd';
    const segment = pulls ? nearestOwn(editor, context) : await ownSegment(context, editor);
    const params = segment && (await work(segment, editor, context));
    if (params) await context.edit(params);
  };
  return Disposable.from(
    ...Object.entries(works).map(([command, work]) => commands.registerCommand(command, onSegment(command, work))),
    writingCommand(removeCode, context, onSegment(removeCode, removal)),
  );
};

function bounds(editor: TextEditor, segment: string, start: Position, end: Position): EditParams | undefined {
  if (start.isBefore(end)) {
    return { op: 'setBounds', uri: uriOf(editor), segment, range: fromRange(new Range(start, end)) };
  }
  mention(l10n.t('That would leave nothing of the segment.'), 4000);
  return undefined;
}

/** Takes the one code off; of several, the one that is picked. */
async function removal(_: SegmentMark, editor: TextEditor, context: Context): Promise<EditParams | undefined> {
  const segments = await ownSegments(context, editor);
  const rows = segments.flatMap((segment) =>
    segment.codes.map((code) => ({
      label: code.name,
      description: shorten(editor.document.getText(toRange(segment.range)).replace(/\s+/g, ' '), 80),
      iconPath: codeIcon(code.color),
      segment,
      code: code.id,
    })),
  );
  const picked = rows.length > 1 ? await pick(rows, { title: l10n.t('Remove which code?') }) : rows[0];
  return picked && { op: 'uncode', uri: uriOf(editor), segment: picked.segment.id, code: picked.code };
}

/** The coder's segments that share a code with this one and overlap it or have only white space between. */
function touching(segment: SegmentMark, { document }: TextEditor, context: Context): readonly SegmentMark[] {
  const all = context.published(document.uri)?.segments ?? [];
  const range = toRange(segment.range);
  return all.filter((other) => {
    const at = toRange(other.range);
    if (!other.own || !other.codes.some(({ id }) => segment.codes.some((code) => code.id === id))) return false;
    const between = at.start.isAfter(range.end)
      ? document.getText(range.with(range.end, at.start))
      : at.end.isBefore(range.start)
        ? document.getText(range.with(at.end, range.start))
        : '';
    return between.trim() === '';
  });
}

/** The coder's segment whose bounds are nearest to the caret, by lines and then columns: the one that pulling is meant for. */
function nearestOwn({ document, selection }: TextEditor, context: Context): SegmentMark | undefined {
  const caret = document.offsetAt(selection.active);
  const distance = ({ range }: SegmentMark): number => {
    const { start, end } = toRange(range);
    return Math.min(Math.abs(document.offsetAt(start) - caret), Math.abs(document.offsetAt(end) - caret));
  };
  const own = (context.published(document.uri)?.segments ?? []).filter((segment) => segment.own);
  const inside = own.filter(({ range }) => toRange(range).contains(selection.active));
  const nearest = (inside.length > 0 ? inside : own).sort((a, b) => distance(a) - distance(b))[0];
  if (!nearest) mention(l10n.t('There is no segment of yours here.'), 4000);
  return nearest;
}
