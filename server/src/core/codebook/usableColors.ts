import { converter, differenceEuclidean, displayable, formatHex, wcagContrast } from 'culori';

const range = (from: number, until: number, by: number): readonly number[] =>
  Array.from({ length: Math.floor((until - from) / by + 1e-9) + 1 }, (_, i) => from + i * by);

let made: readonly string[] | undefined;

/**
 * Colours (`#rrggbb`) to choose from, evenly spread in OKLCh (Ottosson, “A perceptual color space for image processing”, 2020): strong
 * enough for a soft tint, and each a line that shows on white and on VS Code's dark background (contrast of 3:1, WCAG 2.2, 1.4.11).
 */
export function usableColors(): readonly string[] {
  made ??= [
    ...new Set(
      range(0.5, 0.72, 0.02).flatMap((l) =>
        range(0.1, 0.25, 0.03).flatMap((c) =>
          range(0, 350, 10).flatMap((h) => {
            const color = { mode: 'oklch', l, c, h } as const;
            return displayable(color) ? formatHex(color) : [];
          }),
        ),
      ),
    ),
  ].filter(isUsable);
  return made;
}

const isUsable = (color: string): boolean => wcagContrast(color, '#ffffff') >= 3 && wcagContrast(color, '#1e1e1e') >= 3;

const oklch = converter('oklch');
const change = differenceEuclidean('oklch', [1, 4, 4, 0]);

/** The colours from the one nearest to another on; hue and strength count double, so that red stays red as long as it can. */
export function byNearness(colors: readonly string[], to: string): readonly string[] {
  const target = oklch(to);
  if (!target) return colors;
  return colors
    .map((color) => ({ color, away: change(target, color) }))
    .sort((a, b) => a.away - b.away)
    .map(({ color }) => color);
}
