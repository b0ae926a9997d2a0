import { DecorationRangeBehavior, Disposable, Range, ThemeColor, window, workspace, type TextEditor } from 'vscode';
import type { SegmentMark } from '#protocol';
import type { Feature } from '../context.js';
import { toPosition } from '../common/convert.js';
import { drawInEditors } from './drawInEditors.js';
import { setting } from '../common/settings.js';

/** A sign after each passage that is an exemplar, and one after each that has a memo; passages that end together share it. */
export const passageSigns: Feature = (context) => {
  const signs = [
    { type: signType('★'), isOn: ({ exemplar }: SegmentMark) => exemplar === true },
    { type: signType('✎'), isOn: ({ memo }: SegmentMark) => memo !== undefined },
  ];
  const draw = (editor: TextEditor): void => {
    const { uri } = editor.document;
    const segments = setting('passageSigns', uri) ? (context.published(uri)?.segments ?? []) : [];
    for (const { type, isOn } of signs) {
      const ends = segments.filter((segment) => segment.state !== 'ambiguous' && isOn(segment)).map(endOf);
      editor.setDecorations(type, [...new Map(ends).values()]);
    }
  };
  return Disposable.from(
    ...signs.map(({ type }) => type),
    drawInEditors(context, draw),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('gloss.passageSigns')) window.visibleTextEditors.forEach(draw);
    }),
  );
};

const signType = (sign: string) =>
  window.createTextEditorDecorationType({
    after: { contentText: sign, color: new ThemeColor('gloss.passageSign'), margin: '0 0 0 0.3ch' },
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  });

function endOf({ range }: SegmentMark): readonly [key: string, end: Range] {
  const end = toPosition(range.end);
  return [`${end.line}:${end.character}`, new Range(end, end)];
}
