import { was, opened, assertTrue, changed } from '../../../unit/lsp/documents/changingTranscript.js';
import fc from 'fast-check';
import type { TranscriptView } from '../../../../server/src/core/study/transcriptView.js';

describe('a transcript that is open', () => {
  it('is true to its text whatever happens, and whenever', async () => {
    const action = fc.oneof(
      fc.record({ kind: fc.constant('type' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('delete' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('undo' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('all' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('reload' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('file' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('look' as const), at: fc.nat() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(action, fc.nat({ max: 20 })), { maxLength: 12 }), async (script) => {
        const { view, code, text, edit, replace, meanwhile } = opened(changed);
        const undo: (() => void)[] = [];
        const wordAt = (at: number): number => text().indexOf(' ', at % text().length) + 1;
        const put = (start: number, end: number, words: string): void => {
          const old = text().slice(start, end);
          edit(start, end, words);
          undo.push(() => edit(start, start + words.length, old));
        };
        const views: Promise<TranscriptView>[] = [];
        const act = ({ kind, at }: { readonly kind: string; readonly at: number }): void => {
          const start = wordAt(at);
          if (kind === 'type') put(start, start, `typed${at} `);
          if (kind === 'delete') put(start, Math.max(start, wordAt(start + 20)), '');
          if (kind === 'all') put(0, text().length, `Heading ${at}\n${at % 2 === 0 ? was : changed}`);
          if (kind === 'undo') undo.pop()?.();
          if (kind === 'reload') replace();
          if (kind === 'file') code('coder2', 5 + (at % 9));
          if (kind === 'look') views.push(view());
        };
        meanwhile(
          ...script.flatMap(([each, later]) => [...Array.from({ length: later }, () => nothing), () => act(each)]),
        );
        views.push(view());
        // More may be asked for while these are awaited.
        for (const each of views) await each;
        while (undo.length > 0 && script.length % 2 === 0) undo.pop()?.();
        assertTrue(await view(), text());
      }),
      { numRuns: 50, seed: 3 },
    );
  });
});

const nothing = (): void => undefined;
