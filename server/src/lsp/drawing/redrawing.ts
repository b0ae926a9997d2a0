import type { DocumentUri } from 'vscode-languageserver-protocol';
import { keepComparisons, type Comparisons } from './comparisons.js';
import type { OpenStudies } from '../studies/openStudies.js';
import type { StudyHost } from '../studies/studyHost.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';

/** Which open transcripts are drawn again, and when. */
export interface Redrawing {
  readonly comparisons: Comparisons;
  /** Draws documents again with those that they are compared with; where it need not be `now`, shortly. */
  readonly redrawAll: (uris: readonly DocumentUri[], now?: boolean) => Promise<void>;
  /** Draws what files of a study say, which have changed, or the whole study. */
  readonly redraw: (host: StudyHost, paths: readonly string[] | 'all', now?: boolean) => Promise<void>;
}

/** The transcripts that are open, as the person at the editor sees them. */
interface DrawnTranscripts {
  readonly uris: () => readonly DocumentUri[];
  readonly has: (uri: DocumentUri) => boolean;
  readonly view: (uri: DocumentUri) => Promise<TranscriptView | undefined>;
}

/** `draw` sends what there is to draw in one document, at once where it is `now`, else after a pause. */
export function createRedrawing(
  transcripts: DrawnTranscripts,
  { hostOf, pathIn }: Pick<OpenStudies, 'hostOf' | 'pathIn'>,
  draw: (uri: DocumentUri, now: boolean) => Promise<void>,
): Redrawing {
  const comparisons = keepComparisons(transcripts.view);
  const redrawAll = async (uris: readonly DocumentUri[], now = true): Promise<void> => {
    const drawn = new Set(uris.flatMap((uri) => [uri, ...comparisons.beside(uri)]).filter(transcripts.has));
    await Promise.all([...drawn].map((uri) => draw(uri, now)));
  };
  return {
    comparisons,
    redrawAll,
    redraw: async (host, paths, now = true) => {
      const isWhole = paths === 'all' || paths.some((path) => host.study.kindOf(path) !== 'codings');
      const touched = new Set(isWhole ? [] : paths.map((path) => host.study.records.get(path)?.transcript));
      const drawn = transcripts
        .uris()
        .filter((uri) => hostOf(uri) === host && (isWhole || touched.has(pathIn(host, uri)) || touched.has(undefined)));
      await redrawAll(drawn, now);
    },
  };
}
