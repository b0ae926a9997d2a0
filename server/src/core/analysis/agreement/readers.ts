import { GlossError } from '../../glossError.js';
import { consensusCoder } from '../../reconcile/passages.js';
import type { Study } from '../../study/study.js';
import * as l10n from '../../text/l10n.js';
import type { ComparedText } from './comparedText.js';

/** Whoever is compared: a coder, or coders who read as one. */
export interface Reader {
  readonly name: string;
  readonly coders: readonly string[];
}

/** All coders together, each two of them, or by role: coders of each role among themselves, then each two roles. */
export const comparedAmong = ['all', 'pairs', 'roles'] as const;
/** Who is set against whom; see {@link comparedAmong}. */
export type ComparedAmong = (typeof comparedAmong)[number];

/**
 * The coders to compare, by id: those who are `named`, or all who have coded. What a team has agreed on is nobody's own
 * reading; it is compared where it is named.
 */
export function chosenCoders(
  study: Study,
  named: readonly string[] | undefined,
  coderNamed: (study: Study, name: string) => string | undefined,
): readonly string[] {
  const all = [...new Set([...study.records.values()].map(({ coder }) => coder))].sort();
  const coding = named ? all : all.filter((coder) => coder !== consensusCoder);
  const wanted = named?.map((name) => coderNamed(study, name.trim()) ?? name.trim());
  const coders = wanted ? [...new Set(wanted)] : coding;
  const stranger = coders.find((coder) => !coding.includes(coder));
  if (stranger !== undefined) {
    throw new GlossError(
      'not-found',
      l10n.t('“{stranger}” has coded nothing here. Coders are {coders}.', { stranger, coders: coding.join(', ') }),
    );
  }
  if (coders.length < 2) {
    throw new GlossError('bad-argument', l10n.t('To compare, two coders are needed who have coded in this study.'));
  }
  return coders;
}

/**
 * Who is compared with whom. Where roles are, a role reads as one: it has given a code wherever one of its coders has; coders
 * without a role are left out.
 */
export function readersAmong(
  study: Study,
  coders: readonly string[],
  among: ComparedAmong,
): readonly (readonly Reader[])[] {
  const single = coders.map((coder): Reader => ({ name: coder, coders: [coder] }));
  if (among === 'all') return [single];
  if (among === 'pairs') return pairs(single);
  const byRole = new Map<string, string[]>();
  for (const coder of coders) {
    const role = study.config.coders.find(({ id }) => id === coder)?.role;
    if (role !== undefined) byRole.set(role, [...(byRole.get(role) ?? []), coder]);
  }
  if (byRole.size === 0) {
    throw new GlossError(
      'bad-argument',
      l10n.t('None of these coders has a role. Write it beside their ids in gloss.yaml.'),
    );
  }
  const within = [...byRole.values()].filter((own) => own.length > 1);
  const roles = Array.from(byRole, ([name, own]): Reader => ({ name, coders: own }));
  return [...within.map((own) => single.filter(({ name }) => own.includes(name))), ...pairs(roles)];
}

/** A gold standard with the coders who are named, or with all; what a team has agreed on is compared where it is named. */
export function withGold({ records }: Study, gold: string, named: readonly string[] | undefined): readonly string[] {
  const all = new Set([...records.values()].map(({ coder }) => coder));
  return [gold, ...(named ?? [...all].filter((coder) => coder !== consensusCoder).sort())];
}

/** Each other coder beside a gold standard, which comes first. */
export const besideGold = (coders: readonly string[], gold: string): readonly (readonly Reader[])[] =>
  coders.filter((coder) => coder !== gold).map((coder) => [gold, coder].map((name) => ({ name, coders: [name] })));

/** The text as these readers have it; its segments stand in the order of `coders`. */
export const asRead = (text: ComparedText, coders: readonly string[], readers: readonly Reader[]): ComparedText => ({
  ...text,
  doubted: readers.map(({ coders: own }) => own.flatMap((coder) => text.doubted[coders.indexOf(coder)] ?? [])),
  leftOut: readers.map(({ coders: own }) => own.flatMap((coder) => text.leftOut[coders.indexOf(coder)] ?? [])),
  placed: readers.map(({ coders: own }) => {
    const found = own.flatMap((coder) => {
      const segments = text.placed[coders.indexOf(coder)];
      return segments ? [segments] : [];
    });
    return found.length < 2 ? found[0] : found.flat();
  }),
});

const pairs = <T>(items: readonly T[]): readonly (readonly [T, T])[] =>
  items.flatMap((one, i) => items.slice(i + 1).map((other) => [one, other] as const));
