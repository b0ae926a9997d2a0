/**
 * A key of the manifest as people write it: `shift+right` is `Shift+Right`, `ctrl+[Quote] c` is `Ctrl+' C`. A letter without
 * a modifier stays small, since a capital would look like one with `Shift`.
 */
export function keyInWords(key: string, isMac: boolean): string {
  return key
    .split(' ')
    .map((stroke) => {
      const parts = stroke.split('+');
      const last = parts.at(-1) ?? '';
      if (stroke === 'shift+/') return '?';
      const isAlone = parts.length === 1 && !key.includes(' ');
      return [...parts.slice(0, -1).map((part) => modifier(part, isMac)), keyName(last, isAlone)].join('+');
    })
    .join(' ');
}

const modifier = (name: string, isMac: boolean): string =>
  name === 'alt' && isMac ? 'Option' : name.charAt(0).toUpperCase() + name.slice(1);

function keyName(name: string, isAlone: boolean): string {
  const named = names[name];
  if (named !== undefined) return named;
  if (name.length === 1) return isAlone ? name : name.toUpperCase();
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Keys that are named by their place on the keyboard, with what stands on them. */
const names: Readonly<Record<string, string>> = {
  '[Quote]': "'",
  '[BracketLeft]': '[',
  '[BracketRight]': ']',
  '[Period]': '.',
  '[Comma]': ',',
};
