import fc from 'fast-check';

/** Who makes a change that is drawn: one side, both in the same way, or nobody. */
export type Owner = 'nobody' | 'ours' | 'theirs' | 'both';

/** How a file is laid out. */
export interface Layout {
  /** Spaces before the dashes of a list. */
  readonly indent: 0 | 2 | 4;
  readonly eol: '\n' | '\r\n';
  readonly isEnded: boolean;
  readonly kind: 'codings' | 'codebook';
}

/** An entry with comments wherever they may stand, and what becomes of it. */
export interface Drawn {
  readonly isFlow: boolean;
  readonly isBlank: boolean;
  /** Comments that are there from the beginning. */
  readonly has: Readonly<Record<'above' | 'behind' | 'below', boolean>>;
  /** Who changes what. */
  readonly removed: Owner;
  readonly added: Owner;
  readonly value: Owner;
  readonly more: Owner;
  readonly unknown: Owner;
  readonly noteAbove: Owner;
  readonly noteBehind: Owner;
  readonly noteBelow: Owner;
}

const owner = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Owner>('nobody') },
  { weight: 3, arbitrary: fc.constantFrom<Owner[]>('ours', 'theirs', 'both') },
);

/** Of an entry that is removed nothing else is changed. */
const unchanged = Object.fromEntries(
  ['value', 'more', 'unknown', 'noteAbove', 'noteBehind', 'noteBelow'].map((key) => [key, 'nobody' as const]),
);

export const drawn: fc.Arbitrary<readonly Drawn[]> = fc
  .array(
    fc.record({
      isFlow: fc.boolean(),
      isBlank: fc.boolean(),
      has: fc.record({ above: fc.boolean(), behind: fc.boolean(), below: fc.boolean() }),
      removed: fc.oneof({ weight: 5, arbitrary: fc.constant<Owner>('nobody') }, { weight: 1, arbitrary: owner }),
      added: owner,
      value: owner,
      more: owner,
      unknown: owner,
      noteAbove: owner,
      noteBehind: owner,
      noteBelow: owner,
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((entries) => entries.map((entry) => (entry.removed === 'nobody' ? entry : { ...entry, ...unchanged })));

export const layout: fc.Arbitrary<Layout> = fc.record({
  indent: fc.constantFrom<Layout['indent'][]>(0, 2, 4),
  eol: fc.constantFrom<Layout['eol'][]>('\n', '\r\n'),
  isEnded: fc.boolean(),
  kind: fc.constantFrom<Layout['kind'][]>('codings', 'codebook'),
});

/**
 * The file with the changes of some owners, printed from what was drawn and nothing else: with those of both sides, it is what
 * a merge should give, byte for byte.
 */
export function fileOf(entries: readonly Drawn[], owners: readonly Owner[], layout: Layout): string {
  const is = (one: Owner): boolean => owners.includes(one);
  const lines = [...headOf[layout.kind]];
  const body = entries.flatMap((entry, i) => [
    ...(is(entry.removed) && !isAmbiguous(entries, i, layout) ? [] : linesOf(entry, i, is, layout)),
    ...(is(entry.added) ? plainEntry(`n${i}`, 10 * i + 5, layout) : []),
  ]);
  const list = layout.kind === 'codings' ? 'segments' : 'codes';
  lines.push(body.length === 0 ? `${list}: []` : `${list}:`, ...body, '# end of the file');
  const text = lines.join(layout.eol);
  return layout.isEnded ? text + layout.eol : text;
}

/** Codes have no order of their own: where one goes, what is new on its two sides has none either. */
const isAmbiguous = (entries: readonly Drawn[], i: number, { kind }: Layout): boolean =>
  kind === 'codebook' && i > 0 && entries[i - 1]?.added !== 'nobody';

const headOf = {
  codings: ['# head', 'transcript: transcripts/P01.txt # which', 'coder: coder1', 'text: sha256-0', 'mine: kept'],
  codebook: ['# head', 'codebook: C # which', 'version: 1.0.0', 'mine: kept'],
};

function plainEntry(id: string, place: number, { indent, kind }: Layout): readonly string[] {
  const keys = kind === 'codings' ? [`at: ${place}:1-${place}:9`, 'quote: Words', 'codes: [a]'] : ['name: New'];
  return [`- id: ${id}`, ...keys.map((key) => `  ${key}`)].map((line) => ' '.repeat(indent) + line);
}

function linesOf(entry: Drawn, i: number, is: (one: Owner) => boolean, layout: Layout): readonly string[] {
  const { has } = entry;
  // What is in one line has room for one side's change, and none for comments of both.
  const isFlow = entry.isFlow && layout.kind === 'codings';
  const place = 10 * i + 1;
  const keys =
    layout.kind === 'codings'
      ? [
          `at: ${place}:1-${place}:9`,
          'quote: Words',
          `codes: [${is(entry.value) ? 'a, b' : 'a'}]`,
          ...(is(entry.more) ? ['memo: Said so.'] : []),
        ]
      : [`name: ${is(entry.value) ? 'Other' : 'Name'}`, ...(is(entry.more) ? ['status: draft'] : [])];
  const unknown = `unknown: ${is(entry.unknown) ? 'changed' : 'kept'}`;
  const dash = ' '.repeat(layout.indent);
  const note = (text: string, isThere: boolean, column = ''): readonly string[] =>
    isThere ? [`${dash}${column}# ${text} ${i}`] : [];
  const behind = is(entry.noteBehind) ? ` # noted ${i}` : has.behind ? ` # behind ${i}` : '';
  const body = isFlow
    ? [`${dash}- { id: s${i}, ${[unknown, ...keys].join(', ')} }`]
    : [`${dash}- id: s${i}${behind}`, ...[unknown, ...keys].map((key) => `${dash}  ${key}`)];
  return [
    ...(entry.isBlank ? [''] : []),
    ...note('above', has.above),
    ...note('put above', is(entry.noteAbove)),
    ...body,
    ...(isFlow
      ? []
      : [
          ...note('below', has.below, '  '),
          ...note('put below', is(entry.noteBelow) && entry.more === 'nobody', '  '),
        ]),
  ];
}
