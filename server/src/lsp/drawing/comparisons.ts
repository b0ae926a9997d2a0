import type { DocumentUri } from 'vscode-languageserver-protocol';
import { compareSides, type SegmentChanges } from '../../core/review/sides.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import type { ComparedDocuments } from '#protocol';

/** Which open documents are compared with which. */
export interface Comparisons {
  /** Answers the documents of which something else is to be told than before. */
  readonly set: (pairs: readonly ComparedDocuments[]) => readonly DocumentUri[];
  /** The documents that a document is compared with. */
  readonly beside: (uri: DocumentUri) => readonly DocumentUri[];
  /** What a document's segments are beside the one that it is compared with. */
  readonly changesIn: (uri: DocumentUri) => Promise<SegmentChanges | undefined>;
}

/** Compares when asked, and again only where one of the two views is another. */
export function keepComparisons(view: (uri: DocumentUri) => Promise<TranscriptView | undefined>): Comparisons {
  let pairs: readonly ComparedDocuments[] = [];
  const key = ({ original, modified }: ComparedDocuments): string => `${original} ${modified}`;
  const has = (uri: DocumentUri) => (pair: ComparedDocuments) => pair.original === uri || pair.modified === uri;
  let latest: { readonly views: readonly unknown[]; readonly sides: ReturnType<typeof compareSides> } | undefined;
  return {
    set: (next) => {
      const [old, now] = [new Set(pairs.map(key)), new Set(next.map(key))];
      const other = [...pairs.filter((pair) => !now.has(key(pair))), ...next.filter((pair) => !old.has(key(pair)))];
      pairs = next;
      return [...new Set(other.flatMap(({ original, modified }) => [original, modified]))];
    },
    beside: (uri) => pairs.filter(has(uri)).map(({ original, modified }) => (original === uri ? modified : original)),
    changesIn: async (uri) => {
      const pair = pairs.find(has(uri));
      if (!pair) return undefined;
      const [original, modified] = await Promise.all([view(pair.original), view(pair.modified)]);
      if (!original || !modified) return undefined;
      // Views are the same objects until something changes; both sides ask one after the other.
      if (latest?.views[0] !== original || latest.views[1] !== modified) {
        latest = { views: [original, modified], sides: compareSides(original, modified) };
      }
      return uri === pair.original ? latest.sides.original : latest.sides.modified;
    },
  };
}
