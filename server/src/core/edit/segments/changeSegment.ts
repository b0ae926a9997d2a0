import { anchorOf } from '../../anchor/makeSegment.js';
import type { Place } from '../../anchor/placeSegments.js';
import type { Coding, Segment } from '../../codings/segment.js';
import { GlossError } from '../../glossError.js';
import { codesOf, currentId } from '../../study/study.js';
import type { Range } from '../../text/range.js';
import { checkedCoding, nameOf } from './applyCodes.js';
import { withoutRepeats } from './codingsOf.js';
import { ownRecord, ownSegment, reanchor, type PlacedEntry } from './ownRecord.js';
import type { EditContext, Step, TranscriptText } from '../step.js';
import * as l10n from '../../text/l10n.js';

/** Takes a code off a segment, and with the last code the segment; without `code` takes the segment off whole. */
export function removeCode(context: EditContext, transcript: TranscriptText, id: string, code?: string): Step {
  const own = ownRecord(context, transcript);
  const { segment } = ownSegment(context, own, id);
  const wanted = code === undefined ? undefined : currentId(context.study, code);
  const left =
    wanted === undefined ? [] : segment.codes.filter((coding) => currentId(context.study, coding.code) !== wanted);
  if (wanted !== undefined && left.length === segment.codes.length) {
    throw new GlossError(
      'not-found',
      l10n.t('“{wanted}” is not on this segment.', { wanted: nameOf(context.study, wanted) }),
    );
  }
  if (left.length === 0) return { label: l10n.t('Remove segment'), changes: [own.edit({ remove: [id] })] };
  return {
    label: l10n.t('Remove “{wanted}”', { wanted: nameOf(context.study, wanted ?? '') }),
    changes: [own.edit({ change: [{ ...segment, codes: left }] })],
  };
}

/**
 * Puts another code in the place of one on a segment. One that was in question because a code was revised has been
 * looked at, unless another of its codes is in question too.
 */
export function replaceCode(
  context: EditContext,
  transcript: TranscriptText,
  id: string,
  code: string,
  to: Coding,
): Step {
  const { study, today } = context;
  const own = ownRecord(context, transcript);
  const { segment } = ownSegment(context, own, id);
  const coding = checkedCoding(study, to);
  const meant = (written: string): string => currentId(study, written);
  const old = segment.codes.find((other) => meant(other.code) === meant(code));
  if (!old) {
    throw new GlossError('not-found', l10n.t('“{from}” is not on this segment.', { from: nameOf(study, meant(code)) }));
  }
  if (meant(code) === coding.code) throw new GlossError('nothing-to-do', l10n.t('The segment has this code already.'));
  const fitted = segment.reviewed ?? segment.on;
  const isStale = (written: string): boolean =>
    fitted !== undefined && (codesOf(study).find(written)?.code.revised ?? '') > fitted;
  const kept = segment.codes.filter((other) => other !== old);
  const reviewed = isStale(coding.code) && !kept.some((other) => isStale(other.code)) && { reviewed: today };
  const codes = withoutRepeats(
    segment.codes.map((other) => (other === old ? coding : other)),
    meant,
  );
  return {
    label: l10n.t('Change “{from}” to “{code}”', {
      from: nameOf(study, meant(code)),
      code: nameOf(study, coding.code),
    }),
    changes: [own.edit({ change: [{ ...segment, codes, ...reviewed }] })],
    applied: [coding.code],
  };
}

/** Gives a segment other bounds (UTF-16 offsets). */
export function setBounds(context: EditContext, transcript: TranscriptText, id: string, range: Range): Step {
  if (range.end <= range.start) {
    throw new GlossError('bad-argument', l10n.t('Select the words that the segment should hold.'));
  }
  const own = ownRecord(context, transcript);
  const { segment, place } = ownSegment(context, own, id);
  if (place.start === range.start && place.end === range.end) {
    throw new GlossError('nothing-to-do', l10n.t('The segment has these bounds already.'));
  }
  return { label: l10n.t('Change bounds'), changes: [own.edit({ change: [reanchor(segment, transcript, range)] })] };
}

/** Cuts a segment in two at a UTF-16 offset; white space at the cut belongs to neither. The first half keeps id and memo. */
export function splitSegment(context: EditContext, transcript: TranscriptText, id: string, offset: number): Step {
  const own = ownRecord(context, transcript);
  const { segment, place } = ownSegment(context, own, id);
  refuseUncertain(place, 'split');
  const { text } = transcript.lines;
  const first = text.slice(place.start, offset).trimEnd();
  const second = text.slice(offset, place.end).trimStart();
  if (offset <= place.start || offset >= place.end || first.trim() === '' || second === '') {
    throw new GlossError('bad-argument', l10n.t('Put the caret between two words of the segment to split it there.'));
  }
  const changed = reanchor(segment, transcript, { start: place.start, end: place.start + first.length });
  const added: Segment = {
    id: context.newId(),
    ...anchorOf(transcript.lines, { start: place.end - second.length, end: place.end }, transcript.digest),
    codes: segment.codes,
    on: context.today,
  };
  return { label: l10n.t('Split segment'), changes: [own.edit({ change: [changed], add: [added] })] };
}

/** Makes one segment of several that touch or overlap and share a code. The first keeps its id; memos are joined. */
export function mergeSegments(context: EditContext, transcript: TranscriptText, ids: readonly string[]): Step {
  const own = ownRecord(context, transcript);
  const entries = [...new Set(ids)]
    .map((id) => ownSegment(context, own, id))
    .sort((a, b) => a.place.start - b.place.start);
  const [first, ...others] = entries;
  if (!first || others.length === 0) {
    throw new GlossError('bad-argument', l10n.t('There is only one segment here; merging takes two that touch.'));
  }
  for (const { place } of entries) refuseUncertain(place, 'merged');
  refuseApart(context, transcript, entries);
  const codes = [...first.segment.codes];
  for (const { segment } of others) {
    for (const coding of segment.codes) {
      if (!codes.some(({ code }) => currentId(context.study, code) === currentId(context.study, coding.code))) {
        codes.push(coding);
      }
    }
  }
  const memo = entries.flatMap(({ segment }) => segment.memo ?? []).join('\n');
  const end = Math.max(...entries.map(({ place }) => place.end));
  const merged: Segment = {
    ...reanchor(first.segment, transcript, { start: first.place.start, end }),
    codes,
    ...(memo && { memo }),
    ...(entries.some(({ segment }) => segment.exemplar) && { exemplar: true }),
  };
  return {
    label: l10n.t('Merge segments'),
    changes: [own.edit({ change: [merged], remove: others.map(({ segment }) => segment.id) })],
  };
}

/** Writes, replaces or (with null or nothing but white space) removes a segment's memo. */
export function setMemo(context: EditContext, transcript: TranscriptText, id: string, memo: string | null): Step {
  const text = memo?.replace(/\r\n?/g, '\n').trim() ?? '';
  return changeOne(
    context,
    transcript,
    id,
    text ? l10n.t('Edit memo') : l10n.t('Remove memo'),
    ({ memo: old, ...segment }) => {
      if ((old ?? '') === text) throw new GlossError('nothing-to-do', l10n.t('The memo says that already.'));
      return text ? { ...segment, memo: text } : segment;
    },
  );
}

/** Marks a segment as an exemplar of its codes, or takes the mark off. */
export function setExemplar(context: EditContext, transcript: TranscriptText, id: string, exemplar: boolean): Step {
  return changeOne(
    context,
    transcript,
    id,
    exemplar ? l10n.t('Mark as exemplar') : l10n.t('Take off exemplar mark'),
    ({ exemplar: old, ...segment }) => {
      if ((old ?? false) === exemplar) {
        throw new GlossError(
          'nothing-to-do',
          exemplar ? l10n.t('The segment is an exemplar already.') : l10n.t('The segment is not an exemplar.'),
        );
      }
      return exemplar ? { ...segment, exemplar } : segment;
    },
  );
}

function changeOne(
  context: EditContext,
  transcript: TranscriptText,
  id: string,
  label: string,
  change: (segment: Segment) => Segment,
): Step {
  const own = ownRecord(context, transcript);
  const { segment } = ownSegment(context, own, id);
  return { label, changes: [own.edit({ change: [change(segment)] })] };
}

/** Where a segment's place is a guess, its new bounds would be as well, and would be written as certain. */
function refuseUncertain({ state }: Place, done: 'split' | 'merged'): void {
  if (state === 'exact' || state === 'moved') return;
  throw new GlossError('bad-argument', done === 'split' ? whyNotSplit(state) : whyNotMerged(state));
}

function whyNotSplit(state: 'ambiguous' | 'changed' | 'orphaned'): string {
  switch (state) {
    case 'ambiguous':
      return l10n.t(
        "The words of this segment stand in the text several times, and it is not certain which is meant, so it cannot be split. Give it its bounds first: select the passage and change the segment's bounds to it.",
      );
    case 'changed':
      return l10n.t(
        "The words of this segment have changed in the text, so it cannot be split. Give it its bounds first: select the passage and change the segment's bounds to it.",
      );
    case 'orphaned':
      return l10n.t(
        "The words of this segment are not in the text any more, so it cannot be split. Give it its bounds first: select the passage and change the segment's bounds to it.",
      );
  }
}

function whyNotMerged(state: 'ambiguous' | 'changed' | 'orphaned'): string {
  switch (state) {
    case 'ambiguous':
      return l10n.t(
        "The words of this segment stand in the text several times, and it is not certain which is meant, so it cannot be merged. Give it its bounds first: select the passage and change the segment's bounds to it.",
      );
    case 'changed':
      return l10n.t(
        "The words of this segment have changed in the text, so it cannot be merged. Give it its bounds first: select the passage and change the segment's bounds to it.",
      );
    case 'orphaned':
      return l10n.t(
        "The words of this segment are not in the text any more, so it cannot be merged. Give it its bounds first: select the passage and change the segment's bounds to it.",
      );
  }
}

function refuseApart(context: EditContext, transcript: TranscriptText, entries: readonly PlacedEntry[]): void {
  let end = entries[0]?.place.end ?? 0;
  const shared = entries
    .map(({ segment }) => new Set(segment.codes.map(({ code }) => currentId(context.study, code))))
    .reduce((a, b) => new Set([...a].filter((id) => b.has(id))));
  if (shared.size === 0) {
    throw new GlossError(
      'bad-argument',
      l10n.t('These segments share no code. Only segments of one code can be merged.'),
    );
  }
  for (const { place } of entries) {
    if (place.start > end && transcript.lines.text.slice(end, place.start).trim() !== '') {
      throw new GlossError('bad-argument', l10n.t('These segments do not touch: there are words between them.'));
    }
    end = Math.max(end, place.end);
  }
}
