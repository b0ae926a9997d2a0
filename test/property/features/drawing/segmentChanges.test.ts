import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffSteps } from '../../../../server/src/core/anchor/diffTexts.js';
import { planStep, type Operation } from '../../../../server/src/core/edit/operation.js';
import { GlossError } from '../../../../server/src/core/glossError.js';
import type { SegmentChange as ReviewChange } from '../../../../server/src/core/review/review.js';
import { changeKey } from '../../../../server/src/core/review/sides.js';
import { createStudy, removeFile, setFile } from '../../../../server/src/core/study/study.js';
import type { TranscriptView } from '../../../../server/src/core/study/transcriptView.js';
import { createDrawing, type DrawnAt } from '../../../../server/src/features/drawing/drawing.js';
import { publishParams } from '../../../../server/src/features/drawing/publishSegments.js';
import { changesBetween } from '../../../../server/src/features/drawing/segmentChanges.js';
import { openTranscript, type OpenTranscript } from '../../../../server/src/lsp/documents/openTranscript.js';
import { keepPublished, type PublishSegmentsParams } from '#protocol';
import { codebook, root, transcriptPath as path, transcriptUri as uri } from '../../../unit/features/support.js';

const begin = Array.from(
  { length: 12 },
  (_, i) => `${i % 2 === 0 ? 'INTERVIEWER' : 'P01'}: Sentence ${i} goes on, and word${i} stands alone. More is said.\n`,
).join('\n');
const codes = ['paces', 'opposition', 'trust', 'confidence'];
const coders = ['me', 'you'];

const action = fc.record({
  kind: fc.constantFrom(
    ...(['type', 'enter', 'delete', 'undoEdit', 'apply', 'apply', 'apply', 'uncode', 'bounds', 'memo'] as const),
    ...(['undo', 'hide', 'coder', 'compare', 'recolour', 'draw', 'lose', 'share'] as const),
  ),
  at: fc.nat({ max: 10_000 }),
  length: fc.integer({ min: 1, max: 150 }),
});
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

/** A server's document and a client's, with what may be lost on the way between them. */
class World {
  private readonly study = createStudy(root);
  private text = begin;
  private coder = 'me';
  private readonly transcript: OpenTranscript;
  private readonly drawing = createDrawing();
  private at: DrawnAt = { uri, version: 1, hidden: new Set(), changes: undefined };
  private sent: { readonly params: PublishSegmentsParams; readonly state: number } | undefined;
  private isMissed = false;
  private readonly client = keepPublished(() => (this.isMissed = true));
  private ids = 0;
  private readonly edits: (() => void)[] = [];
  private readonly steps: (() => void)[] = [];
  changes = 0;

  constructor() {
    setFile(this.study, 'gloss.yaml', 'study: Small\ncoders:\n  - id: me\n  - id: you\n');
    setFile(this.study, 'codebooks/main.codebook.yaml', codebook);
    setFile(this.study, path, '');
    this.transcript = this.open();
  }

  async act(action: Action): Promise<void> {
    const { kind, at } = action;
    if (kind === 'hide') this.at = { ...this.at, hidden: new Set(codes.filter((_, i) => (at >> i) % 2 === 1)) };
    if (kind === 'coder') this.coder = coders[at % 2] ?? 'me';
    if (kind === 'recolour') {
      const text = codebook.replace('#bb0000', at % 2 === 0 ? '#bb00bb' : '#bb0000');
      setFile(this.study, 'codebooks/main.codebook.yaml', text);
    }
    if (kind === 'compare') await this.compare(at);
    if (kind === 'undo') this.steps.pop()?.();
    if (kind === 'draw' || kind === 'lose' || kind === 'share') await this.tell(kind);
    this.actOnText(action);
    await this.actOnSegment(action);
  }

  private actOnText({ kind, at, length }: Action): void {
    const start = at % this.text.length;
    if (kind === 'type') this.edit(start, start, `typed${at}`);
    if (kind === 'enter') this.edit(start, start, '\n\n');
    if (kind === 'delete') this.edit(start, Math.min(this.text.length, start + length), '');
    if (kind === 'undoEdit') this.edits.pop()?.();
  }

  private async actOnSegment({ kind, at, length }: Action): Promise<void> {
    const start = at % this.text.length;
    const range = { start, end: Math.min(this.text.length, start + length) };
    if (kind === 'apply') await this.step({ op: 'apply', range, codes: [{ code: codes[at % codes.length] ?? '' }] });
    const segment = await this.segmentAt(at);
    if (!segment) return;
    if (kind === 'uncode') await this.step({ op: 'uncode', segment });
    if (kind === 'bounds') await this.step({ op: 'setBounds', segment, range });
    if (kind === 'memo') {
      await this.step({ op: 'setMemo', segment, memo: length < 60 ? null : `A memo of ${length} units` });
    }
  }

  /** What the client has built is what is published of the document as it is. */
  async assertSame(): Promise<void> {
    await this.tell('draw');
    const { uri: document, version, hidden, changes } = this.at;
    const { state: _, ...built } = this.client.get(uri) ?? { state: undefined };
    assert.deepEqual(built, publishParams(await this.view(), document, version, hidden, changes));
    if (version > 1) return;
    // Nothing was edited, so that places that were kept up are those that are found from the beginning.
    const opened = await this.open().view(this.coder);
    assert.deepEqual(built, publishParams(opened, document, version, hidden, changes));
  }

  private readonly open = (): OpenTranscript =>
    openTranscript(this.study, path, this.text, {
      oldText: () => undefined,
      findOldTexts: () => Promise.resolve(),
      diffOf: diffSteps,
      giveWay: () => Promise.resolve(),
    });

  private readonly view = (): Promise<TranscriptView> => this.transcript.view(this.coder);

  private edit(start: number, end: number, put: string): void {
    const before = this.text;
    this.text = before.slice(0, start) + put + before.slice(end);
    this.at = { ...this.at, version: this.at.version + 1 };
    this.transcript.edit([{ start, end, length: put.length }], () => this.text, start < end ? before : undefined);
    const back = before.slice(start, end);
    if (back !== put) this.edits.push(() => this.edit(start, Math.min(this.text.length, start + put.length), back));
  }

  private async step(operation: Operation): Promise<void> {
    const newId = (): string => `segment${this.ids++}`;
    const context = { study: this.study, coder: this.coder, today: '2026-11-20', now: '2026-11-20T10:00:00Z', newId };
    const view = await this.view();
    const { changes } = this.allowed(() => planStep(context, view, operation)) ?? { changes: [] };
    for (const change of changes) {
      this.put(change.path, change.after);
      this.steps.push(() => this.put(change.path, change.before));
    }
  }

  private put(file: string, text: string | undefined): void {
    if (text === undefined) removeFile(this.study, file);
    else setFile(this.study, file, text);
  }

  /** Nothing is done where a step is refused. */
  private allowed<T>(plan: () => T): T | undefined {
    try {
      return plan();
    } catch (error) {
      if (error instanceof GlossError) return undefined;
      throw error;
    }
  }

  private async segmentAt(at: number): Promise<string | undefined> {
    const own = (await this.view()).placed.filter((entry) => entry.own);
    return own[at % own.length]?.segment.id;
  }

  private async compare(at: number): Promise<void> {
    const { placed } = await this.view();
    const changes = placed.slice(0, at % 3).map(({ record, segment }): [string, ReviewChange] => {
      return [changeKey(record.coder, segment.id), { kind: 'added', after: segment }];
    });
    this.at = { ...this.at, changes: changes.length === 0 ? undefined : new Map(changes) };
  }

  /** Draws and sends, as the server does; `share` leaves the share coded for later. */
  private async tell(kind: 'draw' | 'lose' | 'share'): Promise<void> {
    const params = this.drawing.draw(await this.view(), this.at, kind === 'share' ? 0.5 : undefined);
    const before = this.sent;
    const state = (before?.state ?? 0) + 1;
    this.sent = { params, state };
    if (kind === 'lose') return;
    const change = before && changesBetween(before.params, params);
    if (!change) {
      this.client.take({ ...params, state });
      this.isMissed = false;
      return;
    }
    const isTaken = this.client.change({ ...change, before: before.state, state }) !== undefined;
    assert.equal(isTaken, !this.isMissed);
    if (isTaken) this.changes++;
    else this.client.take({ ...params, state });
    this.isMissed = false;
  }
}

describe('what a client has built of changes', () => {
  it('is the whole as it would be published, whatever happens', async () => {
    let changes = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 40, size: 'max' }), async (script) => {
        const world = new World();
        for (const each of script) {
          await world.act(each);
          if (each.kind === 'draw') await world.assertSame();
        }
        await world.assertSame();
        changes += world.changes;
      }),
      { numRuns: 150, seed: 5 },
    );
    assert.ok(changes > 300, String(changes));
  });
});
