/** What agreement is counted by: each character, sentence or turn, or each passage that one of the coders marked. */
export const countedUnits = ['character', 'sentence', 'turn', 'segment'] as const;
/** `unit` of `agreement` in `gloss.yaml`; see {@link countedUnits}. */
export type CountedUnit = (typeof countedUnits)[number];

/** Coefficients of units that are given; their order is that of output. Of two coders `fleiss-kappa` is Scott's π. */
export const ratedCoefficients = [
  'percent',
  'cohen-kappa',
  'fleiss-kappa',
  'brennan-prediger-s',
  'gwet-ac1',
  'krippendorff-alpha',
  'holsti',
  'decision-kappa',
] as const;
/** `coefficient` of `agreement` in `gloss.yaml`; see {@link ratedCoefficients}. */
export type RatedCoefficient = (typeof ratedCoefficients)[number];

/** Whose turns are counted: everybody's, all but interviewers', or those of speakers by name, alias or role. */
export type CountedSpeakers = 'all' | 'interviewees' | readonly string[];

/** Reads names or roles, or one of the two words. */
export function readCountedSpeakers(names: readonly string[]): CountedSpeakers | undefined {
  const given = names.map((name) => name.trim()).filter((name) => name !== '');
  const [first] = given;
  if (given.length === 1 && (first === 'all' || first === 'interviewees')) return first;
  return given.length === 0 ? undefined : given;
}
