import {
  plainValue,
  readEntries,
  readFields,
  spacesBefore,
  withDash,
  withoutDash,
  type Text,
} from '../yaml/entries.js';

/** Ends lines that stand only while versions are compared; no YAML has this sign. */
const made = '\u0000';

/**
 * Gives every entry of a list the digest of its text, while versions of the file are compared: a position counts only together
 * with the text that it was written for. Undefined where the file is not written in lines.
 */
export function withOwnTexts(lines: Text, key: string): Text | undefined {
  const file = readFields(lines);
  const digest = plainValue(file?.fields.get('text'));
  const list = file?.fields.get(key);
  const read = list && readEntries(list.slice(1));
  if (!file || (list && !read)) return undefined;
  if (!list || !read || digest === undefined) return lines;
  const entries = read.entries.map((entry) => withText(entry, digest));
  if (!entries.every((entry) => entry !== undefined)) return undefined;
  const fields = new Map([...file.fields, [key, [...list.slice(0, 1), ...read.before, ...entries.flat()]]]);
  return [...file.before, ...[...fields.values()].flat()];
}

function withText(entry: Text, digest: string): Text | undefined {
  const fields = readFields(withoutDash(entry));
  const at = fields?.fields.get('at');
  if (!fields || !at || fields.fields.has('text')) return fields && entry;
  const text = `${spacesBefore(at[0])}text: ${digest}${made}\n`;
  const ended = at.map((line) => (line.endsWith('\n') ? line : `${line}\n`));
  const all = new Map([...fields.fields, ['at', [...ended, text]]]);
  return withDash([...fields.before, ...[...all.values()].flat()]);
}

/** The merged lines, in which entries name a text only where it is not the one that the file names. */
export function withoutOwnTexts(lines: Text): Text {
  const digest = plainValue(readFields(lines)?.fields.get('text') ?? lines.filter((line) => line.startsWith('text:')));
  return lines.flatMap((line) => {
    if (!line.includes(made)) return [line];
    return plainValue([line.replace(made, '')]) === digest ? [] : [line.replace(made, '')];
  });
}
