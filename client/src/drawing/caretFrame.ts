import { DecorationRangeBehavior, Disposable, OverviewRulerLane, ThemeColor, window, type Range } from 'vscode';
import type { Feature } from '../context.js';
import { Frame } from './frame.js';
import type { SegmentMark } from '#protocol';
import { fromRange, toRange } from '../common/convert.js';

/** Frames the innermost passage at the caret, so that its bounds can be judged, and marks the code's others in the ruler. */
export const caretFrame: Feature = ({ published, onDidPublish }) => {
  const frame = new Frame(new ThemeColor('gloss.frameBorder'));
  const ruler = window.createTextEditorDecorationType({
    overviewRulerColor: new ThemeColor('gloss.rulerMark'),
    overviewRulerLane: OverviewRulerLane.Center,
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  });
  const update = (): void => {
    const editor = window.activeTextEditor;
    const segments = editor && published(editor.document.uri)?.segments;
    if (!segments) return;
    const { start } = fromRange(editor.selection);
    const at = segments
      .filter(({ state, range }) => state !== 'ambiguous' && toRange(range).contains(toRange({ start, end: start })))
      .sort((a, b) => length(a.range) - length(b.range))[0];
    frame.draw(editor, at ? [toRange(at.range)] : []);
    editor.setDecorations(
      ruler,
      at ? segments.filter((other) => sharesCode(at, other)).map(({ range }) => toRange(range)) : [],
    );
  };
  return Disposable.from(
    frame,
    ruler,
    window.onDidChangeTextEditorSelection(update),
    window.onDidChangeActiveTextEditor(update),
    onDidPublish(update),
  );
};

/** Enough to tell the smaller of two ranges that hold one place: lines first, then units. */
const length = (range: SegmentMark['range']): number => {
  const { start, end }: Range = toRange(range);
  return (end.line - start.line) * 100_000 + end.character - start.character;
};

const sharesCode = (a: SegmentMark, b: SegmentMark): boolean =>
  b.codes.some(({ id }) => a.codes.some((code) => code.id === id));
