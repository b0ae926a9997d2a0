import { Disposable, window, type Range, type TextEditor } from 'vscode';
import type { Feature } from '../context.js';
import { toRange } from '../common/convert.js';
import { drawInEditors } from './drawInEditors.js';
import { Frame } from './frame.js';
import { isHex, isHighContrast } from './highlightStyle.js';

/** In high contrast, where nothing is tinted, a frame around each passage that has a tint elsewhere. */
export const contrastFrames: Feature = (context) => {
  const frames = new Map<string, Frame>();
  const draw = (editor: TextEditor): void => {
    const passages = new Map<string, Range[]>([...frames.keys()].map((color) => [color, []]));
    if (isHighContrast(window.activeColorTheme.kind)) {
      for (const { tint, range } of context.published(editor.document.uri)?.segments ?? []) {
        if (tint === undefined || !isHex(tint)) continue;
        passages.set(tint, [...(passages.get(tint) ?? []), toRange(range)]);
      }
    }
    for (const [color, ranges] of passages) {
      const frame = frames.get(color) ?? new Frame(color);
      frames.set(color, frame);
      frame.draw(editor, ranges);
    }
  };
  return Disposable.from(
    drawInEditors(context, draw),
    window.onDidChangeActiveColorTheme(() => window.visibleTextEditors.forEach(draw)),
    new Disposable(() => {
      for (const frame of frames.values()) frame.dispose();
    }),
  );
};
