import type { CompareParams } from '#protocol';
import type { Context } from '../context.js';

/** What a person has chosen to compare by; what is absent is as the server has it. */
export type Comparing = Pick<
  CompareParams,
  'among' | 'by' | 'unit' | 'like' | 'months' | 'speakers' | 'done' | 'transcripts'
>;

/** What is chosen otherwise; undefined for what is as the server has it again. */
export type Choices = { readonly [K in keyof Comparing]: Comparing[K] | undefined };

const key = 'gloss.comparing';

/** What was chosen last in this workspace. Where coders are compared as another program usually does, that program says which. */
export function comparingNow({ extension }: Context): Comparing {
  const kept = extension.workspaceState.get<Comparing>(key, {});
  return { by: 'code', ...(kept.like === undefined && { among: 'all' }), ...kept };
}

/** Kept for the workspace, on this machine. */
export const keepComparing = ({ extension }: Context, comparing: Comparing): Thenable<void> =>
  extension.workspaceState.update(key, comparing);

/** An undefined choice takes what was chosen away, so that the server's own applies. */
export const withChoices = (now: Comparing, choices: Partial<Choices>): Comparing =>
  Object.fromEntries(Object.entries({ ...now, ...choices }).filter(([, value]) => value !== undefined));
