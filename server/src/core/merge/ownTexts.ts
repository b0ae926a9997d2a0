import { plainValue, readEntries, readFields, withDash, withoutDash, type Text } from '../text/entries.js';

/** Ends lines that stand only while versions are compared; no YAML has this sign. */
const made = '\u0000';

/**
 * Lets every entry of a list say itself of which text its position speaks, as long as versions of the file are compared: a
 * position counts only together with that text. Undefined where the file is not written in lines.
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
  const indent = /^ */.exec(at[0] ?? '')?.[0] ?? '';
  const text = `${indent}text: ${digest}${made}\n`;
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
