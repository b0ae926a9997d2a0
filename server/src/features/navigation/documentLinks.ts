import { DocumentLinkRequest, DocumentLinkResolveRequest } from 'vscode-languageserver-protocol';
import type { DocumentLink } from 'vscode-languageserver-types';
import { allCodes } from '../../core/codebook/codebook.js';
import { findSegment } from '../../core/queries/query.js';
import type { Study } from '../../core/study/study.js';
import { positionAt } from '../../core/text/lines.js';
import type { Range } from '../../core/text/range.js';
import { parseYaml, rangeOf, readList, readMap } from '../../core/yaml/yaml.js';
import { toLspRange, uriOf, type Feature, type Studies, type Texts, type YamlView } from '../common/workspace.js';

/** A place in a YAML file that names a file of the study or a segment. */
export interface NamedFile extends Range {
  readonly path?: string;
  readonly segment?: string;
}

/** What a YAML file names that can be opened. */
export function linksOf(view: YamlView): readonly NamedFile[] {
  const { study, path } = view;
  const book = study.codebooks.get(path);
  if (book) {
    return [...allCodes(book.value.codes)].flatMap(({ examples }) =>
      examples.flatMap(({ transcript, transcriptRange, segment, segmentRange }) => [
        ...(transcript !== undefined && transcriptRange && study.transcripts.has(transcript)
          ? [{ ...transcriptRange, path: transcript }]
          : []),
        ...(segment !== undefined && segmentRange ? [{ ...segmentRange, segment }] : []),
      ]),
    );
  }
  const record = study.records.get(path);
  if (!record) return view.kind === 'config' ? linksOfConfig(view) : [];
  const written = /^transcript:([^\r\n\u2028\u2029#]*)/m.exec(record.text);
  const name = written?.[1]?.trim();
  if (!written || !name || !study.transcripts.has(record.transcript)) return [];
  const start = written.index + written[0].indexOf(name, 'transcript:'.length);
  return [{ start, end: start + name.length, path: record.transcript }];
}

/** Codebooks and the table of cases, where gloss.yaml names a file and no pattern. */
function linksOfConfig({ study, lines }: YamlView): readonly NamedFile[] {
  const ignore = (): void => undefined;
  const contents = parseYaml(lines.text, ignore);
  const fields = contents ? readMap(contents, '', [], ignore) : undefined;
  const named = readList(fields?.get('codebooks'), '', ignore)
    .map((node) => ({ ...rangeOf(node), path: String(node.toJSON()) }))
    .filter(({ path }) => study.codebooks.has(path));
  const cases = fields?.get('cases')?.node;
  return cases ? [...named, { ...rangeOf(cases), path: study.config.cases }] : named;
}

/** Where a segment is, as a URI that leads editors to the line and column, both from 1. */
async function segmentTarget(workspace: Studies & Texts, study: Study, id: string): Promise<string | undefined> {
  await workspace.ready(study);
  const found = findSegment(study, id);
  const view = found && (await workspace.readTranscript(study, found.record.transcript));
  const place = view?.placed.find(({ segment }) => segment.id === id)?.place;
  if (!view || !place || place.state === 'orphaned') return found && uriOf(study, found.record.transcript);
  const { line, character } = positionAt(view.lines, place.start);
  return `${uriOf(study, view.path)}#L${line + 1},${character + 1}`;
}

interface LinkData {
  readonly study: string;
  readonly segment: string;
}

/** Transcripts, codebooks and segments that a YAML file names can be clicked. */
export const documentLinks: Feature = {
  capabilities: { documentLinkProvider: { resolveProvider: true } },
  register: (handlers, workspace: Studies & Texts) => {
    handlers.on(DocumentLinkRequest.type, async ({ textDocument: { uri } }): Promise<DocumentLink[] | null> => {
      const yaml = workspace.yaml(uri);
      if (!yaml) return null;
      const { study, lines } = yaml;
      await workspace.ready(study);
      return linksOf(yaml).map(({ path, segment, ...range }) => ({
        range: toLspRange(lines, range),
        ...(path !== undefined && { target: uriOf(study, path) }),
        ...(segment !== undefined && { data: { study: study.root, segment } satisfies LinkData }),
      }));
    });
    handlers.on(DocumentLinkResolveRequest.type, async (link) => {
      const { study: root, segment } = (link.data ?? {}) as Partial<LinkData>;
      const study = workspace.studies().find((candidate) => candidate.root === root);
      const target = study && segment !== undefined ? await segmentTarget(workspace, study, segment) : undefined;
      return target === undefined ? link : { ...link, target };
    });
  },
};
