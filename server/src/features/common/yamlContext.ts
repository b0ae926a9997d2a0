import { lineEnd, type Lines } from '../../core/text/lines.js';

/** Where in the maps and lists of a YAML file a line stands, told from indentation alone: the file may be broken by typing. */
export interface YamlContext {
  /** The key under which the map or list stands; undefined at the top of the file. */
  readonly parent: string | undefined;
  /** Whether the line is in a block of prose. */
  readonly inProse: boolean;
  /** Keys that the map at this column has on other lines. */
  readonly siblings: ReadonlySet<string>;
}

interface Line {
  /** Columns of the dash, if any, and of what follows it. */
  readonly dash: number | undefined;
  readonly column: number;
  readonly key: string | undefined;
  readonly value: string;
}

/** The context of a key that begins at a column of a line; `opensItem` where a dash stands before it on that line. */
export function contextAt(lines: Lines, line: number, column: number, opensItem: boolean): YamlContext {
  const siblings = new Set<string>();
  let floor = opensItem ? column - 2 : column;
  let isOpen = !opensItem;
  for (let i = line - 1; i >= 0; i--) {
    const above = readLine(lines, i);
    if (!above) continue;
    if (isOpen && above.column === column) {
      if (above.key !== undefined) siblings.add(above.key);
      if (above.dash === undefined) continue;
      isOpen = false;
      floor = above.dash;
      continue;
    }
    const start = above.dash ?? above.column;
    const isParent = above.column < floor || (above.dash === undefined && above.column === floor && !isOpen);
    if (above.key !== undefined && isParent) {
      below(lines, line, column, siblings);
      return { parent: above.key, inProse: /^[>|]/.test(above.value), siblings };
    }
    if (start < floor) floor = Math.min(floor, start);
  }
  below(lines, line, column, siblings);
  return { parent: undefined, inProse: false, siblings };
}

function below(lines: Lines, line: number, column: number, siblings: Set<string>): void {
  for (let i = line + 1; i < lines.starts.length; i++) {
    const next = readLine(lines, i);
    if (!next) continue;
    if ((next.dash ?? next.column) < column) return;
    if (next.column === column && next.key !== undefined) siblings.add(next.key);
  }
}

/** Undefined for blank lines and comments. */
function readLine(lines: Lines, line: number): Line | undefined {
  const text = lines.text.slice(lines.starts[line] ?? 0, lineEnd(lines, line));
  const match = /^( *)((?:- +)?)(?:([\w-]+):(?: +([^ ].*)?)?$|([^\s#].*)$)/.exec(text);
  if (!match) return undefined;
  const [, indent = '', dash = '', key, value = ''] = match;
  const column = indent.length + dash.length;
  return { dash: dash === '' ? undefined : indent.length, column, key, value };
}
