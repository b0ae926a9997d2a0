import { HoverRequest, type HoverParams } from 'vscode-languageserver-protocol';
import { MarkupKind, type Hover, type Position } from 'vscode-languageserver-types';
import { countCodes } from '../../core/queries/query.js';
import type { Blame } from '../../core/review/blame.js';
import type { SegmentChange } from '../../core/review/review.js';
import { changeKey, type SegmentChanges } from '../../core/review/sides.js';
import { whatDiffers } from '../../core/review/reviewInWords.js';
import { codesOf, type CodingsRecord, type Study } from '../../core/study/study.js';
import { describeWeights } from '../../core/study/countWeights.js';
import { linesIn } from '../../core/text/plain.js';
import { segmentsAt, type PlacedSegment, type TranscriptView } from '../../core/study/transcriptView.js';
import { serverCommands, clientCommands } from '#protocol';
import { blameInWords, isToExplain } from '../common/blameWords.js';
import { codeAt } from '../common/codeAt.js';
import { codeHead, codeRules, codeSection, longest } from '../common/codeText.js';
import { byCoders, inTranscripts, segmentsInWords } from '../../core/text/spokenCounts.js';
import { cutText, escapeMarkdown } from '../common/markdown.js';
import { asPlainText } from './plainHover.js';
import {
  fromLspPosition,
  toLspRange,
  type Client,
  type Feature,
  type Texts,
  type Versions,
  type YamlView,
} from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';

/** What is said of segments beside what their files say. */
interface Told {
  readonly blame?: ReadonlyMap<CodingsRecord, Blame> | undefined;
  readonly changes?: SegmentChanges | undefined;
}

/** The segments at a position of a transcript: the innermost first, each with its codes, memo, coder and day; then the codes' rules. */
export function hoverSegments(
  view: TranscriptView,
  uri: string,
  position: Position,
  links: boolean,
  told: Told = {},
): Hover | undefined {
  const offset = fromLspPosition(view.lines, position);
  const found = segmentsAt(view, { start: offset, end: offset }).filter(
    ({ place }) => place.start <= offset && offset < place.end,
  );
  const [innermost] = found;
  if (!innermost) return undefined;
  const sections = alike(found).map((entries) =>
    entries
      .map((entry, i) => {
        const codes = i === 0 ? codeHeads(view.study, entry, links) : [];
        return segmentSection(view, uri, entry, codes, links, told);
      })
      .join('\n\n'),
  );
  return {
    contents: {
      kind: MarkupKind.Markdown,
      value: [...sections, ...rulesSection(view.study, found)].join('\n\n---\n\n'),
    },
    range: toLspRange(view.lines, innermost.place),
  };
}

/** The code named at a position of a YAML file, with how often it is used. */
export function hoverCode(view: YamlView, position: Position, html: boolean): Hover | undefined {
  const named = codeAt(view, fromLspPosition(view.lines, position));
  if (!named?.found) return undefined;
  const count = countCodes(view.study).get(named.found.code.id);
  const used = count
    ? `${segmentsInWords(count.segments)} ${inTranscripts(count.transcripts.size)} ${byCoders(count.coders.size)}`
    : l10n.t('Not used yet');
  const weights = count && describeWeights(view.study, named.found.code);
  const counts = weights === undefined ? used : `${used} · ${escapeMarkdown(weights)}`;
  return {
    contents: { kind: MarkupKind.Markdown, value: `${codeSection(named.found, html)}\n\n${counts}` },
    range: toLspRange(view.lines, named.range),
  };
}

/** Segments with the same codes together, say those of two coders who agree. */
function alike(segments: readonly PlacedSegment[]): readonly (readonly PlacedSegment[])[] {
  const groups = new Map<string, PlacedSegment[]>();
  for (const entry of segments) {
    const codes = JSON.stringify(entry.segment.codes.map(({ code, weight }) => [code, weight]));
    const group = groups.get(codes);
    if (group) group.push(entry);
    else groups.set(codes, [entry]);
  }
  return [...groups.values()];
}

const codeHeads = (study: Study, { segment }: PlacedSegment, links: boolean): readonly string[] =>
  segment.codes.map(({ code, weight }) => {
    const found = codesOf(study).find(code);
    return found
      ? codeHead(found, links, weight)
      : `**${escapeMarkdown(code)}** · ${l10n.t('in no codebook of this study')}`;
  });

function segmentSection(
  view: TranscriptView,
  uri: string,
  { segment, record, place, own }: PlacedSegment,
  codes: readonly string[],
  links: boolean,
  { blame, changes }: Told,
): string {
  const known = blame?.get(record)?.get(segment.id);
  const who = [
    coderName(view.study, record.coder),
    ...(known ? blameInWords(segment, known, nameIn(view.study)) : [segment.on && escapeMarkdown(segment.on)]),
    segment.exemplar && `★ ${l10n.t('exemplar')}`,
    doubtInWords(place.state),
  ]
    .filter(Boolean)
    .join(' · ');
  const memo = segment.memo === undefined ? [] : [`> ${linesIn(segment.memo).map(escapeMarkdown).join('\n> ')}`];
  const actions =
    links && own && !view.version
      ? [segmentLinks(uri, segment.id, segment.memo !== undefined, segment.exemplar === true)]
      : [];
  const change = changes?.get(changeKey(record.coder, segment.id));
  const changed = change ? [changeInWords(view, change)] : [];
  return [...changed, ...codes, ...memo, who, ...actions].join('\n\n');
}

/** What the codebook says of the codes at a place, each once, below all that was done there: rules are long. */
function rulesSection(study: Study, found: readonly PlacedSegment[]): readonly string[] {
  const ids = new Set(found.flatMap(({ segment }) => segment.codes.map(({ code }) => code)));
  const codes = new Set([...ids].flatMap((id) => codesOf(study).find(id) ?? []));
  const rules = [...codes].flatMap((indexed) => {
    const said = codeRules(indexed);
    return said === '' ? [] : [codes.size > 1 ? `**${escapeMarkdown(indexed.code.name)}**\n\n${said}` : said];
  });
  return rules.length === 0 ? [] : [rules.join('\n\n')];
}

const nameIn =
  (study: Study) =>
  (id: string): string =>
    codesOf(study).find(id)?.code.name ?? id;

/** What the segment is beside the other side of a diff: `_Changed here_ · Trust → Clashing paces`. */
function changeInWords({ study }: TranscriptView, change: SegmentChange): string {
  const nameOf = nameIn(study);
  const what = { added: l10n.t('Added'), removed: l10n.t('Removed since'), changed: l10n.t('Changed') }[change.kind];
  const how = change.kind === 'changed' ? whatDiffers(change, nameOf) : [];
  return [`_${what}_`, ...how.map((line) => escapeMarkdown(cutText(line, longest)))].join(' · ');
}

/** Links to what a keyboard user finds among the code actions. Their arguments hold ids alone, never text of the study. */
function segmentLinks(uri: string, segment: string, memo: boolean, exemplar: boolean): string {
  const link = (title: string, command: string, argument: object): string =>
    `[${title}](command:${command}?${encodeForLink(JSON.stringify([argument]))})`;
  return [
    link(memo ? l10n.t('Edit memo') : l10n.t('Add memo'), clientCommands.editMemo, { uri, segment }),
    link(exemplar ? l10n.t('Not an exemplar') : l10n.t('Mark as exemplar'), serverCommands.edit, {
      op: 'setExemplar',
      uri,
      segment,
      exemplar: !exemplar,
    }),
    link(l10n.t('Remove'), serverCommands.edit, { op: 'uncode', uri, segment }),
  ].join(' · ');
}

/** What `encodeURIComponent` leaves may end or format a Markdown link: a file's name may hold brackets. */
const encodeForLink = (text: string): string =>
  encodeURIComponent(text).replace(/[()!'*~_]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);

function coderName(study: Study, id: string): string {
  const coder = study.config.coders.find((candidate) => candidate.id === id);
  return [coder?.name ?? id, coder?.role]
    .filter((part) => part !== undefined)
    .map(escapeMarkdown)
    .join(', ');
}

function doubtInWords(state: PlacedSegment['place']['state']): string {
  switch (state) {
    case 'exact':
    case 'moved':
      return '';
    case 'changed':
      return l10n.t('words have changed');
    case 'ambiguous':
      return l10n.t('place not certain');
    case 'orphaned':
      return l10n.t('no place in this text');
  }
}

/** Who coded, and why a code stands where another stood; the latter is asked for only where one does. */
function blameAt(workspace: Versions, view: TranscriptView, position: Position): Told['blame'] {
  const blame = workspace.blame(view);
  const offset = fromLspPosition(view.lines, position);
  const isAsked = segmentsAt(view, { start: offset, end: offset }).some(({ segment, record }) => {
    const known = blame?.get(record)?.get(segment.id);
    return known !== undefined && isToExplain(known);
  });
  return (isAsked ? workspace.blame(view, { causes: true }) : undefined) ?? blame;
}

const valueOf = ({ contents }: Hover): string =>
  typeof contents === 'object' && 'kind' in contents ? contents.value : '';

/**
 * A person who points at a passage reads its codes, memo and rules, and who coded it when; at a code, what it means.
 */
export const hover: Feature = {
  capabilities: { hoverProvider: true },
  register: (handlers, workspace: Texts & Client & Versions) => {
    const hoverAt = async ({ textDocument: { uri }, position }: HoverParams): Promise<Hover | undefined> => {
      const links = workspace.client.pickers ?? false;
      const view = await workspace.transcript(uri);
      if (!view) {
        const yaml = workspace.yaml(uri);
        return yaml && hoverCode(yaml, position, links);
      }
      const changes = await workspace.changesIn(uri);
      const plain = hoverSegments(view, uri, position, links, { changes });
      const blame = plain && blameAt(workspace, view, position);
      return blame ? hoverSegments(view, uri, position, links, { blame, changes }) : plain;
    };
    handlers.on(HoverRequest.type, async (params) => {
      const found = await hoverAt(params);
      const isPlain = workspace.client.plainText === true && found !== undefined;
      return (isPlain ? { ...found, contents: asPlainText(valueOf(found)) } : found) ?? null;
    });
  },
};
