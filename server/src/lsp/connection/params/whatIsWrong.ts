import * as v from 'valibot';
import { optional } from './fields.js';
import { initialize, notificationShapes } from './notifications.js';
import { requestShapes } from './requests.js';

const token = optional(v.union([v.pipe(v.number(), v.safeInteger()), v.string()]));
const tokens = v.looseObject({ workDoneToken: token, partialResultToken: token });

/** What is wrong with the parameters of a request or notification, in a sentence; undefined where nothing is, or nobody looks. */
export function whatIsWrong(method: string, params: unknown): string | undefined {
  const shape = method === 'initialize' ? initialize : (requestShapes.get(method) ?? notificationShapes.get(method));
  if (!shape) return undefined;
  // A list is an object to the reader of shapes.
  if (Array.isArray(params)) {
    return `${method}: the parameters are a list, where an object with named values is needed.`;
  }
  for (const each of [shape, tokens]) {
    const { issues } = v.safeParse(each, params, { abortEarly: true });
    if (issues) return sentence(method, issues[0]);
  }
  return undefined;
}

type Issue = v.BaseIssue<unknown>;

const keysOf = ({ path }: Issue): readonly string[] => path?.map(({ key }) => String(key)) ?? [];

/** In words; of a choice between shapes, what is wrong with the one that fits best. */
function sentence(method: string, issue: Issue, above: readonly string[] = []): string {
  const keys = [...above, ...keysOf(issue)];
  const best = issue.issues?.reduce((a, b) => (keysOf(b).length > keysOf(a).length ? b : a));
  if (best && keysOf(best).length > 0) return sentence(method, best, keys);
  const what = keys.length === 0 ? 'the parameters' : `“${shortened(keys.join('.'))}”`;
  if (issue.type === 'check') return `${method}: ${what} ${issue.message}.`;
  const wanted = issue.expected === null ? '' : ` ${shortened(issue.expected)} is needed,`;
  return `${method}: for ${what}${wanted} not ${shortened(issue.received)}.`;
}

const most = 80;
const shortened = (text: string): string => (text.length > most ? `${text.slice(0, most)}…` : text);
