import { plain } from '../../core/text/plain.js';
import { keptWith } from '../../core/queries/tally.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import { overviewOf } from '../../core/transcript/overview.js';
import { detailsInWords, summaryInWords } from '../../core/transcript/overviewInWords.js';
import type { Transcript } from '../../core/transcript/transcript.js';
import { TranscriptsRequest, type TranscriptItem } from '#protocol';
import { uriOf, type Feature, type Studies, type Texts, type Work } from '../common/workspace.js';

/** A person sees how a transcript was read: who speaks, how much, and what looks odd. */
export const transcripts: Feature = {
  register: (handlers, workspace: Studies & Texts & Work) => {
    handlers.on(TranscriptsRequest.type, async ({ uri, whole }) => {
      const study = workspace.studyOf(uri);
      if (!study) return null;
      await workspace.ready(study);
      const wanted = whole ? [...study.transcripts.keys()].sort() : [workspace.pathIn(study, uri)];
      const cases = await workspace.cases(study);
      const items: TranscriptItem[] = [];
      for (const path of wanted.filter((one) => study.transcripts.has(one))) {
        const view = await workspace.readTranscript(study, path);
        if (view) items.push(itemOf(view, cases.get(path) ?? []));
        await workspace.giveWay();
      }
      return items;
    });
  },
};

/** Asked for after each step, while the text stays as it is. */
const overviewIn = keptWith((transcript: Transcript, { lines, study }: TranscriptView) =>
  overviewOf(lines, transcript, study.config.reading),
);

function itemOf(view: TranscriptView, cases: readonly string[]): TranscriptItem {
  const { study, path, transcript } = view;
  const overview = overviewIn(transcript, view);
  return {
    uri: uriOf(study, path),
    path,
    summary: summaryInWords(overview),
    details: detailsInWords(overview).map(plain),
    cases,
    oddities: overview.oddities.length,
  };
}
