import { placerIn } from '../../anchor/placeSegments.js';
import { orphan } from '../../anchor/place.js';
import { anchorOf } from '../../anchor/makeSegment.js';
import type { Coding, Segment } from '../../codings/segment.js';
import { GlossError } from '../../glossError.js';
import { atOnce } from '../../workInSteps.js';
import { consensusOf, outcomesIn } from '../../reconcile/outcomes.js';
import { consensusCoder, isSamePassage, passagesOf, type Passage, type Reading } from '../../reconcile/passages.js';
import { currentIds } from '../../queries/query.js';
import { codesOf, recordsFor } from '../../study/study.js';
import type { PlacedSegment } from '../../study/transcriptView.js';
import { maySee } from '../../study/visible.js';
import type { Range } from '../../text/range.js';
import { ownRecord } from './ownRecord.js';
import type { EditContext, Step, TranscriptText } from '../step.js';
import { unknownCode } from '../../codebook/unknownCode.js';
import * as l10n from '../../text/l10n.js';

/** What is taken of a passage: one coder's reading, all readings, none, or another; `open` takes the decision back. */
export type Taken =
  { readonly coder: string } | { readonly range: Range; readonly codes: readonly Coding[] } | 'all' | 'none' | 'open';

/** What a team decided of one passage. It takes the place of what was decided before. */
export interface Decision {
  /** The passage's key. */
  readonly passage: string;
  readonly take: Taken;
}

/** Writes what was decided of passages as codings of the coder `consensus`; the coders' own codings stay as they are. */
export function reconcile(
  context: EditContext,
  transcript: TranscriptText,
  { coders, decisions }: { readonly coders: readonly string[]; readonly decisions: readonly Decision[] },
): Step {
  const { study } = context;
  if (decisions.length === 0) throw new GlossError('nothing-to-do', l10n.t('Nothing was decided of any passage.'));
  const hidden = coders.find((coder) => !maySee(study, context.coder, { coder, transcript: transcript.path }));
  if (hidden !== undefined) {
    throw new GlossError(
      'blind',
      l10n.t('This study is blind: say first that you are done with coding {path}, then reconcile it.', {
        path: transcript.path,
      }),
    );
  }
  const resolve = currentIds(study);
  const passages = passagesOf(placedIn(context, transcript), coders, transcript.lines.text, resolve);
  const outcomeOf = outcomesIn(study, transcript.path);
  const dismissed = new Set(consensusOf(study, transcript.path)?.value.dismissed);
  const [add, remove]: [Segment[], string[]] = [[], []];
  for (const { passage: key, take } of decisions) {
    const passage = passages.find((candidate) => candidate.key === key);
    if (!passage) throw gone();
    const outcome = outcomeOf(passage);
    if (typeof outcome === 'object') remove.push(...outcome.taken.map(({ id }) => id));
    dismissed.delete(key);
    if (take === 'none') dismissed.add(key);
    else if (take !== 'open') add.push(...segmentsFor(context, transcript, passage, take));
  }
  const change = ownRecord({ ...context, coder: consensusCoder }, transcript).edit({
    add,
    remove,
    dismissed: [...dismissed].sort(),
  });
  return {
    label: l10n.counted(decisions.length, 'Reconcile', 'Reconcile {count} passages'),
    changes: [change],
  };
}

function segmentsFor(
  { today, newId, study }: EditContext,
  { lines, digest }: TranscriptText,
  passage: Passage,
  take: Exclude<Taken, 'none' | 'open'>,
): readonly Segment[] {
  const made = (range: Range, codes: readonly Coding[]): Segment => {
    const unknown = codes.find(({ code }) => !codesOf(study).find(code));
    if (unknown) throw new GlossError('not-found', unknownCode(unknown.code));
    if (codes.length === 0) throw new GlossError('bad-argument', l10n.t('A passage is taken with one code at least.'));
    const sources = passage.readings.map(({ segment }) => segment);
    return { id: newId(), ...anchorOf(lines, range, digest), codes, on: today, sources };
  };
  if (take === 'all') return merged(passage.readings, lines.text).map(({ range, codes }) => made(range, codes));
  if ('range' in take) return [made(take.range, take.codes)];
  const reading = passage.readings.find(({ coder }) => coder === take.coder);
  if (!reading) throw new GlossError('not-found', l10n.t('{coder} has not coded this passage.', { coder: take.coder }));
  return [made(reading.range, reading.codes)];
}

/** Readings of the same words become one with the codes of all; others stay beside each other. */
function merged(readings: readonly Reading[], text: string): readonly Pick<Reading, 'range' | 'codes'>[] {
  const [first] = readings;
  if (!first || !isSamePassage(readings, text)) return readings;
  const codes = new Map(readings.flatMap((reading) => reading.codes.map((coding) => [coding.code, coding] as const)));
  return [{ range: first.range, codes: [...codes.values()] }];
}

/** The segments of all coders, where the editor has them or else where the text has them now. */
export function placedIn(
  { study, coder }: Pick<EditContext, 'study' | 'coder'>,
  transcript: TranscriptText,
): readonly PlacedSegment[] {
  const own = (of: string): boolean => of === coder;
  if (transcript.placed) return transcript.placed.map((entry) => ({ ...entry, own: own(entry.record.coder) }));
  const placer = placerIn(transcript.lines);
  return recordsFor(study, transcript.path).flatMap((record) => {
    const { segments, text } = record.value;
    const places = atOnce(placer.place(segments, { now: transcript.digest, named: text }));
    return segments.map((segment, i) => ({ record, segment, place: places[i] ?? orphan, own: own(record.coder) }));
  });
}

const gone = (): GlossError =>
  new GlossError('not-found', l10n.t('This passage is made of other segments by now. Look at it again.'));
