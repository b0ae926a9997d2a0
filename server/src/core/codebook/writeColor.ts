import { colorDistance } from './colorVision.js';
import { palette } from './palette.js';

/** A colour (`#rrggbb`) as YAML, in the kind of quotes that what it replaces has. */
export const quoteColor = (replaced: string, color: string): string =>
  replaced.startsWith("'") ? `'${color}'` : `"${color}"`;

/** The palette's name for the colour that is nearest to one. */
export function nearestName(color: string): string {
  const [first] = Object.entries(palette)
    .map(([name, own]) => ({ name, away: colorDistance(own, color) }))
    .sort((a, b) => a.away - b.away);
  return first?.name ?? 'indigo';
}
