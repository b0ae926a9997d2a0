import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused, runCli, type RunOptions, troubles } from './support/runCli.js';

const transcript = 'transcripts/P01.txt';
const codings = 'codings/coder1/P01.txt.codings.yaml';
const nobody = 65534;

/** What researchers' folders hold: files of other programs, other systems, and files that are broken. */
describe('coding with files as they come', () => {
  let study: TemporaryStudy;
  let options: RunOptions;
  const run = (...args: readonly string[]): Promise<string> => gloss(args, options);
  const bytes = (path: string): string => readFileSync(study.file(path), 'latin1');
  const segments = async (): Promise<{ quote: string; id: string; from: object; to: object }[]> =>
    JSON.parse(await run('segments', '--format', 'json')) as { quote: string; id: string; from: object; to: object }[];
  beforeEach(() => {
    study = temporaryStudy(smallStudy);
    options = { cwd: study.folder, env: { GLOSS_CODER: 'coder1' } };
  });
  afterEach(() => study.remove());

  const texts: readonly (readonly [what: string, text: string, quote: string, at: string])[] = [
    ['CRLF', 'One two.\r\nThree four.\r\n\r\nFive.\r\n', 'two.\nThree', '1:5-2:6'],
    ['a byte order mark', '\ufeffOne two.\nThree', 'One', '1:1-1:4'],
    ['CRLF and a byte order mark', '\ufeffOne two.\r\nThree', 'One two.\nThree', '1:1-2:6'],
    ['lone CR', 'One two.\rThree four.\rFive', 'four.\nFive', '2:7-3:5'],
    ['all line ends mixed', 'One\rTwo\r\nThree\nFour\n\rFive', 'Two\nThree\nFour\n\nFive', '2:1-6:5'],
    ['emoji', '😀👩‍👩‍👧 family 🇬🇧 went\n😀 home', '🇬🇧 went\n😀', '1:15-2:2'],
    ['right-to-left text', 'א: שלום עולם\nמראיין: مرحبا بالعالم', 'עולם\nמראיין: مرحبا', '1:9-2:14'],
    ['combining marks', 'Zoe\u0308 said: nai\u0308ve. Ångström', 'Zoe\u0308 said', '1:1-1:10'],
    ['no line break at the end', 'The end', 'The end', '1:1-1:8'],
    [
      'YAML in the words',
      '- "quoted": # {not} a [list]\n--- \n...',
      '"quoted": # {not} a [list]\n--- \n...',
      '1:3-3:4',
    ],
    ['tabs and spaces at the ends', '\t A \t\n  B  \n', '\t A \t\n  B  ', '1:1-2:6'],
    ['line separators of Unicode', 'A\u2028B\u2029C\u0085D', 'B\u2029C\u0085D', '1:3-1:8'],
    ['null characters', 'A\u0000B\u0007C', 'A\u0000B', '1:1-1:4'],
  ];
  for (const [what, text, quote, at] of texts) {
    it(`transcript with ${what}: found by words and by position, never changed`, async () => {
      study.write(transcript, text);
      const before = bytes(transcript);
      if (!quote.includes('\0')) {
        assert.match(await run('apply', transcript, '--quote', quote, 'trust'), new RegExp(`^\\w{8} ${at} `));
      } else await run('apply', transcript, at, 'trust');
      await run('apply', transcript, at, 'clashing-paces');
      const found = await segments();
      assert.deepEqual(
        found.map((segment) => segment.quote),
        [quote],
      );
      assert.equal(await troubles(options), '');
      await run('undo');
      await run('undo');
      assert.ok(!existsSync(study.file(codings)));
      assert.equal(bytes(transcript), before);
    });
  }

  it('words given with CRLF are found in a file with LF', async () => {
    study.write(transcript, 'One\nTwo');
    assert.match(await run('apply', transcript, '--quote', 'One\r\nTwo', 'trust'), / 1:1-2:4 /);
  });

  const entries = `  # a comment of mine
  - id: aaaaaaaa
    at: 3:10-3:35
    quote: trust would not let us in
    colour:   "kept"   # unknown
    codes: [ trust ,  'clashing-paces' ]
  # before b
  - { id: bbbbbbbb, at: 7:5-7:9, quote: Then, codes: [trust] }
`;
  const codingsOf = async (): Promise<string> => {
    await run('apply', transcript, '1:1-1:4', 'trust');
    const digest = /sha256-[\da-f]{16}/.exec(study.read(codings))?.[0] ?? '';
    await run('undo');
    return `# mine\ntranscript: transcripts/P01.txt\ncoder: coder1\ntext: ${digest}   # digest\nsegments:\n${entries}`;
  };
  const forms: readonly (readonly [what: string, form: (text: string) => string])[] = [
    ['LF', (text) => text],
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text) => `\ufeff${text}`],
    ['CRLF and a byte order mark', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
    ['no line break at the end', (text) => text.trimEnd()],
  ];
  for (const [what, form] of forms) {
    it(`codings written by hand with ${what}: what a step does not concern stays byte for byte`, async () => {
      const original = form(await codingsOf());
      study.write(codings, original);
      const before = bytes(codings);
      const id = (await run('apply', transcript, '--quote', 'And then?', 'trust')).slice(0, 8);
      const added = study.read(codings);
      const eol = what.startsWith('CRLF') ? '\r\n' : '\n';
      const printed = new RegExp(`  - id: ${id}${eol}(?:    [^\\r\\n]*${eol})+`).exec(added);
      assert.ok(printed, added);
      assert.equal(added.replace(printed[0], ''), original.endsWith('\n') ? original : `${original}\n`);
      await run('undo');
      assert.equal(bytes(codings), before);
      await run('redo');
      assert.equal(study.read(codings), added);
      await run('undo');
      await run('uncode', 'aaaaaaaa', 'trust');
      assert.ok(study.read(codings).includes('colour:   "kept"   # unknown'));
      assert.ok(study.read(codings).startsWith(original.slice(0, original.indexOf('codes:'))));
      assert.ok(
        study
          .read(codings)
          .trimEnd()
          .endsWith(
            form('')
              .concat(original.slice(original.indexOf('  # before b')))
              .replace('\ufeff', '')
              .trimEnd(),
          ),
      );
      await run('undo');
      assert.equal(bytes(codings), before);
    });
  }

  const broken: readonly (readonly [what: string, path: string, text: string, message: RegExp])[] = [
    [
      'codings with broken YAML',
      codings,
      'transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-0\nsegments:\n  - id: "a\n',
      /codings\/coder1\/P01\.txt\.codings\.yaml has an error in line \d+: This is not readable YAML: .* Fix it first/,
    ],
    [
      'codings with a merge conflict',
      codings,
      '<<<<<<< HEAD\ntranscript: transcripts/P01.txt\n=======\n>>>>>>> theirs\n',
      /has an error in line \d+.*Fix it first/,
    ],
    [
      'codings with lone CR',
      codings,
      'transcript: transcripts/P01.txt\rcoder: coder1\r',
      /has an error in line 1.*Fix it first/,
    ],
    [
      'codings of the wrong shape',
      codings,
      '- just\n- a list\n',
      /has an error in line 1: a codings file should be a map.*Fix it first/,
    ],
    [
      'codings with a bad entry',
      codings,
      'transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-0\nsegments:\n  - id: a\n    at: here\n    quote: x\n',
      /has an error in line 6: “here” is not a position/,
    ],
    ['empty codings', codings, '', /has an error in line 1.*Fix it first/],
    [
      'codings that speak of another transcript',
      codings,
      'transcript: transcripts/P02.txt\ncoder: coder1\ntext: sha256-0\nsegments: []\n',
      /speaks of transcripts\/P02\.txt/,
    ],
    [
      'settings with broken YAML',
      'gloss.yaml',
      'study: "Small\ncoders:\n  - id: coder1\n',
      /gloss\.yaml has an error in line \d+: This is not readable YAML.*Fix it first; nothing was written/,
    ],
    [
      'settings of the wrong shape',
      'gloss.yaml',
      'study: X\ncoders: many\n',
      /gloss\.yaml has an error in line 2: “coders” should be a list/,
    ],
  ];
  for (const [what, path, text, message] of broken) {
    it(`${what}: refused with the line, nothing overwritten`, async () => {
      study.write(path, text);
      await refused(['apply', transcript, '1:1-1:4', 'trust'], message, options);
      assert.equal(study.read(path), text);
      if (path !== codings) assert.ok(!existsSync(study.file(codings)));
    });
  }

  for (const [what, text] of [
    ['broken YAML', 'codebook: B\ncodes:\n  - id: fine\n    name: Fine\n  - id: broken\n    name: "B\n'],
    ['the wrong shape', 'codebook: B\ncodes: many\n'],
  ] as const) {
    it(`a codebook with ${what}: reported with its line, never overwritten, other codes still apply`, async () => {
      study.write('codebooks/b.codebook.yaml', text);
      const { code, stderr } = await runCli(['apply', transcript, '1:1-1:4', 'trust'], options);
      assert.equal(code, 0, stderr);
      assert.match(stderr, /^gloss: codebooks\/b\.codebook\.yaml:\d+:\d+: [^\n]+\n$/);
      const unknown = await runCli(['apply', transcript, '1:1-1:4', 'gone'], options);
      assert.equal(unknown.code, 2);
      assert.match(unknown.stderr, /codebooks\/b\.codebook\.yaml:\d+:\d+: [^\n]+\ngloss: No codebook/);
      assert.equal(study.read('codebooks/b.codebook.yaml'), text);
    });
  }

  it('texts that are not UTF-8 or too large are refused with what to do', async () => {
    writeFileSync(study.file(transcript), Buffer.from('\ufeffHello there', 'utf16le'));
    await refused(['apply', transcript, '1:1-1:4', 'trust'], /P01\.txt is UTF-16\. Save it as UTF-8/, options);
    writeFileSync(study.file(transcript), Buffer.from('\ufeffHello there', 'utf16le').swap16());
    await refused(['apply', transcript, '--quote', 'Hello', 'trust'], /P01\.txt is UTF-16\. Save it as UTF-8/, options);
    writeFileSync(study.file(transcript), Buffer.from('caf\xe9', 'latin1'));
    await refused(['apply', transcript, '1:1-1:4', 'trust'], /P01\.txt is not UTF-8 text\. Save it as UTF-8/, options);
    truncateSync(study.file(transcript), 50 * 1024 * 1024);
    await refused(['apply', transcript, '1:1-1:4', 'trust'], /P01\.txt has 50 MB; .*up to 20 MB\. Split it/, options);
    assert.ok(!existsSync(study.file('codings')));
    study.write(transcript, 'Hello');
    study.write(codings, '');
    writeFileSync(study.file(codings), Buffer.from('\ufefftranscript: x', 'utf16le'));
    await refused(['apply', transcript, '1:1-1:4', 'trust'], /codings\.yaml is UTF-16/, options);
    assert.equal(readFileSync(study.file(codings)).toString('utf16le'), '\ufefftranscript: x');
  });

  it('a changed transcript: segments keep their passages', async () => {
    await run('apply', transcript, '--quote', 'a nurse opened the door', 'trust');
    await run('apply', transcript, '--quote', 'And then?', 'clashing-paces');
    study.write(transcript, `A new first line.\n${smallStudy[transcript]}`);
    await run('apply', transcript, '--quote', 'Then it went fast', 'trust');
    const found = await segments();
    assert.deepEqual(
      found.map(({ quote, from }) => [quote, from]),
      [
        ['a nurse opened the door', { line: 4, column: 64 }],
        ['And then?', { line: 6, column: 14 }],
        ['Then it went fast', { line: 8, column: 6 }],
      ],
    );
  });

  // Root may write anywhere, so that these run as somebody who may not.
  const stranger = process.getuid?.() === 0 ? { uid: nobody } : {};
  const protect = (folder: string, mode: number): void => {
    for (const name of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
      protect(`${folder}/${name.name}`, mode);
    }
    chmodSync(folder, mode);
  };

  it('a folder that may not be written to: read, and refused where it would be written', async function () {
    if (process.platform === 'win32') this.skip();
    await run('apply', transcript, '1:1-1:4', 'trust');
    const before = study.read(codings);
    protect(study.folder, 0o555);
    try {
      const reader = { ...options, ...stranger };
      assert.match(await gloss(['codes'], reader), /Trust +trust +1/);
      for (const args of [['apply', transcript, '3:1-3:4', 'trust'], ['undo']]) {
        await refused(args, /cannot be written to \(permission denied\)/, reader);
      }
      await refused(['init', 'below'], /cannot be made \(permission denied\)/, reader);
    } finally {
      protect(study.folder, 0o755);
    }
    assert.equal(study.read(codings), before);
  });

  it('a codings file that may not be written or read is left alone', async function () {
    if (process.platform === 'win32') this.skip();
    await run('apply', transcript, '1:1-1:4', 'trust');
    const before = study.read(codings);
    protect(study.folder, 0o777);
    chmodSync(study.file('.gloss/journal.jsonl'), 0o666);
    const reader = { ...options, ...stranger };
    chmodSync(study.file(codings), 0o444);
    await refused(
      ['apply', transcript, '3:1-3:4', 'trust'],
      /codings\.yaml cannot be written \(permission denied\)/,
      reader,
    );
    chmodSync(study.file(codings), 0o000);
    await refused(
      ['apply', transcript, '3:1-3:4', 'trust'],
      /codings\.yaml cannot be read \(permission denied\)/,
      reader,
    );
    const { code, stderr } = await runCli(['segments'], reader);
    assert.match(stderr, /is left out: codings\/coder1\/P01\.txt\.codings\.yaml cannot be read \(permission denied\)/);
    assert.equal(code, 1);
    chmodSync(study.file(codings), 0o644);
    assert.equal(study.read(codings), before);
    assert.deepEqual(readdirSync(dirname(study.file(codings))), ['P01.txt.codings.yaml']);
  });
});
