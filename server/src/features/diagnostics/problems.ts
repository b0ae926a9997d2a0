import type { Place } from '../../core/anchor/placeSegments.js';
import { quotedWords } from '../../core/transcript/quotedWords.js';
import { isNowhere } from '../../core/codings/segment.js';
import { checkAnchors } from '../../core/checks/anchors.js';
import { transcriptsNamed } from '../../core/checks/examples.js';
import { checkFile } from '../../core/checks/checkFile.js';
import { checkTranscript } from '../../core/checks/checkTranscript.js';
import { prepareChecks } from '../../core/checks/index.js';
import { asConfigured } from '../../core/checks/severities.js';
import { configFile } from '../../core/study/paths.js';
import type { CodingsRecord, Study } from '../../core/study/study.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import type { Problem } from '../../core/text/problem.js';
import { cutText } from '../common/markdown.js';
import type { Studies, Texts, Work } from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';

/** All problems of a YAML file of the study, those of its segments' places included. */
export async function problemsOf(
  workspace: Studies & Texts & Work,
  study: Study,
  path: string,
): Promise<readonly Problem[]> {
  const unreadable = workspace.unreadable(study);
  if (unreadable.has(path) || path === configFile) return checkFile(study, path, unreadable);
  const steps = prepareChecks(study);
  while (!steps.next().done) await workspace.giveWay();
  const record = study.records.get(path);
  const anchors = record && (await anchorProblems(workspace, study, record));
  const texts = await textsNamed(workspace, study, path);
  return checkFile(study, path, unreadable, { anchors, texts, today: workspace.today() });
}

/** Placing all segments of a study takes time, so it is done again only where the transcript or the file has changed. */
async function anchorProblems(workspace: Texts, study: Study, record: CodingsRecord): Promise<readonly Problem[]> {
  const stamp = workspace.transcriptStamp(study, record.transcript);
  const known = anchorsChecked.get(record);
  if (stamp === undefined) return [];
  if (known?.stamp === stamp) return known.problems;
  const view = await workspace.readTranscript(study, record.transcript);
  const problems = view ? checkAnchors(record, placesOf(view, record)) : [];
  anchorsChecked.set(record, { stamp, problems });
  return problems;
}

const placesOf = ({ placed }: TranscriptView, record: CodingsRecord): ReadonlyMap<string, Place> =>
  new Map(placed.filter((entry) => entry.record === record).map(({ segment, place }) => [segment.id, place]));

const anchorsChecked = new WeakMap<CodingsRecord, { readonly stamp: string; readonly problems: readonly Problem[] }>();

/** Texts of the transcripts that a codebook's examples name, read again only where they have changed. */
async function textsNamed(workspace: Texts, study: Study, path: string): Promise<ReadonlyMap<string, string>> {
  const book = study.codebooks.get(path);
  const known =
    textsRead.get(study) ?? new Map<string, { readonly stamp: string; readonly text: string | undefined }>();
  textsRead.set(study, known);
  const texts = new Map<string, string>();
  for (const transcript of book ? transcriptsNamed(study, book.value) : []) {
    const stamp = workspace.transcriptStamp(study, transcript) ?? '';
    const read = known.get(transcript);
    const text = read?.stamp === stamp ? read.text : (await workspace.readTranscript(study, transcript))?.lines.text;
    known.set(transcript, { stamp, text });
    if (text !== undefined) texts.set(transcript, text);
  }
  return texts;
}

const textsRead = new WeakMap<Study, Map<string, { readonly stamp: string; readonly text: string | undefined }>>();

/** Problems of a transcript itself: the coder's passages that are at a place in doubt, or at none, and what the study asks for. */
export const transcriptProblems = (view: TranscriptView): readonly Problem[] => [
  ...asConfigured(view.study.config, doubtfulPlaces(view)),
  ...checkTranscript(
    view.study,
    view.lines.text,
    () => view.transcript,
    view.placed.filter(({ own }) => own),
  ),
];

function doubtfulPlaces(view: TranscriptView): readonly Problem[] {
  return view.placed.flatMap(({ segment, place, own }): readonly Problem[] => {
    const isKnown = place.state === 'exact' || place.state === 'moved' || isNowhere(segment);
    if (!own || isKnown) return [];
    const words = cutText(quotedWords(segment.quote, view.path).replace(/\s+/g, ' '), 60);
    const data = { segment: segment.id };
    const range = place.state === 'orphaned' ? { start: 0, end: 0 } : place;
    if (place.state === 'changed') {
      const message = l10n.t('These words were “{words}” when they were coded.', { words });
      return [{ code: 'words-changed', severity: 'information', message, range, data }];
    }
    const isAmbiguous = place.state === 'ambiguous';
    const message = isAmbiguous
      ? l10n.t('It is not certain that segment {id}, “{words}”, means this place.', { id: segment.id, words })
      : l10n.t('The words of segment {id}, “{words}”, are not in this transcript any more. The segment is kept.', {
          id: segment.id,
          words,
        });
    const code = isAmbiguous ? 'ambiguous-quote' : 'quote-not-found';
    return [{ code, severity: 'warning', message, range, data }];
  });
}
