import assert from 'node:assert/strict';
import { grammarFiles } from './tokenize.js';
import { type roots, check } from './checkScopes.js';

const cases: Record<keyof typeof roots, Record<string, string>> = {
  transcript: {
    'a name before a colon': '⟦speaker|P01⟧: It was ⟦nonverbal|[laughs]⟧ fine.',
    'a name of several words with a role': '⟦speaker|Dr. Anna van der Berg (host)⟧: Welcome.',
    'names with apostrophes, hyphens, signs and numbers':
      '⟦speaker|O’Neill-Smith⟧: A\n⟦speaker|SPEAKER_00⟧: B\n⟦speaker|Speaker 2⟧: C\n⟦speaker|$STDOUT⟧: D',
    'names in scripts without capitals, and a wide colon': '⟦speaker|访谈者⟧：你好\n⟦speaker|المشارك 2⟧: نعم',
    'a name and nothing behind it': '⟦speaker|P02⟧:\nWe waited.',
    'a name in bold':
      '**⟦speaker|P01⟧:** A\n**⟦speaker|P01⟧**: B\n__⟦speaker|P01⟧:__ C\n**⟦speaker|P01⟧ ⟦time|[00:10]⟧:** D\n**⟦speaker|P01⟧** ⟦time|(00:10)⟧ E',
    'a time before, in and behind a label':
      '⟦time|[00:10]⟧ ⟦speaker|ANNA⟧: A\n⟦time|00:10⟧ ⟦speaker|ANNA⟧: B\n⟦speaker|ANNA⟧ ⟦time|[1:00:10]⟧: C\n⟦speaker|ANNA⟧ ⟦time|00:10⟧: D\n⟦speaker|Anna⟧: ⟦time|[00:10]⟧ E',
    'a name and a time alone on a line': '⟦speaker|Anna Berg⟧  ⟦time|0:12⟧\nIt began in May.',
    'a time and a name alone on a line': '⟦time|[00:10]⟧ ⟦speaker|Anna⟧\nIt began in May.',
    'a span of time': '⟦time|[00:01.0 --> 00:04.2]⟧ ⟦speaker|Anna⟧: Yes.',
    'times in hashes': '⟦time|#00:00:10-5#⟧ It began. ⟦time|#00:00:12-5#⟧',
    'a time within speech': 'We waited ⟦nonverbal|\\[unclear\\]⟧ ⟦time|\\[02:01\\]⟧ for months ⟦time|[1:02:03.5]⟧.',
    'an id in brackets': '[⟦speaker|id1⟧] hello\n\\[⟦speaker|P3⟧\\]: hello',
    'a name before a tabulator': '⟦speaker|Anna⟧\tWe waited.',
    'a voice tag': '⟦tag|<v ⟦speaker|Anna Berg⟧>⟧We waited.⟦tag|</v>⟧',
    'a role alone on a line': '⟦speaker|INTERVIEWER⟧\nAnd then?',
    'dashes and arrows': '⟦turn|-⟧ Yes.\n⟦turn|>>⟧ ⟦speaker|ANNA⟧: No.',
    pauses:
      'So ⟦pause|(.)⟧ we ⟦pause|(..)⟧ had ⟦pause|(…)⟧ to ⟦pause|(3)⟧ wait ⟦pause|(0.5)⟧ for ⟦pause|(3 sec)⟧ it⟦pause|...⟧ yes⟦pause|…⟧ ⟦pause|[...]⟧',
    'sounds in brackets':
      '⟦nonverbal|(laughs)⟧ ⟦nonverbal|(Both laughing loudly)⟧ ⟦nonverbal|(inaudible 00:10)⟧ ⟦nonverbal|[door shuts]⟧ ⟦nonverbal|(12 seconds pause)⟧ ⟦nonverbal|(lacht)⟧ ⟦nonverbal|(смех)⟧',
    'remarks of the transcriber': '⟦remark|((phone rings))⟧ And then',
    'words of another within a turn': 'I had ⟦overlap|//⟧⟦speaker|S02⟧: Oh. ⟦overlap|//⟧ to go.',
    headings:
      '# ⟦heading|Part one⟧\n=== ⟦heading|Part two ⟧===\n--- ⟦heading|Part three⟧ ---\n⟦heading|THE SECOND LONG PART⟧',
    'what the head says': 'An interview\n⟦key|Date⟧: 2026-01-02\n⟦key|Transcribed by⟧: me',
    'no speaker: a colon within a sentence':
      'The thing is this: we waited.\nI said: no.\nand so: no\nNo speaker here. Note: none here.',
    'no speaker: remarks and addresses':
      'Note: none\nExample: none\nhttps://example.org\nHttps://example.org\nmailto:a@b.example\nSmiling :)\nAnna:)',
    'no speaker: too many words, too long, a year':
      'One Two Three Four Five Six: no\nAbcdefghijk Abcdefghijk Abcdefghijk Abcdefgh: no\n1984: it was',
    'no speaker: a name that does not begin its line': 'He asked Anna: why?',
    'no sound: other brackets and links':
      '(the trust) and (laughterlike lines, a plan of [link](https://example.org) kind (a b)',
  },
  webvtt: {
    'the header': '⟦word|WEBVTT⟧ - A title\nKind: captions\nLanguage: en',
    'notes, styles and regions':
      '⟦word|WEBVTT⟧\n\n⟦note|NOTE⟧\n⟦note|Made by Anna: yes⟧\n\n⟦note|NOTE on one line⟧\n\n⟦word|STYLE⟧\n⟦css|::cue {⟧\n⟦css|}⟧\n\n⟦word|REGION⟧\nid:⟦setting|fred⟧ width:⟦setting|40%⟧',
    'identifiers, timings and settings':
      '⟦cue|second cue⟧\n⟦time|00:00:01.000⟧ --> ⟦time|00:00:02.000⟧ align:⟦setting|start⟧ position:⟦setting|0%⟧\nHello\n\n⟦cue|2⟧\n⟦time|00:01.000⟧ --> ⟦time|00:02.000⟧\n2',
    'voices, labels and what is said':
      '⟦time|00:01.000⟧ --> ⟦time|00:02.000⟧\n⟦tag|<v.loud ⟦speaker|Anna Berg⟧>⟧Hi ⟦entity|&amp;⟧ ⟦tag|<i>⟧you⟦tag|</i>⟧ ⟦nonverbal|[laughs]⟧\n⟦turn|-⟧ ⟦speaker|Bob⟧: No ⟦pause|(..)⟧\n<⟦time|00:01.500⟧>⟦tag|<c.red>⟧more⟦tag|</c>⟧',
    'cues without blank lines between them':
      '⟦time|00:01.000⟧ --> ⟦time|00:02.000⟧\nOne\n⟦time|00:02.000⟧ --> ⟦time|00:03.000⟧\n⟦speaker|Anna⟧: Two',
    'no tags: other angles': '⟦time|00:01.000⟧ --> ⟦time|00:02.000⟧\n1 < 2 and <unknown> & so',
  },
  srt: {
    'numbers, timings and speech':
      '⟦cue|1⟧\n⟦time|00:00:00,500⟧ --> ⟦time|00:00:07,000⟧\n⟦speaker|ANNA⟧: ⟦tag|<font color="#fff">⟧Hi⟦tag|</font>⟧ ⟦nonverbal|(laughs)⟧\n\n⟦cue|2⟧\n⟦time|00:00:07,000⟧ --> ⟦time|00:00:11.890⟧\n⟦turn|-⟧ Yes',
    'no number: one that is said': '⟦time|00:00:01,000⟧ --> ⟦time|00:00:02,000⟧\n1984',
  },
  markdown: {
    speakers: '**⟦speaker|Jerod Santo⟧:** Well\n\n**⟦speaker|Anna⟧**: Yes\n\n**⟦speaker|P01⟧ ⟦time|[00:10]⟧:** No',
    'times, sounds and pauses':
      '⟦time|\\[02:01\\]⟧ I ⟦nonverbal|\\[laughs\\]⟧ said ⟦nonverbal|[laughter]⟧ so ⟦nonverbal|(inaudible)⟧ and ⟦pause|(.)⟧ went ⟦time|[02:01]⟧ home',
    'no speaker: remarks and bold words':
      '**Note:** none\n\n**Warning**: none\n\n**Bold words** here\n\nIt is **Anna:** none\n\n**Related Links:**',
    'nothing in code, headings and links':
      '```\n**Anna:** [laughs]\n```\n\n# **Anna:** (laughs)\n\n`[laughs]` [laughs](https://example.org) [x] (3) (see below)',
  },
  yaml: {
    'a codebook':
      'codebook: ⟦name|Small study⟧\nversion: 1.0.0\ncodes:\n  - id: ⟦code|clashing-paces⟧\n    name: ⟦name|Clashing paces⟧\n    color: ⟦color|"#d1495b"⟧ # id: x\n    differs: [{ code: ⟦code|trust⟧, rule: id }]\n    status: ⟦status|retired⟧\n    merged-into: ⟦code|trust⟧\n    revised: ⟦date|2026-11-20⟧\n    definition: >-\n      id: none\n    codes:\n      - id: ⟦code|vertrauen-größe⟧\n        color: ⟦color|teal⟧',
    'a codebook below a comment':
      '# yaml-language-server: $schema=codebook.schema.json\ncodebook: ⟦name|Small⟧\ncodes:\n  - id: ⟦code|trust⟧',
    codings:
      'transcript: transcripts/P01.txt\ncoder: coder1\ntext: ⟦digest|sha256-1f3c9a7be2d04411⟧\nsegments:\n  - id: ⟦segment|k3v9x2ma⟧\n    at: ⟦at|12:5-12:48⟧\n    quote: ⟦quote|the trust, simply: “no”⟧\n    codes: [⟦code|opposition⟧, { code: ⟦code|paces⟧, weight: ⟦weight|3⟧ }]\n    memo: at 12:5-12:48\n    on: ⟦date|2026-11-23⟧',
    'quotes in quotes and over lines':
      'transcript: P01.txt\nsegments:\n  - id: ⟦segment|k3v9x2ma⟧\n    quote: ⟦quote|"a \\"b\\" # c"⟧\n  - id: ⟦segment|k3v9x2mb⟧\n    quote: |-\n      id: k3v9x2mc\n    codes:\n      - ⟦code|trust⟧\n      - { code: ⟦code|paces⟧, weight: ⟦weight|high⟧ }',
    'no codebook: other YAML':
      'name: Build\njobs:\n  - id: setup\n    color: "#ffffff"\n    status: active\n    at: 12:5-12:48\n    quote: none\n    codes: [one, two]\n    on: 2026-11-23',
  },
};

describe('the grammars', () => {
  for (const grammar of Object.keys(cases) as (keyof typeof roots)[]) {
    describe(grammar, () => {
      for (const [title, fixture] of Object.entries(cases[grammar])) it(title, () => check(grammar, fixture));
    });
  }

  it('give only scopes that themes colour, or that structure', () => {
    const known =
      /^(?:meta|punctuation|markup\.(?:bold|italic|heading|quote)|entity\.(?:name\.(?:function|tag|section|label)|other\.attribute-name)|comment|constant\.(?:numeric|language|character|other\.color)|keyword|string|variable)\./;
    const names = [...grammarFiles.values()].flatMap((grammar) =>
      [...textsOf(grammar, /^(?:name|contentName)$/)].filter((name) => name !== grammar.name),
    );
    assert.deepEqual(
      names.flatMap((name) => name.split(' ')).filter((scope) => !known.test(scope)),
      [],
    );
  });

  it('include only what there is', () => {
    const missing = [...grammarFiles].flatMap(([file, grammar]) =>
      [...textsOf(grammar, /^include$/)]
        .filter((include) => {
          const [scope, rule] = include.split('#');
          const target =
            scope === '' ? grammar : [...grammarFiles.values()].find(({ scopeName }) => scopeName === scope);
          return rule !== undefined && target?.repository[rule] === undefined;
        })
        .map((include) => `${file}: ${include}`),
    );
    assert.deepEqual(missing, []);
  });
});

/** All texts below the keys, in a grammar's order. */
function* textsOf(node: unknown, key: RegExp): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    if (typeof value === 'string' && key.test(name)) yield value;
    else yield* textsOf(value, key);
  }
}
