/** What no output may hold as it is, by code point: this table knows nothing of how Gloss makes text safe. */
const forbidden: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0x061c, 0x061c],
  [0x180e, 0x180e],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe007f],
];

/** Marks without a look of their own that honest texts hold, or that do nothing: data keeps them. */
export const honestMarks = Array.from(
  '\u061c\u180e\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064\u2065\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb',
);

/** Every code point of the table, but those that only show as parts of a flag in {@link honest}. */
export const forbiddenMarks = forbidden.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)),
);

const flag = '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}';

/** The forbidden code points in a text, say `202e`; those of `allowed` are no fault. */
export function forbiddenIn(text: string, allowed: readonly string[] = []): readonly string[] {
  const points = Array.from(text.replaceAll(flag, '🏴'));
  return points
    .filter((point) => !allowed.includes(point))
    .map((point) => point.codePointAt(0) ?? 0)
    .filter((point) => forbidden.some(([from, to]) => from <= point && point <= to))
    .map((point) => point.toString(16));
}

/** Lines of a text as a build server finds them: any mark that some program takes for the end of a line ends one. */
const lines = (text: string): readonly string[] => text.split(/[\n\r\v\f\u0085\u2028\u2029]/);

/** The lines in which a build server would find a command. */
export const commandsIn = (text: string): readonly string[] =>
  lines(text).filter((line) => /^[\s\u00a0\ufeff]*::/.test(line) || /##(?:vso|teamcity)?\[/.test(line));

/** Words of many scripts, which are to be left as they are. */
export const honest: readonly string[] = [
  'plain words, and a tab\there',
  'mañana, Ελλάδα, Москва, 東京',
  'می‌خواهم بروم',
  'क्‍ष and श्रीलंका',
  'أهلاً وسهلاً',
  'שלום, עולם!',
  'ขอบคุณมาก',
  'e\u0301 and n\u0303',
  '👩‍👩‍👧‍👦 and 🧑🏽‍🚀 and ❤️',
  `${flag} and 🇫🇷`,
  'a: b:: c ::d and C# and #trust',
];

/** What somebody may put into any text of a study, each with what it is. */
export const hostile: readonly (readonly [what: string, text: string])[] = [
  ['a command on a line of its own', 'a\n::error file=x::forged'],
  ['a command at the beginning', '::stop-commands::x'],
  ['a command behind spaces', '\u00a0\u3000 ::add-mask::x'],
  ['a command behind each end of a line', 'a\r::b::\r\n::c::\v::d::\f::e::\u0085::f::\u2028::g::\u2029::h::'],
  [
    'a command of another build server',
    'a ##[set-env name=x]b ##vso[task.setvariable variable=x]c ###[d] ##teamcity[e]',
  ],
  ['a line of our own', 'a\nstudy.yaml:1:1 error forged Forged.'],
  ['escape sequences', '\x1b[31mred\x1b]0;title\x07\x9b2J\x1b]8;;https://evil.example\x07link\x1b]8;;\x07'],
  ['a line written over', 'honest\rforged\b\b\x7f'],
  ['text turned round', 'a\u202egpj.exe\u202c \u2066x\u2069 \u200fy\u200e \u061cz'],
  [
    'text that nobody sees',
    `a${Array.from('hidden', (letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0))).join('')}b`,
  ],
  ['marks without width', '\ufeff\u200bt\u2060r\u180eust\ufff9x\ufffb'],
  ['a flag of hidden letters', '🏴\u{e0061}\u{e0062}\u{e0063}\u{e007f}'],
  ['a formula', '=HYPERLINK("https://evil.example";"x")'],
  ['a formula behind a mark', '\ufeff=1+1'],
  ['a formula behind spaces and quotes', ' "\'\u200b@SUM(A1)'],
  ['a formula in full width', '＝1+1'],
  ['a formula behind a control character', '\x01+1'],
  [
    'links',
    '[a](javascript:alert(1)) <https://evil.example> [b]: https://evil.example ![c](https://evil.example/x.png)',
  ],
  ['a link to a command', 'a [b](command:workbench.action.quit) c'],
  [
    'bare addresses',
    'https://evil.example //evil.example www.evil.example evil.com mailto:a@evil.com a_evil.net -evil.org',
  ],
  ['more addresses', 'ftp://evil.com xmpp:a@evil.com x/(evil.io) a@evil.co.uk http:\\\\evil.com HTTPS://EVIL.COM'],
  ['calls', '@team/all a@b.example #12 GH-7 !9 owner/repo#3 4f2a9c1 0123456789abcdef0123456789abcdef01234567'],
  ['HTML', '<img src=x onerror=alert(1)> </summary></details><script>alert(1)</script> <!-- &lt; &#60; &amp;'],
  ['attributes', '" onmouseover="x" \' `'],
  ['formatting', '**a** __b__ `c` ~~d~~ ~e~ ***f*** \\*g\\*'],
  ['formulas of mathematics and pictures', '$x^2$ $$y$$ $`z`$ :tada: :+1: :100:'],
  ['headings and rules', '# a\n---\nb\n===\n***\n___\n## c'],
  ['lists, quotes and code', '- a\n+ b\n* c\n1. d\n2) e\n> f\n    g\n```h\n~~~i\n\tj'],
  ['tables and notes', 'a | b\n--- | ---\n| c | d |\n[^1]: note\n[^1] \\|x'],
  ['a template', '{{ site.x }} {% raw %} {: .x } {#x}'],
  ['icons', '$(trash) $(check~spin)'],
  ['a backslash at the end', 'a\\'],
  ['percent signs', 'a%0A::error::b%25,c:d'],
  ['a cell', 'a,"b"\r\n"c",d;e\tf'],
];
