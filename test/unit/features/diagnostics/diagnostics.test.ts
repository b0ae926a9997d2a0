import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver-types';
import { placeSegments } from '../../../../server/src/core/anchor/placeSegments.js';
import type { TranscriptView } from '../../../../server/src/core/study/transcriptView.js';
import { diagnostics } from '../../../../server/src/features/diagnostics/diagnostics.js';
import { problemsOf, transcriptProblems } from '../../../../server/src/features/diagnostics/problems.js';
import type { Workspace } from '../../../../server/src/features/common/workspace.js';
import { readMarks, writeMarks } from '../../../support/marks.js';
import {
  ask,
  bookPath,
  codebook,
  root,
  serving,
  studyOf,
  transcriptPath,
  transcriptUri,
  viewOf,
  wordsAt,
  yamlOf,
} from '../support.js';

/** What the small codebook would be told about besides. */
const quiet = { 'gloss.yaml': 'checks: { missing-weight: off, similar-colors: off, unused-code: off }\n' };
const codingsPath = 'codings/me/P01.txt.codings.yaml';
const header = `transcript: ${transcriptPath}\ncoder: me\ntext: sha256-1\nsegments:\n`;
const entry = (codes: string, quote = 'We waited', id = 'a'): string =>
  `  - id: ${id}\n    at: 1:5-1:14\n    quote: ${quote}\n    codes: [${codes}]\n`;

/** What a workspace says that has read its study whole. */
const reading = (view: TranscriptView, more: Partial<Workspace> = {}): Partial<Workspace> => ({
  ...serving(view),
  transcriptStamp: (study, path) => (study.transcripts.has(path) ? 'disk 1' : undefined),
  unreadable: () => new Map(),
  changedSince: () => Promise.resolve(),
  today: () => '2026-11-23',
  giveWay: () => Promise.resolve(),
  generation: () => '7',
  ...more,
});

describe('problems of a YAML file', () => {
  /** Each problem is a mark, named after its code. */
  const check = (what: string, path: string, fixture: string, transcript = 'P1: We waited.'): void => {
    it(what, async () => {
      const { text, ranges } = readMarks(fixture);
      const { view } = viewOf(transcript, {}, { files: { ...quiet, [path]: text } });
      const found = await problemsOf(reading(view) as Workspace, view.study, path);
      assert.equal(
        writeMarks(
          text,
          found.map(({ code, range }) => ({ ...range, name: code })),
        ),
        fixture,
      );
      assert.equal(found.length, ranges.length);
    });
  };
  check('are none where all is well', codingsPath, `${header}${entry('trust')}`);
  check(
    'are codes that are unknown, retired or under an old id',
    codingsPath,
    `${header}${entry('⟦unknown-code|trusst⟧, ⟦retired-code|old⟧, ⟦old-id|confidence⟧')}`,
  );
  check(
    'are quotes that are not in the text',
    codingsPath,
    `${header}${entry('trust', 'They waited').replace('quote:', '⟦quote-not-found|quote:⟧')}`,
  );
  check(
    'are quotes whose place is not certain',
    codingsPath,
    `${header}${entry('trust', 'So').replace('quote:', '⟦ambiguous-quote|quote:⟧')}`,
    'P1: Yes. So. So.',
  );
  check(
    'are missing transcripts',
    codingsPath,
    `${header}${entry('trust')}`.replace(transcriptPath, '⟦missing-transcript|transcripts/P09.txt⟧'),
  );
  check(
    'are codes that a codebook names and none has',
    bookPath,
    codebook.replace('merged-into: trust', 'merged-into: ⟦unknown-code|trusst⟧'),
  );
  check('are codes that stand twice', bookPath, codebook.replace('- id: old', '- id: ⟦duplicate-code|trust⟧'));
  check('are units that there are not', 'gloss.yaml', 'unit: ⟦bad-value|word⟧\n');
  check('are none of a file that is not the study’s', 'notes/x.yaml', 'a: [\n');

  it('are the reason why it cannot be read', async () => {
    const { view } = viewOf('P1: a');
    const unreadable = (): ReadonlyMap<string, string> => new Map([[codingsPath, 'It is not UTF-8.']]);
    assert.deepEqual(await problemsOf(reading(view, { unreadable }) as Workspace, view.study, codingsPath), [
      { code: 'unreadable', severity: 'error', message: 'It is not UTF-8.', range: { start: 0, end: 0 } },
    ]);
  });

  it('are segment ids that stand in two files', async () => {
    const other = 'codings/you/P01.txt.codings.yaml';
    const files = {
      ...quiet,
      [codingsPath]: header + entry('trust'),
      [other]: (header + entry('trust')).replace('coder: me', 'coder: you'),
    };
    const { view } = viewOf('P1: We waited.', {}, { files });
    const found = await problemsOf(reading(view) as Workspace, view.study, other);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['duplicate-id'],
    );
  });

  it('look at the transcript again only where it or the file has changed', async () => {
    const { view } = viewOf(
      'P1: We waited.',
      {},
      { files: { ...quiet, [codingsPath]: header + entry('trust', 'Gone') } },
    );
    let read = 0;
    let stamp = 'open 1';
    const given = reading(view, {
      transcriptStamp: () => stamp,
      readTranscript: () => {
        read++;
        return Promise.resolve(view);
      },
    }) as Workspace;
    for (let i = 0; i < 3; i++) assert.equal((await problemsOf(given, view.study, codingsPath)).length, 1);
    assert.equal(read, 1);
    stamp = 'open 2';
    await problemsOf(given, view.study, codingsPath);
    assert.equal(read, 2);
  });
});

describe('diagnostics', () => {
  const ofDocument = async (uri: string, given: Partial<Workspace>): Promise<readonly Diagnostic[]> => {
    const report = await ask<{ kind: string; items: Diagnostic[] }>(diagnostics, given, 'textDocument/diagnostic', {
      textDocument: { uri },
    });
    assert.equal(report.kind, 'full');
    return report.items;
  };

  it('of a transcript are own passages whose place is not certain', async () => {
    const state = 'ambiguous' as const;
    const coded = { x: { codes: [{ code: 'trust' }], state }, y: { codes: [{ code: 'trust' }], state, coder: 'you' } };
    const { view, text } = viewOf('P1: ⟦x|So⟧. ⟦y|So⟧. ⟦trust|We⟧.', coded);
    assert.equal(transcriptProblems(view).length, 1);
    const [item, ...rest] = await ofDocument(transcriptUri, reading(view));
    assert.deepEqual(rest, []);
    assert.equal(item && wordsAt(text, item.range), 'So');
    assert.deepEqual(
      { ...item, range: undefined, message: undefined },
      {
        range: undefined,
        message: undefined,
        severity: 2,
        code: 'ambiguous-quote',
        source: 'gloss',
        data: { segment: 'x' },
      },
    );
  });

  it('of a YAML file tell severity, nearest ids and what is struck out', async () => {
    const text = header + entry('trusst, old, confidence');
    const { yaml } = yamlOf(text, codingsPath, { ...quiet, [transcriptPath]: '' });
    const { view } = viewOf('P1: We waited.');
    const items = await ofDocument(
      `${root}/${codingsPath}`,
      reading(view, { transcript: () => Promise.resolve(undefined), yaml: () => yaml }),
    );
    assert.deepEqual(
      items.map(({ code, severity, tags, data }) => ({
        code,
        severity,
        tags,
        nearest: (data as { nearest: unknown }).nearest,
      })),
      [
        { code: 'unknown-code', severity: 1, tags: undefined, nearest: ['trust'] },
        { code: 'retired-code', severity: 2, tags: [2], nearest: ['trust'] },
        { code: 'old-id', severity: 4, tags: undefined, nearest: ['trust'] },
      ],
    );
  });

  it('of any other document are none', async () => {
    assert.deepEqual(await ofDocument('file:///x.txt', {}), []);
  });

  it('of the workspace are those of every file of every study, empty ones included', async () => {
    const { view } = viewOf('P1: We waited.', {}, { files: { ...quiet, [codingsPath]: header + entry('trusst') } });
    const second = studyOf(quiet);
    const unreadable: Workspace['unreadable'] = (study) =>
      new Map(study === second ? [['codings/me/b.txt.codings.yaml', 'No.']] : []);
    const given = reading(view, { studies: () => [view.study, second], unreadable });
    const { items } = await ask<{ items: { uri: string; resultId: string; items: Diagnostic[] }[] }>(
      diagnostics,
      given,
      'workspace/diagnostic',
      { previousResultIds: [] },
    );
    assert.deepEqual(
      items.map(
        ({ uri, resultId, items: found }) =>
          `${uri.replace(root, '')} ${resultId} ${found.map(({ code }) => code).join()}`,
      ),
      [
        '/gloss.yaml 7 ',
        `/${bookPath} 7 `,
        `/${codingsPath} 7 unknown-code`,
        '/gloss.yaml 7 ',
        `/${bookPath} 7 `,
        '/codings/me/b.txt.codings.yaml 7 unreadable',
      ],
    );
  });

  it('of the workspace wait for a change where the client knows the latest', async () => {
    const waits: unknown[] = [];
    const { view } = viewOf('P1: a');
    const changedSince = (known: string | undefined): Promise<void> => Promise.resolve(void waits.push(known));
    await ask(diagnostics, reading(view, { changedSince }), 'workspace/diagnostic', {
      previousResultIds: [{ uri: root, value: '7' }],
    });
    assert.deepEqual(waits, ['7']);
  });

  it('of places agree with where segments are drawn', () => {
    const { view } = viewOf(
      'P1: So. So. We.',
      {},
      { files: { ...quiet, [codingsPath]: header + entry('trust', 'So') } },
    );
    const [record] = view.study.records.values();
    assert.deepEqual(
      placeSegments(view.lines, record!.value.segments, false).map(({ state }) => state),
      ['ambiguous'],
    );
  });
});
