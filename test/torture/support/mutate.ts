import { configKeys } from '../../../server/src/core/study/settings/config.js';

/** Numbers from 0 to below 1. */
export type Random = () => number;

export const pick = <T>(random: Random, list: readonly T[]): T => {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
};

/** What may stand where a value is expected. */
const values: readonly string[] = [
  ...[
    '',
    '~',
    'true',
    '-1',
    '0',
    '1e999',
    '99999999999999999999',
    '.nan',
    '2026-13-45',
    '[]',
    '{}',
    '[',
    '{',
    '"',
    "'",
    '|',
    '>',
  ],
  ...[
    '&a x',
    '*a',
    '!!binary x',
    '!<tag:x> y',
    '? x',
    '<<: *a',
    '%YAML 9.9',
    '---',
    '...',
    '# comment',
    '- - - - x',
    ': x',
    'x: y: z',
  ],
  ...[
    '../x.yaml',
    '../../home/.bashrc',
    'transcripts/../../x.csv',
    '/etc/passwd',
    'C:\\x.yaml',
    '..\\x.yaml',
    '.git/config',
    '.git/hooks/post-checkout',
  ],
  ...[
    'con',
    'a.',
    'package.json',
    '~/.bashrc',
    '$(touch x)',
    '`touch x`',
    '${HOME}',
    '--help',
    '-C',
    'x;y',
    'x|y',
    '*',
    '**/*',
    '{a,b}',
    '!x',
    '(((((',
    '[^a',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'length',
    'trust',
    'confidence',
    'old-code',
    'challenges',
    'coder1',
    'coder2',
    'P01',
  ],
  ...[
    '1:1-999999999:1',
    '0:0-0:0',
    '3:9-3:2',
    '1:1',
    'orphaned',
    '-5:1-2:2',
    '1e3:1-2:1',
    'sha256-0000000000000000',
    'sha256-',
    'md5-x',
  ],
  ...[
    '::error::x',
    '\u001b[2J',
    '\u202eabc',
    '\u0000',
    '\ufeff',
    '\u2028',
    '\ud83d',
    '😀'.repeat(50),
    'x'.repeat(5000),
    '\t',
    '  ',
    '\u00a0',
  ],
  ...['<<<<<<< ours', '=======', '>>>>>>> theirs', '||||||| base'],
];

const keys: readonly string[] = [
  ...configKeys,
  ...[
    'codebook',
    'version',
    'codes',
    'id',
    'name',
    'color',
    'definition',
    'include',
    'examples',
    'differs',
    'status',
    'merged-into',
    'aliases',
  ],
  ...[
    'transcript',
    'coder',
    'text',
    'segments',
    'at',
    'quote',
    'before',
    'after',
    'memo',
    'exemplar',
    'on',
    'done',
    'sources',
    'dismissed',
  ],
  ...[
    'threads',
    'comments',
    'by',
    'said',
    'resolved',
    'kind',
    'step',
    'states',
    'changes',
    'path',
    'created',
    '__proto__',
    'constructor',
    '?',
  ],
];

type Mutation = (random: Random, text: string, other: string) => string;

const at = (random: Random, length: number): number => Math.floor(random() * (length + 1));

const onLines =
  (change: (random: Random, lines: string[], i: number) => void): Mutation =>
  (random, text) => {
    const lines = text.split('\n');
    change(random, lines, Math.floor(random() * lines.length));
    return lines.join('\n');
  };

/** Each changes one thing of a text, mostly so that it stays what it is in form. */
const mutations: readonly Mutation[] = [
  onLines((random, lines, i) => {
    lines[i] = (lines[i] ?? '').replace(/(:\s+)\S.*$/, (_, colon: string) => colon + pick(random, values));
  }),
  onLines((random, lines, i) => {
    lines[i] = (lines[i] ?? '').replace(/[\w-]+(?=:)/, () => pick(random, keys));
  }),
  onLines((random, lines, i) => {
    lines[i] = (lines[i] ?? '').replace(
      /(^\s*- ?)?\S.*$/,
      (_, dash: string | undefined) => (dash ?? '') + pick(random, values),
    );
  }),
  onLines(
    (random, lines, i) =>
      void lines.splice(i, 0, `${' '.repeat(at(random, 8))}${pick(random, keys)}: ${pick(random, values)}`),
  ),
  onLines((random, lines, i) => void lines.splice(i, 1 + at(random, 3))),
  onLines((random, lines, i) => void lines.splice(i, 0, ...lines.slice(i, i + 1 + at(random, 6)))),
  onLines((random, lines, i) => void lines.splice(at(random, lines.length), 0, ...lines.splice(i, 1 + at(random, 4)))),
  onLines((random, lines, i) => void (lines[i] = pick(random, [' ', '  ', '\t', '- ']) + (lines[i] ?? ''))),
  onLines((_, lines, i) => void (lines[i] = (lines[i] ?? '').replace(/^ {1,2}/, ''))),
  onLines(
    (random, lines, i) =>
      void (lines[i] = (lines[i] ?? '').replace(/\d+/, () => String(Math.floor(random() * 1000) - 10))),
  ),
  (random, text) => text.slice(0, at(random, text.length)),
  (random, text) => text.slice(at(random, text.length)),
  (random, text) => {
    const place = at(random, text.length);
    return text.slice(0, place) + pick(random, values) + text.slice(place);
  },
  (random, text) => {
    const place = at(random, text.length);
    return text.slice(0, place) + text.slice(place + 1 + at(random, 20));
  },
  (random, text, other) => text.slice(0, at(random, text.length)) + other.slice(at(random, other.length)),
  (_, text) => text.replaceAll('\n', '\r\n'),
  (_, text) => `\ufeff${text}`,
  (random, text) => text + text.slice(at(random, text.length)).repeat(3),
  (random, text) => text.replace(/"[^"]*"/, () => JSON.stringify(pick(random, values))),
  (random, text) => {
    const strings = text.match(/"(?:[^"\\]|\\.)*"/g);
    return strings ? text.replace(pick(random, strings), JSON.stringify(pick(random, values))) : text;
  },
  () => '',
];

/** A text with one to four things in it changed; `other` is a text of another kind to take parts from. */
export function mutated(random: Random, text: string, other: string): string {
  let changed = text;
  for (let n = 1 + Math.floor(random() * random() * 4); n > 0; n--) {
    changed = pick(random, mutations)(random, changed, other);
  }
  return changed;
}
