import { ColorThemeKind, DecorationRangeBehavior, type DecorationRenderOptions } from 'vscode';
import type { Run, RunLine, Tint } from '#protocol';

/** Pixels: a line's height, and from one line's top to the next. Three and four lines are thin, to stay below the words. */
const lineHeight = (lines: number): number => (lines > 2 ? 1 : 2);
const lineStep = (lines: number): number => lineHeight(lines) + 1;

/** What runs that are drawn alike share; runs with one key share one decoration type. */
export const styleKey = ({ tint, lines }: Run): string =>
  [tint ?? '', ...lines.map(({ color, style, other = '' }) => `${style[0] ?? ''}${other}${color}`)].join(' ');

/**
 * The look of a run: the innermost code's tint behind the words, and a line for each other code below them, in the run's
 * order. In high contrast the tint is a line, and passages have frames. Only colours of the form `#rrggbb` are let through to the page.
 */
export function runStyle(
  { tint, lines }: Run,
  tints: Readonly<Record<string, Tint>>,
  theme: ColorThemeKind,
): DecorationRenderOptions {
  const isContrast = isHighContrast(theme);
  const ground = theme === ColorThemeKind.Light || theme === ColorThemeKind.HighContrastLight ? 'light' : 'dark';
  const own: readonly RunLine[] = isContrast && tint !== undefined ? [{ color: tint, style: 'solid' }] : [];
  const drawn = [...own, ...lines].filter(({ color }) => isHex(color));
  const wavy = drawn.find(({ style }) => style === 'wavy');
  const stacked = drawn.filter(({ style }) => style !== 'wavy');
  const opacity = tint !== undefined && !isContrast ? tints[tint]?.[ground].opacity : undefined;
  const fill = opacity === undefined ? 'transparent' : rgba(tint, opacity);
  return {
    // What follows the colour goes into the same rule of the page: lines cannot be told to it otherwise.
    backgroundColor: fill + lineImages(stacked),
    ...(wavy && { textDecoration: `underline wavy ${wavy.color}` }),
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  };
}

/** Pixels of line and gap by turns, by other coder: told apart without their colours. Later coders begin again. */
const patterns: readonly (readonly number[])[] = [
  [2, 3],
  [11, 5],
  [11, 3, 2, 3],
  [6, 2, 6, 8],
  [2, 2, 2, 2, 2, 8],
];

function dashes(color: string, other: number): string {
  let end = 0;
  const stops = (patterns[other % patterns.length] ?? []).map((length, i) => {
    const start = end;
    end += length;
    return `${i % 2 === 0 ? color : 'transparent'} ${start}px ${end}px`;
  });
  return `repeating-linear-gradient(90deg, ${stops.join(', ')})`;
}

/** Declarations that draw the lines one below the other at the foot of the words. */
function lineImages(lines: readonly RunLine[]): string {
  if (lines.length === 0) return '';
  const images = lines.map(({ color, style, other = 0 }) =>
    style === 'dotted' ? dashes(color, other) : `linear-gradient(${color}, ${color})`,
  );
  const places = lines.map((_, i) => `0 calc(100% - ${(lines.length - 1 - i) * lineStep(lines.length)}px)`);
  return [
    '',
    ` background-image: ${images.join(', ')}`,
    ` background-size: 100% ${lineHeight(lines.length)}px`,
    ` background-position: ${places.join(', ')}`,
    ' background-repeat: no-repeat',
  ].join(';');
}

/** Whether passages have lines and frames in place of tints. */
export const isHighContrast = (theme: ColorThemeKind): boolean =>
  theme === ColorThemeKind.HighContrast || theme === ColorThemeKind.HighContrastLight;

/** Whether a colour is of the form `#rrggbb`, and so may reach the page. */
export const isHex = (color: string): boolean => hex.test(color);

const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i;

/** The code's own colour over whatever background the theme has. */
function rgba(color = '', opacity: number): string {
  const channels = (hex.exec(color) ?? ['', '80', '80', '80']).slice(1).map((channel) => parseInt(channel, 16));
  return `rgba(${channels.join(', ')}, ${opacity.toFixed(2)})`;
}
