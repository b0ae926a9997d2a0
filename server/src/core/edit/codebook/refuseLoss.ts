import { allCodes, type Code, type Codebook } from '../../codebook/codebook.js';
import { codeKeys, parseCodebook } from '../../codebook/parseCodebook.js';
import { GlossError } from '../../glossError.js';
import { commentsIn } from '../../yaml/comments.js';
import type { FileChange } from '../step.js';
import * as l10n from '../../text/l10n.js';

/**
 * Refuses changes to codebooks after which one could not be read, or would not say the same of a code, or would lack a
 * comment: YAML has more ways of being written than are known here. `mayGo` where codes are deleted.
 */
export function refuseLoss(changes: readonly FileChange[], mayGo = false): void {
  const before = changes.map((change) => change.before ?? '');
  const after = changes.map((change) => change.after ?? '');
  const read = after.map((text) => parseCodebook(text));
  const isBroken = read.some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  const now = new Map<string, Said>();
  for (const [i, { value }] of read.entries()) {
    for (const code of allCodes(value.codes)) {
      const said = whatIsSaid(after[i] ?? '', code);
      for (const form of [...code.aliases, code.id]) now.set(form, said);
    }
  }
  const isSame = before.every((text) =>
    codesIn(parseCodebook(text).value).every((code) => {
      const said = now.get(code.id);
      return said === undefined ? mayGo : keeps(said, whatIsSaid(text, code));
    }),
  );
  if (!isBroken && isSame && hasAll(after.flatMap(comments), before.flatMap(comments))) return;
  throw new GlossError(
    'unreadable',
    l10n.t(
      'The codebook is written in a way in which this cannot be done without loss. Do it by hand; nothing was written.',
    ),
  );
}

const codesIn = ({ codes }: Codebook): readonly Code[] => [...allCodes(codes)];

interface Said {
  /** What no operation changes: the prose, and keys that Gloss does not know. */
  readonly prose: string;
  /** These may become more. */
  readonly examples: readonly string[];
}

const keeps = (now: Said, before: Said): boolean =>
  now.prose === before.prose && before.examples.every((example) => now.examples.includes(example));

function whatIsSaid(text: string, { brief, definition, include, exclude, examples, differs, fields }: Code): Said {
  const own = [...fields]
    .filter(([key]) => !known.has(key))
    .map(([key, { value }]) => [key, text.slice(value.start, value.end)]);
  const rules = differs.map(({ rule }) => rule);
  return {
    prose: plain([brief, definition, include, exclude, rules, own]),
    examples: examples.map(({ quote, kind, transcript, segment, note }) =>
      plain([quote, kind, transcript, segment, note]),
    ),
  };
}

const plain = (value: unknown): string => JSON.stringify(value).replace(/(?:\\[nr]|\s)+/g, ' ');

const known: ReadonlySet<string> = new Set(codeKeys);

const comments = (text: string): readonly string[] => commentsIn(text).map(({ start, end }) => text.slice(start, end));

function hasAll(all: readonly string[], wanted: readonly string[]): boolean {
  const left = new Map<string, number>();
  for (const one of all) left.set(one, (left.get(one) ?? 0) + 1);
  return wanted.every((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count > 0;
  });
}
