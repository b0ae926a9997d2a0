import {
  DecorationRangeBehavior,
  Disposable,
  OverviewRulerLane,
  ThemeColor,
  window,
  type DecorationRenderOptions,
  type TextEditor,
} from 'vscode';
import type { SegmentMark } from '#protocol';
import type { Feature } from '../context.js';
import { toRange } from '../common/convert.js';
import { drawInEditors } from '../drawing/drawInEditors.js';

type Change = NonNullable<SegmentMark['change']>;

/** Frames what differs between the sides of a diff, with a bar where it begins: by colour, and by the line's style. */
export const changedSegments: Feature = (context) => {
  const types = {
    added: window.createTextEditorDecorationType(look(new ThemeColor('gloss.addedSegment'), 'solid')),
    removed: window.createTextEditorDecorationType(look(new ThemeColor('gloss.removedSegment'), 'dashed')),
    changed: window.createTextEditorDecorationType(look(new ThemeColor('gloss.changedSegment'), 'double')),
  };
  const marked = new WeakSet<TextEditor>();
  const draw = (editor: TextEditor): void => {
    const segments = context.published(editor.document.uri)?.segments ?? [];
    const changed = segments.filter(({ change }) => change);
    if (changed.length === 0 && !marked.has(editor)) return;
    for (const change of Object.keys(types) as Change[]) {
      const ranges = changed.filter((segment) => segment.change === change).map(({ range }) => toRange(range));
      editor.setDecorations(types[change], ranges);
    }
    marked.add(editor);
  };
  return Disposable.from(...Object.values(types), drawInEditors(context, draw));
};

const look = (color: ThemeColor & { readonly id: string }, style: string): DecorationRenderOptions => ({
  // A bar within the frame would cover the first letter. What follows goes into the same rule of the page.
  border: `${style === 'double' ? 3 : 1}px ${style}; box-shadow: -4px 0 var(--vscode-${color.id.replace('.', '-')})`,
  borderColor: color,
  overviewRulerColor: color,
  overviewRulerLane: OverviewRulerLane.Left,
  rangeBehavior: DecorationRangeBehavior.ClosedClosed,
});
