import { Position, Range } from 'vscode';
import type { Position as LspPosition, Range as LspRange } from 'vscode-languageserver-protocol';

/** LSP and VS Code count alike: lines and UTF-16 units from 0. */
export const toPosition = ({ line, character }: LspPosition): Position => new Position(line, character);

/** From the server to VS Code. */
export const toRange = ({ start, end }: LspRange): Range => new Range(toPosition(start), toPosition(end));

/** From VS Code to the server. */
export const fromPosition = ({ line, character }: Position): LspPosition => ({ line, character });

/** From VS Code to the server; the direction of a selection is lost. */
export const fromRange = ({ start, end }: Range): LspRange => ({ start: fromPosition(start), end: fromPosition(end) });
