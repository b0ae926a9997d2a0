import { pathOf } from '../../core/codebook/codeIndex.js';
import { codesOf, currentId } from '../../core/study/study.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import type { Range } from '../../core/text/range.js';
import { CodeChoicesRequest, type CodeChoice } from '#protocol';
import { passageOf } from '../common/passageOf.js';
import { fromLspRange, type Coder, type Feature, type Texts } from '../common/workspace.js';

/** How many recent codes come first, and how far around the passage codes count as near, in UTF-16 units. */
const mostRecent = 9;
const nearby = 1500;

/** The codes that may be applied to a passage: those used lately first, then those used near it, then codebook order. */
export function choicesFor(view: TranscriptView, passage: Range, recent: readonly string[]): readonly CodeChoice[] {
  const { study } = view;
  const near = new Set(
    view.placed
      .filter(
        ({ place }) =>
          place.state !== 'orphaned' && place.end > passage.start - nearby && place.start < passage.end + nearby,
      )
      .flatMap(({ segment }) => segment.codes.map(({ code }) => currentId(study, code))),
  );
  const here = view.placed.find(({ own, place }) => own && place.start === passage.start && place.end === passage.end);
  const applied = new Set(here?.segment.codes.map(({ code }) => currentId(study, code)));
  const latest = new Set(recent.slice(0, mostRecent));
  const choices = codesOf(study)
    .codes.filter(({ code }) => code.codable && code.status !== 'retired')
    .map((indexed): CodeChoice => {
      const { id, name, color, brief, definition, aliases, scale } = indexed.code;
      return {
        id,
        name,
        color,
        path: pathOf(indexed),
        ...(brief !== undefined && { brief }),
        ...(definition !== undefined && { definition }),
        aliases,
        ...(scale && { scale }),
        because: latest.has(id) ? 'recent' : near.has(id) ? 'near' : 'codebook',
        applied: applied.has(id),
      };
    });
  const group = (because: CodeChoice['because']): CodeChoice[] =>
    choices.filter((choice) => choice.because === because);
  const rank = new Map(recent.map((id, i) => [id, i]));
  return [
    ...group('recent').sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0)),
    ...group('near'),
    ...group('codebook'),
  ];
}

/** A person who applies a code is shown all of them, the likeliest first. */
export const codeChoices: Feature = {
  register: (handlers, workspace: Texts & Coder) => {
    handlers.on(CodeChoicesRequest.type, async ({ uri, range }) => {
      const view = await workspace.transcript(uri);
      if (!view) return [];
      const selection = range ? fromLspRange(view.lines, range) : { start: 0, end: 0 };
      const { tidySelections } = await workspace.settings(uri);
      return choicesFor(view, passageOf(view, selection, tidySelections), await workspace.recentCodes(view.study));
    });
  },
};
