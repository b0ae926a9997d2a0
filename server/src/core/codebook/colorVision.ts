import {
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  type Lab65,
} from 'culori';

/** Who may see two colours as one. */
export type Vision = 'everybody' | 'red-green' | 'blue-yellow';

/** One colour as seen with normal vision and with each deficiency, in CIELAB (D65). */
export type Seen = readonly Lab65[];

const linear = converter('lrgb');
const lab = converter('lab65');
const difference = differenceCiede2000();

/** Severity of the anomalous trichromacies that are looked at beside the dichromacies, from 0 to 1. */
const anomalous = 0.6;

const deficiencies = [
  ...[1, anomalous].flatMap((severity) => [
    { vision: 'red-green', simulate: filterDeficiencyProt(severity) } as const,
    { vision: 'red-green', simulate: filterDeficiencyDeuter(severity) } as const,
    { vision: 'blue-yellow', simulate: filterDeficiencyTrit(severity) } as const,
  ]),
];
const visions: readonly Vision[] = ['everybody', ...deficiencies.map(({ vision }) => vision)];

/**
 * How a colour (`#rrggbb`) is seen: with normal vision, then with protan, deutan and tritan dichromacy and anomaly.
 * Simulated after Machado, Oliveira and Fernandes, “A physiologically-based model for simulation of color vision
 * deficiency”, IEEE TVCG 15(6), 2009; their tritan matrices are an approximation.
 */
export function see(color: string): Seen {
  const { r = 0, g = 0, b = 0 } = linear(color) ?? {};
  // The matrices are made for linear light, and culori multiplies the numbers it is given as they stand.
  const seen = deficiencies.map(({ simulate }) => simulate({ mode: 'rgb', r, g, b }));
  return [{ r, g, b }, ...seen].map((light) =>
    lab({ mode: 'lrgb', r: shown(light.r), g: shown(light.g), b: shown(light.b) }),
  );
}

/** The distance of two colours for those who tell them apart worst: the least over all visions. See {@link colorDistance}. */
export const distanceSeen = (a: Seen, b: Seen): number =>
  a.reduce((least, own, i) => Math.min(least, distanceBy(own, b[i])), Infinity);

/** Who sees the two as nearer than `least`; undefined where nobody does. Those with normal vision are asked first. */
export function whoConfuses(a: Seen, b: Seen, least: number): Vision | undefined {
  const at = a.findIndex((own, i) => distanceBy(own, b[i]) < least);
  return visions[at];
}

/**
 * How far apart two colours (`#rrggbb`) are for those who tell them apart worst, from 0 to about 100: CIEDE2000 (Sharma, Wu and
 * Dalal, Color Research & Application 30(1), 2005), the least over normal vision and the deficiencies of {@link see}.
 */
export const colorDistance = (a: string, b: string): number => distanceSeen(see(a), see(b));

const distanceBy = (a: Lab65, b: Lab65 | undefined): number => (b ? difference(a, b) : Infinity);
const shown = (light: number): number => Math.min(1, Math.max(0, light));
