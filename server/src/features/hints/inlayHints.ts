import { InlayHintRequest } from 'vscode-languageserver-protocol';
import {
  InlayHintKind,
  type InlayHint,
  type InlayHintLabelPart,
  type Range as LspRange,
} from 'vscode-languageserver-types';
import { codesOf } from '../../core/study/study.js';
import type { PlacedSegment, TranscriptView } from '../../core/study/transcriptView.js';
import { plain } from '../../core/text/plain.js';
import type { GlossSettings } from '#protocol';
import { codeLink } from '../navigation/definition.js';
import { cutText } from '../common/markdown.js';
import { fromLspRange, toLspRange, type Coder, type Feature, type Texts } from '../common/workspace.js';

/**
 * At the end of each passage the names of its codes, or how many they are; passages that end together share a hint. The
 * coder's own passages; everybody's where the coder has none in the transcript, as a reviewer has.
 */
export function hintsFor(view: TranscriptView, range: LspRange, kind: GlossSettings['inlayHints']): InlayHint[] {
  if (kind === 'off') return [];
  const { start, end } = fromLspRange(view.lines, range);
  const byEnd = new Map<number, PlacedSegment[]>();
  const hasOwn = view.placed.some(({ own }) => own);
  for (const entry of view.placed) {
    const { place } = entry;
    if (hasOwn && !entry.own) continue;
    if (place.state === 'orphaned' || place.end < start || place.end > end) continue;
    const together = byEnd.get(place.end);
    if (together) together.push(entry);
    else byEnd.set(place.end, [entry]);
  }
  return [...byEnd].map(([offset, entries]) => ({
    position: toLspRange(view.lines, { start: offset, end: offset }).start,
    label:
      kind === 'counts'
        ? [{ value: String(entries.reduce((sum, { segment }) => sum + segment.codes.length, 0)) }]
        : names(view, entries),
    kind: InlayHintKind.Type,
    paddingLeft: true,
  }));
}

/** Another coder's codes with the coder's id. Each leads to the code's definition. */
function names(view: TranscriptView, entries: readonly PlacedSegment[]): InlayHintLabelPart[] {
  const parts = entries.flatMap(({ segment, record, own }) =>
    segment.codes.map(({ code, weight }): InlayHintLabelPart => {
      const found = codesOf(view.study).inUse(code);
      const name = cutText(found?.code.name ?? code, 40) + (weight === undefined ? '' : ` ${weight}`);
      const value = plain(own ? name : `${name} (${record.coder})`);
      if (!found) return { value };
      const { targetUri, targetSelectionRange } = codeLink(view.study, found);
      return {
        value,
        ...(found.code.brief && { tooltip: found.code.brief }),
        location: { uri: targetUri, range: targetSelectionRange },
      };
    }),
  );
  return parts.flatMap((part, i) => (i === 0 ? [part] : [{ value: ' · ' }, part]));
}

/** At the end of each passage a person sees which codes it has; `gloss.inlayHints` says how much of it. */
export const inlayHints: Feature = {
  capabilities: { inlayHintProvider: true },
  register: (handlers, workspace: Texts & Coder) => {
    handlers.on(InlayHintRequest.type, async ({ textDocument: { uri }, range }) => {
      const view = await workspace.transcript(uri);
      return view ? hintsFor(view, range, (await workspace.settings(uri)).inlayHints) : [];
    });
  },
};
