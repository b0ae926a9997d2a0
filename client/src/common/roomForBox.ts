import { Range, TextEditorRevealType, type TextEditor } from 'vscode';

/** Lines below a passage that a box takes up. */
const linesOfBox = 8;

/** Scrolls so that a box below the passage is in sight, if it is not. */
export function makeRoomForBox(editor: TextEditor, passage: Range): void {
  const { line } = passage.end;
  editor.revealRange(new Range(line, 0, line + linesOfBox, 0), TextEditorRevealType.InCenterIfOutsideViewport);
}
