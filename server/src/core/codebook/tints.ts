import { formatHex, parse, wcagContrast, type Rgb } from 'culori';

/** Text and background as VS Code's default themes have them. */
const grounds = {
  light: { text: '#3b3b3b', background: rgb('#ffffff') },
  dark: { text: '#cccccc', background: rgb('#1f1f1f') },
} as const;
type Ground = (typeof grounds)[keyof typeof grounds];

/** Percent of the code's own colour. */
const [most, least, step] = [32, 8, 2];
/** WCAG 2.1, 1.4.3. */
const leastContrast = 4.5;

/** A colour behind words. */
interface GroundTint {
  /** Blended with the usual background, `#rrggbb`. */
  readonly color: string;
  /** The share of the code's own colour in it, 0 to 1. */
  readonly opacity: number;
}

/** A code's colour (`#rrggbb`) behind words on a light and on a dark background: as strong as the text on it allows. */
export function tintOf(color: string): { readonly light: GroundTint; readonly dark: GroundTint } {
  const own = rgb(color);
  return { light: tintOn(own, grounds.light), dark: tintOn(own, grounds.dark) };
}

function tintOn(own: Rgb, { text, background }: Ground): GroundTint {
  let percent = most;
  while (percent > least && wcagContrast(text, blend(own, background, percent)) < leastContrast) percent -= step;
  return { color: formatHex(blend(own, background, percent)), opacity: percent / 100 };
}

const blend = (over: Rgb, under: Rgb, percent: number): Rgb => {
  const mix = (a: number, b: number): number => (a * percent + b * (100 - percent)) / 100;
  return { mode: 'rgb', r: mix(over.r, under.r), g: mix(over.g, under.g), b: mix(over.b, under.b) };
};

/** What is no colour is grey. */
function rgb(color: string): Rgb {
  const parsed = parse(color);
  return parsed?.mode === 'rgb' ? parsed : { mode: 'rgb', r: 0.5, g: 0.5, b: 0.5 };
}
