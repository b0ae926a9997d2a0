/** Colours by name for codebooks: mid lightness, so that a line shows on white and on black. */
export const palette: Readonly<Record<string, string>> = {
  crimson: '#d1495b',
  orange: '#d9772b',
  amber: '#b8860b',
  olive: '#7d8c1f',
  green: '#3f9142',
  teal: '#1f9e89',
  cyan: '#2a9db5',
  blue: '#3b82c4',
  indigo: '#6370d6',
  violet: '#9560c9',
  magenta: '#c2529e',
  brown: '#a0694a',
};

/** `#rrggbb` for a hex (`#rgb`, `#rrggbb`) or a palette name, or undefined for anything else. */
export function readColor(written: string): string | undefined {
  const named = Object.hasOwn(palette, written.toLowerCase()) ? palette[written.toLowerCase()] : undefined;
  if (named) return named;
  const hex = /^#(?:([\da-f])([\da-f])([\da-f])|([\da-f]{6}))$/i.exec(written);
  if (!hex) return undefined;
  const digits =
    hex[4] ??
    hex
      .slice(1, 4)
      .map((digit) => digit + digit)
      .join('');
  return `#${digits.toLowerCase()}`;
}

/** A lasting colour for a code that names none, chosen by its id. */
export function colorForId(id: string): string {
  let hash = 7;
  for (let i = 0; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) >>> 0;
  const colors = Object.values(palette);
  return colors[hash % colors.length] ?? '#6370d6';
}
