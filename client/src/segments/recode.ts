import { commands, Disposable, l10n } from 'vscode';
import { writingCommand } from '../common/asking.js';
import { changeCode } from '../codebook/changeCode.js';
import type { Context, Feature } from '../context.js';
import { toRange } from '../common/convert.js';
import { goToSegment } from './goToSegment.js';
import { mention } from '../common/mention.js';
import { reasonsOf, recodeQueue, type RecodeEntry } from './recodeQueue.js';
import type { SegmentRow } from './segmentRows.js';
import { ownSegments } from '../coding/segmentsAtCaret.js';

/** Milliseconds for which the status bar says why a segment is to be recoded. */
const atLength = 30_000;
const shortly = 5000;

/** Goes through the segments that were coded before one of their codes was revised, and settles them. */
export const recode: Feature = (context) => {
  /** The entry that was shown last, which a selection may share with others. */
  let shown: string | undefined;

  const show = async (queue: readonly RecodeEntry[], index: number): Promise<void> => {
    const entry = queue[index];
    if (!entry) {
      shown = undefined;
      mention(l10n.t('Nothing is left to be recoded.'), shortly);
      return;
    }
    await goToSegment(context, entry);
    shown = entry.segment.id;
    mention(
      l10n.t('{place} of {count}: {reasons}', {
        place: index + 1,
        count: queue.length,
        reasons: reasonsOf(entry).join('; '),
      }),
      atLength,
    );
  };
  const step = async (by: 1 | -1): Promise<void> => {
    const queue = await allQueues(context);
    const at = queue.findIndex(({ segment }) => segment.id === shown);
    const isThere = at >= 0 && isAtCaret(context, queue[at]);
    const index = isThere ? at + by : nearest(context, queue, by);
    await show(queue, (index + queue.length) % Math.max(1, queue.length));
  };
  /** Settles rows of the Segments view, or the segment at the caret, and goes on from there to the next. */
  const settle = async (
    given: readonly SegmentRow[] | undefined,
    work: (entry: RecodeEntry) => Promise<boolean>,
  ): Promise<void> => {
    if (given) {
      for (const row of given) if (row.kind === 'segment') await work(row);
      return;
    }
    const before = await allQueues(context);
    const entry = await entryAtCaret(context, before, shown);
    if (!entry) {
      mention(l10n.t('There is no segment of yours here.'), shortly);
      return;
    }
    const at = before.findIndex(({ segment }) => segment.id === entry.segment.id);
    if (!(await work(entry)) || at < 0) return;
    const queue = await allQueues(context);
    const left = new Set(queue.map(({ segment }) => segment.id));
    const next = [...before.slice(at + 1), ...before.slice(0, at)].find(({ segment }) => left.has(segment.id));
    await show(
      queue,
      queue.findIndex(({ segment }) => segment.id === next?.segment.id),
    );
  };
  const onRows =
    (work: (entry: RecodeEntry) => Promise<boolean>) =>
    (row?: SegmentRow, rows?: readonly SegmentRow[]): Promise<void> =>
      settle(rows ?? (row && [row]), work);
  return Disposable.from(
    commands.registerCommand('gloss.nextToRecode', () => step(1)),
    commands.registerCommand('gloss.previousToRecode', () => step(-1)),
    commands.registerCommand(
      'gloss.stillFits',
      onRows(async ({ group, segment }) => {
        const { done } = await context.edit({ op: 'stillFits', uri: group.uri, segments: [segment.id] });
        return done;
      }),
    ),
    writingCommand(
      'gloss.changeCode',
      context,
      onRows((entry) => changeCode(context, entry)),
    ),
  );
};

/** What is to be recoded: in the study of the active transcript, else in all. */
async function allQueues(context: Context): Promise<readonly RecodeEntry[]> {
  const editor = context.transcriptEditor();
  const study = editor && context.published(editor.document.uri)?.study;
  const studies = study === undefined ? await context.knownStudies() : [study];
  return (await Promise.all(studies.map((uri) => recodeQueue(context, uri)))).flat();
}

/** Whether the selection is on the entry's passage, in its transcript. */
function isAtCaret(context: Context, entry: RecodeEntry | undefined): boolean {
  const editor = context.transcriptEditor();
  const mark = editor && context.published(editor.document.uri)?.segments.find(({ id }) => id === entry?.segment.id);
  return mark !== undefined && toRange(mark.range).contains(editor?.selection.active ?? toRange(mark.range).end);
}

/** The entry before or behind the caret; where the active editor shows none of them, the first or last of all. */
function nearest(context: Context, queue: readonly RecodeEntry[], by: 1 | -1): number {
  const editor = context.transcriptEditor();
  const uri = editor?.document.uri;
  const caret = editor?.selection.active;
  const start = by === 1 ? 0 : queue.length - 1;
  if (!uri || !caret) return start;
  const marks = new Map(context.published(uri)?.segments.map(({ id, range }) => [id, toRange(range).start]));
  const isBehind = ({ segment }: RecodeEntry): boolean => {
    const at = marks.get(segment.id);
    return at !== undefined && (by === 1 ? at.isAfterOrEqual(caret) : at.isBefore(caret));
  };
  if (by === -1) return queue.findLastIndex(isBehind);
  const found = queue.findIndex(isBehind);
  if (found >= 0) return found;
  const last = queue.findLastIndex(({ segment }) => marks.has(segment.id));
  return last + 1;
}

/** The segment that is meant at the caret: the one shown last, one that is to be recoded, or any of the coder's own. */
async function entryAtCaret(
  context: Context,
  queue: readonly RecodeEntry[],
  shown: string | undefined,
): Promise<RecodeEntry | undefined> {
  const editor = context.transcriptEditor();
  if (!editor) return undefined;
  const own = await ownSegments(context, editor);
  const queued = queue.filter(({ segment }) => own.some(({ id }) => id === segment.id));
  const found = queued.find(({ segment }) => segment.id === shown) ?? queued[0];
  const [first] = own;
  if (found || !first) return found;
  const uri = editor.document.uri.toString();
  const { id, coder, codes, range } = first;
  const quote = editor.document.getText(toRange(range));
  return {
    group: { uri, transcript: '', names: {}, segments: [] },
    segment: { id, coder, line: 0, column: 0, quote, codes: codes.map((code) => code.id) },
  };
}
