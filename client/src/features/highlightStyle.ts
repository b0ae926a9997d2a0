import { ColorThemeKind, DecorationRangeBehavior, type DecorationRenderOptions } from 'vscode';
import type { Run, RunLine } from '../../../server/src/protocol/index.js';

type Rgb = readonly [number, number, number];

/** Text and background as the default themes have them; the tint keeps the one readable on the other. */
const grounds: Readonly<Record<'light' | 'dark', { readonly text: Rgb; readonly background: Rgb }>> = {
  light: { text: [59, 59, 59], background: [255, 255, 255] },
  dark: { text: [204, 204, 204], background: [31, 31, 31] },
};
const strongestTint = 0.32;
/** WCAG 2.1, 1.4.3. */
const leastContrast = 4.5;
/** Pixels: a line's height, and from one line's top to the next; more lines than three stand close, to stay below the words. */
const lineHeight = 2;
const lineStep = (lines: number): number => (lines > 3 ? lineHeight : 3);

/** What runs that are drawn alike share; runs with one key share one decoration type. */
export const styleKey = ({ tint, lines }: Run): string =>
  [tint ?? '', ...lines.map(({ color, style, other = '' }) => `${style[0] ?? ''}${other}${color}`)].join(' ');

/**
 * The look of a run: the innermost code's tint behind the words, and a line for each other code below them, in the run's
 * order. In high contrast the tint is a frame and a line. Only colours of the form `#rrggbb` are let through to the page.
 */
export function runStyle({ tint, lines }: Run, theme: ColorThemeKind): DecorationRenderOptions {
  const isHighContrast = theme === ColorThemeKind.HighContrast || theme === ColorThemeKind.HighContrastLight;
  const ground = theme === ColorThemeKind.Light || theme === ColorThemeKind.HighContrastLight ? 'light' : 'dark';
  const own: readonly RunLine[] = isHighContrast && tint !== undefined ? [{ color: tint, style: 'solid' }] : [];
  const drawn = [...own, ...lines].filter(({ color }) => readHex(color));
  const wavy = drawn.find(({ style }) => style === 'wavy');
  const stacked = drawn.filter(({ style }) => style !== 'wavy');
  const fill = tint !== undefined && !isHighContrast ? tintOf(tint, ground) : 'transparent';
  return {
    // What follows the colour goes into the same rule of the page: lines cannot be told to it otherwise.
    backgroundColor: fill + lineImages(stacked),
    ...(wavy && { textDecoration: `underline wavy ${wavy.color}` }),
    ...(own[0] && { outline: `1px solid ${own[0].color}` }),
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  };
}

/** Pixels of line and gap by turns, by other coder: told apart without their colours. Later coders begin anew. */
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
    ` background-size: 100% ${lineHeight}px`,
    ` background-position: ${places.join(', ')}`,
    ' background-repeat: no-repeat',
  ].join(';');
}

/** The code's colour, as strong as the text on it allows. */
function tintOf(hex: string, ground: 'light' | 'dark'): string {
  const color = readHex(hex) ?? [128, 128, 128];
  const { text, background } = grounds[ground];
  const over = (alpha: number): Rgb => [0, 1, 2].map((i) => mix(color, background, alpha, i)) as unknown as Rgb;
  let alpha = strongestTint;
  while (alpha > 0.08 && contrast(text, over(alpha)) < leastContrast) alpha -= 0.02;
  return `rgba(${color.join(', ')}, ${alpha.toFixed(2)})`;
}

const mix = (a: Rgb, b: Rgb, alpha: number, i: number): number => (a[i] ?? 0) * alpha + (b[i] ?? 0) * (1 - alpha);

/** Contrast ratio by WCAG 2.1, from 1 to 21. */
function contrast(a: Rgb, b: Rgb): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance by WCAG 2.1, from 0 to 1. */
function luminance(color: Rgb): number {
  const [r = 0, g = 0, b = 0] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function readHex(hex: string): Rgb | undefined {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex);
  return match ? [parseInt(match[1] ?? '', 16), parseInt(match[2] ?? '', 16), parseInt(match[3] ?? '', 16)] : undefined;
}
