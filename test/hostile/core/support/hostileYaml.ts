import { parseCodebook } from '../../../../server/src/core/codebook/parseCodebook.js';
import { parseCodings, readCodings } from '../../../../server/src/core/codings/readCodings.js';
import { readDiscussion } from '../../../../server/src/core/discussions/readDiscussion.js';
import { parseConfig } from '../../../../server/src/core/study/settings/config.js';
import type { Parsed } from '../../../../server/src/core/text/problem.js';

/** All that reads YAML of a study. */
export const yamlReaders: Readonly<Record<string, (text: string) => Parsed<unknown>>> = {
  codebook: parseCodebook,
  codings: parseCodings,
  'codings as YAML': readCodings,
  discussion: readDiscussion,
  settings: parseConfig,
};

/** A piece again and again, up to so many UTF-16 units. */
const repeated = (piece: string, units: number): string => piece.repeat(Math.max(1, Math.floor(units / piece.length)));

/** Lines again and again, each with another number, up to so many UTF-16 units. */
function numbered(line: (i: number) => string, units: number): string {
  const lines: string[] = [];
  for (let length = 0; length < units;) {
    const next = line(lines.length);
    lines.push(next);
    length += next.length;
  }
  return lines.join('');
}

/** Lines each of which is deeper than the one before, so that the text is as long as the square of their number. */
function deeper(key: string, units: number): string {
  const lines: string[] = [];
  for (let length = 0; length < units; length += lines.length + key.length + 2) {
    lines.push(`${' '.repeat(lines.length)}${key}:\n`);
  }
  return lines.join('');
}

const codings = 'transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-1f3c9a7be2d04411\nsegments:\n';
const entry = (i: number): string =>
  `  - id: s${i}\n    at: 1:1-1:4\n    quote: the\n    codes: [trust]\n    on: 2026-11-23\n`;

/** YAML that is made to take time or memory, or is merely huge: by what it is, a text of about so many UTF-16 units. */
export const hostileYaml: Readonly<Record<string, (units: number) => string>> = {
  'different keys': (units) => numbered((i) => `key${i}: x\n`, units),
  'one key again and again': (units) => repeated('a: x\n', units),
  'keys in one line': (units) => `{${numbered((i) => `k${i}: x, `, units)}}`,
  'keys of the object prototype': (units) => repeated('__proto__: x\nconstructor: y\ntoString: z\n', units),
  'keys without a value': (units) => repeated('a:\n', units),
  'values without a key': (units) => repeated(': \n', units),
  'a key that is a map': (units) => `? ${numbered((i) => `  k${i}: x\n`, units)}`.replace('?  ', '? '),
  'keys that are lists': (units) => repeated('? [a]\n', units),
  anchors: (units) => repeated('& ', units),
  'anchored entries': (units) => numbered((i) => `- &a${i} x\n`, units),
  aliases: (units) => `a: &a x\nb:\n${repeated('  - *a\n', units)}`,
  'aliases to nothing': (units) => repeated('- *\n', units),
  'aliases of aliases': (units) => numbered((i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`, units),
  'merge keys': (units) => `a: &a { x: y }\n${repeated('b: { <<: *a }\n', units)}`,
  tags: (units) => repeated('- !!binary x\n', units),
  'tags with a meaning': (units) => `codes: !!omap\n${numbered((i) => `- k${i}: x\n`, units)}`,
  'a set': (units) => `codes: !!set\n${numbered((i) => `  k${i}:\n`, units)}`,
  'tags of the object prototype': (units) => repeated('- !<constructor> {}\n- !<__proto__> x\n', units),
  'tags alone': (units) => repeated('! ', units),
  'lists in one line': (units) => repeated('- ', units),
  'opened brackets': (units) => repeated('[', units),
  'opened braces': (units) => repeated('{a: ', units),
  'closed brackets': (units) => repeated(']', units),
  'pairs of brackets': (units) => `segments: [${repeated('[], ', units)}]`,
  'brackets over many lines': (units) => `codes: [\n${repeated('  a,\n', units)}`,
  commas: (units) => `codes: [${repeated(',', units)}`,
  'question marks': (units) => repeated('? ', units),
  colons: (units) => repeated(': ', units),
  'ever deeper lines': (units) => deeper('codes', units),
  'segments in one line': (units) => `${codings.trimEnd()} [${numbered((i) => `{ id: s${i} }, `, units)}]\n`,
  'segments with everything': (units) => codings + numbered(entry, units),
  'segments in another form': (units) => `# by hand\n${codings}${numbered(entry, units)}`,
  'one id again and again': (units) => codings + repeated(entry(0), units),
  'segments that are lists': (units) => codings + repeated('  - []\n', units),
  'threads with nothing': (units) => `threads:\n${repeated('  - id: a\n    comments: [{}, {}]\n', units)}`,
  'coders with bad ids': (units) => `coders:\n${repeated('  - id: a/b\n', units)}`,
  'checks by name': (units) => `checks:\n${numbered((i) => `  c${i}: x\n`, units)}`,
  'codes below a code': (units) => `codes:\n  - id: a\n    codes:\n${numbered((i) => `      - id: b${i}\n`, units)}`,
  'codes without an id': (units) => `codes:\n${repeated('  - name: a\n', units)}`,
  'one long text': (units) => `study: ${repeated('x', units)}\n`,
  'one long text in quotation marks': (units) => `study: "${repeated('x', units)}"\n`,
  'escapes in quotation marks': (units) => `study: "${repeated('\\"\\\\', units)}"\n`,
  'quotation marks that nothing closes': (units) => repeated('- "\n', units),
  'doubled quotation marks': (units) => repeated("- '''\n", units),
  'a long block': (units) => `study: |\n${repeated('  x\n', units)}`,
  'a block of blank lines': (units) => `study: |+\n${repeated('\n', units)}`,
  'a folded block': (units) => `study: >-\n${repeated('  x\n   y\n\n', units)}`,
  'blocks far to the right': (units) => numbered((i) => `k${i}: |9\n${' '.repeat(50)}x\n`, units),
  'block headers': (units) => repeated('- |\n', units),
  'spaces alone': (units) => `a: x${repeated(' ', units)}y`,
  'blank lines': (units) => `a: x\n${repeated('\n', units)}b: y\n`,
  'blank lines above comments': (units) => `a: |\n  x\n${repeated('\n', units / 2)}${repeated(' # c\n', units / 2)}`,
  'comments alone': (units) => repeated('# c\n', units),
  'comments behind values': (units) => `codes: # c\n${repeated('  - a # c\n', units)}`,
  'number signs': (units) => `%${repeated('#', units)}\n`,
  documents: (units) => repeated('--- a\n', units),
  'ends of documents': (units) => repeated('...\n', units),
  'directives of a version': (units) => repeated('%YAML 1.1\n', units),
  'directives of a tag': (units) => numbered((i) => `%TAG !t${i}! x\n`, units),
  'marks of a merge': (units) => repeated('<<<<<<< a\nx: y\n=======\nx: z\n>>>>>>> b\n', units),
  'carriage returns alone': (units) => repeated('a: x\r', units),
  'both line ends': (units) => repeated('a: x\r\nb: y\n', units),
  tabs: (units) => repeated('\ta: x\n', units),
  NUL: (units) => repeated('a: \0\n', units),
  'byte order marks': (units) => repeated('\ufeffa: x\n', units),
  'signs that the lexer uses itself': (units) => repeated('\u0002\u0018\u001f\n', units),
  'unpaired surrogates': (units) => repeated('a: \ud800\n', units),
  numbers: (units) => `longest-segment: 1e999\n${repeated('a: .nan\nb: 0x1f\n', units)}`,
  days: (units) => repeated('- 2026-11-23\n- 2026-02-30\n', units),
};
