import {
  DecorationRangeBehavior,
  Disposable,
  Position,
  Range,
  window,
  type TextDocument,
  type TextEditor,
  type TextEditorDecorationType,
  type ThemeColor,
} from 'vscode';
import { graphemesOf } from '../common/graphemes.js';

/** A side of frames: how it is drawn, and on which part of a passage. */
interface Side {
  readonly type: TextEditorDecorationType;
  readonly partOf: (passage: Range, document: TextDocument) => Range;
}

/**
 * A frame around each of some passages: one frame however many lines a passage takes, open where it goes on in another
 * line. The window draws a box for each line, so that a border of four sides would be several frames.
 */
export class Frame extends Disposable {
  private readonly sides: readonly Side[];

  constructor(color: string | ThemeColor) {
    // A box is as high as its line and its border comes on top: less by one pixel, lines of a passage share a border.
    const above = '1px 0; height: calc(100% - 1px) !important';
    super(() => {
      for (const { type } of this.sides) type.dispose();
    });
    this.sides = [
      { type: typeOf(color, above), partOf: (passage) => passage },
      { type: typeOf(color, '0 0 0 1px'), partOf: firstCharacter },
      { type: typeOf(color, '0 1px 0 0'), partOf: lastCharacter },
    ];
  }

  /** Frames these passages of the editor, and no others. */
  draw(editor: TextEditor, passages: readonly Range[]): void {
    for (const { type, partOf } of this.sides) {
      editor.setDecorations(
        type,
        passages.map((passage) => partOf(passage, editor.document)),
      );
    }
  }
}

const typeOf = (borderColor: string | ThemeColor, borderWidth: string): TextEditorDecorationType =>
  window.createTextEditorDecorationType({
    // The width goes last into the rule of the page, with what follows it.
    borderStyle: 'solid',
    borderColor,
    borderWidth,
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  });

/** UTF-16 units that are looked at for the first and last character: of a longer one a part has the side. */
const longest = 32;

const firstCharacter = ({ start, end }: Range, document: TextDocument): Range => {
  const behind = document.lineAt(start.line).text.slice(start.character, start.character + longest);
  const [first] = graphemesOf(behind);
  const to = start.translate(0, first?.segment.length ?? 0);
  return new Range(start, to.isAfter(end) ? end : to);
};

const lastCharacter = ({ start, end }: Range, document: TextDocument): Range => {
  const before = document.lineAt(end.line).text.slice(Math.max(0, end.character - longest), end.character);
  const last = [...graphemesOf(before)].at(-1)?.segment ?? '';
  const from = new Position(end.line, end.character - last.length);
  return new Range(from.isBefore(start) ? start : from, end);
};
