import { Disposable, window, type Range, type TextEditor, type TextEditorDecorationType } from 'vscode';
import type { Feature } from '../context.js';
import { toRange } from '../common/convert.js';
import { drawInEditors } from './drawInEditors.js';
import { runStyle, styleKey } from './highlightStyle.js';

/** Draws coded passages in all visible editors, from the disjoint runs that the server publishes. */
export const highlights: Feature = (context) => {
  const types = new Map<string, TextEditorDecorationType>();
  const drawnIn = new WeakMap<TextEditor, ReadonlySet<string>>();

  const typeFor = (key: string, create: () => TextEditorDecorationType): TextEditorDecorationType => {
    const type = types.get(key) ?? create();
    types.set(key, type);
    return type;
  };
  const draw = (editor: TextEditor): void => {
    const params = context.published(editor.document.uri);
    if (!params) return;
    const ranges = new Map<string, Range[]>();
    for (const run of params.runs) {
      const key = styleKey(run);
      typeFor(key, () =>
        window.createTextEditorDecorationType(runStyle(run, params.tints, window.activeColorTheme.kind)),
      );
      const list = ranges.get(key);
      if (list) list.push(toRange(run.range));
      else ranges.set(key, [toRange(run.range)]);
    }
    for (const key of drawnIn.get(editor) ?? []) {
      const type = types.get(key);
      if (type && !ranges.has(key)) editor.setDecorations(type, []);
    }
    for (const [key, list] of ranges) {
      const type = types.get(key);
      if (type) editor.setDecorations(type, list);
    }
    drawnIn.set(editor, new Set(ranges.keys()));
  };
  const drawAll = (): void => window.visibleTextEditors.forEach(draw);
  const disposeTypes = (): void => {
    for (const type of types.values()) type.dispose();
    types.clear();
  };

  return Disposable.from(
    drawInEditors(context, draw),
    window.onDidChangeActiveColorTheme(() => {
      disposeTypes();
      drawAll();
    }),
    new Disposable(disposeTypes),
  );
};
