import {
  commands,
  Disposable,
  Selection,
  TextEditorRevealType,
  type Position,
  type Range,
  type TextEditor,
} from 'vscode';
import { MoveByUnitRequest, type MoveByUnitParams } from '#protocol';
import { announceCodes } from './announceCodes.js';
import type { Context, Feature } from '../context.js';
import { fromPosition, toRange } from '../common/convert.js';

type Unit = MoveByUnitParams['unit'];
type Direction = 'next' | 'previous';

/** Moves by what people say: to the next sentence, turn or segment, or with the selection growing or shrinking by it. */
export const navigate: Feature = (context) => {
  const move = (unit: Unit, direction: Direction) => async (): Promise<void> => {
    const editor = context.transcriptEditor();
    const range = editor && (await unitFrom(context, editor, unit, direction));
    if (!editor) return;
    if (range) select(editor, new Selection(range.start, range.end), range);
    await announceCodes(context, editor, range);
  };
  const extend = (unit: Unit, direction: Direction) => async (): Promise<void> => {
    const editor = context.transcriptEditor();
    const extended = editor && (await extendedBy(context, editor, unit, direction));
    if (editor && extended) select(editor, extended, extended);
  };
  return Disposable.from(
    commands.registerCommand('gloss.nextSentence', move('sentence', 'next')),
    commands.registerCommand('gloss.previousSentence', move('sentence', 'previous')),
    commands.registerCommand('gloss.nextSegment', move('segment', 'next')),
    commands.registerCommand('gloss.previousSegment', move('segment', 'previous')),
    commands.registerCommand('gloss.extendToNextSentence', extend('sentence', 'next')),
    commands.registerCommand('gloss.extendToPreviousSentence', extend('sentence', 'previous')),
    commands.registerCommand('gloss.extendToNextTurn', extend('turn', 'next')),
    commands.registerCommand('gloss.extendToPreviousTurn', extend('turn', 'previous')),
  );
};

/** From a mere caret the unit at it comes first; from a selection the one after or before its start. */
async function unitFrom(
  context: Context,
  editor: TextEditor,
  unit: Unit,
  direction: Direction,
): Promise<Range | undefined> {
  const { selection } = editor;
  if (selection.isEmpty && unit === 'sentence') {
    const current = await ask(context, editor, selection.active, unit, 'current');
    if (current) return current;
  }
  return ask(context, editor, selection.start, unit, direction);
}

/** The selection with its active end moved on by a unit: it grows, or shrinks where it was grown the other way. */
async function extendedBy(
  context: Context,
  editor: TextEditor,
  unit: Unit,
  direction: Direction,
): Promise<Selection | undefined> {
  const { selection } = editor;
  const { anchor, active } = selection;
  const isNext = direction === 'next';
  const current = await ask(context, editor, selection.isEmpty || !isNext ? active : selection.end, unit, 'current');
  if (selection.isEmpty) {
    return current && (isNext ? new Selection(current.start, current.end) : new Selection(current.end, current.start));
  }
  const isShrinking = selection.isReversed === isNext;
  if (isNext && !isShrinking && current?.end.isAfter(active)) return new Selection(anchor, current.end);
  const from = isNext === isShrinking ? active : (current?.start ?? active);
  const other = await ask(context, editor, from, unit, direction);
  if (!other) return undefined;
  if (isNext) return new Selection(anchor, isShrinking ? earlier(anchor, other.start) : other.end);
  return new Selection(anchor, isShrinking ? later(anchor, other.end) : other.start);
}

const earlier = (a: Position, b: Position): Position => (a.isBefore(b) ? a : b);
const later = (a: Position, b: Position): Position => (a.isAfter(b) ? a : b);

async function ask(
  { client }: Context,
  editor: TextEditor,
  position: Position,
  unit: Unit,
  direction: MoveByUnitParams['direction'],
): Promise<Range | undefined> {
  const params = { uri: editor.document.uri.toString(), position: fromPosition(position), unit, direction };
  const range = await client.sendRequest(MoveByUnitRequest.type, params);
  return range ? toRange(range) : undefined;
}

function select(editor: TextEditor, selection: Selection, shown: Range): void {
  editor.selection = selection;
  editor.revealRange(shown, TextEditorRevealType.InCenterIfOutsideViewport);
}
