import {
  DecorationRangeBehavior,
  Disposable,
  OverviewRulerLane,
  ThemeColor,
  window,
  type DecorationRenderOptions,
  type TextEditor,
} from 'vscode';
import type { SegmentMark } from '../../../server/src/protocol/index.js';
import type { Feature } from '../context.js';
import { toRange } from '../convert.js';

type Change = NonNullable<SegmentMark['change']>;

/** Frames what differs between the sides of a diff, with a bar where it begins: by colour, and by the line's style. */
export const changedSegments: Feature = ({ published, onDidPublish }) => {
  const types = {
    added: window.createTextEditorDecorationType(look(new ThemeColor('gloss.addedSegment'), 'solid')),
    removed: window.createTextEditorDecorationType(look(new ThemeColor('gloss.removedSegment'), 'dashed')),
    changed: window.createTextEditorDecorationType(look(new ThemeColor('gloss.changedSegment'), 'double')),
  };
  const marked = new WeakSet<TextEditor>();
  const draw = (editor: TextEditor): void => {
    const segments = published(editor.document.uri)?.segments ?? [];
    const changed = segments.filter(({ change }) => change);
    if (changed.length === 0 && !marked.has(editor)) return;
    for (const change of Object.keys(types) as Change[]) {
      const ranges = changed.filter((segment) => segment.change === change).map(({ range }) => toRange(range));
      editor.setDecorations(types[change], ranges);
    }
    marked.add(editor);
  };
  return Disposable.from(
    ...Object.values(types),
    onDidPublish(({ uri }) => {
      for (const editor of window.visibleTextEditors) if (editor.document.uri.toString() === uri) draw(editor);
    }),
    window.onDidChangeVisibleTextEditors((editors) => editors.forEach(draw)),
  );
};

const look = (color: ThemeColor & { readonly id: string }, style: string): DecorationRenderOptions => ({
  // A bar within the frame would cover the first letter. What follows goes into the same rule of the page.
  border: `${style === 'double' ? 3 : 1}px ${style}; box-shadow: -4px 0 var(--vscode-${color.id.replace('.', '-')})`,
  borderColor: color,
  overviewRulerColor: color,
  overviewRulerLane: OverviewRulerLane.Left,
  rangeBehavior: DecorationRangeBehavior.ClosedClosed,
});
