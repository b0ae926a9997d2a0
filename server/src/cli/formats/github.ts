import { linesIn, plain } from '../../core/text/plain.js';
import { writeOut } from './output.js';

/** A note on a change in a pull request; lines and columns count from 1. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** Where: `file`, `line`, `endLine`, `col`, `endColumn`. What is not given is left out. */
  readonly place?: Readonly<Record<string, string | number>>;
  readonly title: string;
  /** Its lines stay lines. */
  readonly message: string;
}

/** Writes notes as commands to a workflow of GitHub: one line each, whatever the notes hold. */
export function printAnnotations(annotations: readonly Annotation[]): void {
  writeOut(annotations.map((annotation) => `${toCommand(annotation)}\n`).join(''));
}

/** A note as a workflow command. */
export function toCommand({ level, place = {}, title, message }: Annotation): string {
  const properties = [...Object.entries(place), ['title', title] as const].map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  return `::${level} ${properties.join(',')}::${escapeValue(message)}`;
}

/** As GitHub reads its workflow commands: `%`, ends of lines and, in properties, `:` and `,` are spelled. */
const escapeValue = (text: string): string =>
  linesIn(text)
    .map((line) =>
      plain(line)
        .replace(/%/g, '%25')
        .replace(/#(?=#\w*\[)/g, '# '),
    )
    .join('%0A');
const escapeProperty = (text: string): string => escapeValue(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
