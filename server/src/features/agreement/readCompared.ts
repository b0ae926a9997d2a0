import type { CountedSpeakers } from '../../core/study/settings/agreementTerms.js';
import type { Comparing } from '../../core/analysis/agreement/comparing.js';
import { placedBy, unitsOf, type ComparedText } from '../../core/analysis/agreement/comparedText.js';
import { countedSpeakers, countsTurnsOf } from '../../core/analysis/agreement/countedSpeakers.js';
import { onlyDone, recordsToCompare, type Undone } from '../../core/analysis/agreement/finished.js';
import { comparingAsked, programs } from '../../core/analysis/agreement/programs.js';
import {
  besideGold,
  chosenCoders,
  readersAmong,
  withGold,
  type Reader,
} from '../../core/analysis/agreement/readers.js';
import type { Study } from '../../core/study/study.js';
import type { Lines } from '../../core/text/lines.js';
import { spokenOf } from '../../core/transcript/spoken.js';
import type { CompareParams, ComparingParams } from '#protocol';
import type { Coder, Studies, Texts, Work } from '../common/workspace.js';

/** What is compared, with the texts as they were read. */
export interface Compared {
  readonly study: Study;
  readonly coders: readonly string[];
  readonly comparing: Comparing;
  readonly groups: readonly (readonly Reader[])[];
  readonly texts: readonly (ComparedText & { readonly lines: Lines })[];
  readonly undone: readonly Undone[];
  readonly speakers: CountedSpeakers;
}

/** What is asked to be compared. */
interface Asked extends ComparingParams, Pick<CompareParams, 'among'> {
  /** Id of the coder beside whom each other one is put. */
  readonly gold?: string;
}

/** Reads what is to be compared; undefined where there is no study. What was read last is kept: who looks at numbers asks for passages next. */
export function comparedIn(
  workspace: Studies & Texts & Coder & Work,
): (params: Asked) => Promise<Compared | undefined> {
  let last: { readonly key: string; readonly compared: Promise<Compared> } | undefined;
  return async (params) => {
    const { study: uri, among, by, unit, like, done, speakers, transcripts, gold } = params;
    const found = workspace.studyOf(uri);
    if (!found) return undefined;
    await workspace.ready(found);
    const study = workspace.studyOf(uri) ?? found;
    const asked = [among, by, unit, like, done, speakers, transcripts, gold].map((each) => each ?? null);
    const key = JSON.stringify([workspace.generation(), study.root, asked, await workspace.coderOf(study)]);
    if (last?.key !== key) last = { key, compared: readCompared(workspace, study, params) };
    return last.compared;
  };
}

/** Reads the transcripts that two coders coded, as the person at the editor may see them. */
async function readCompared(workspace: Texts & Work, study: Study, params: Asked): Promise<Compared> {
  const { by = 'code', unit, like, gold } = params;
  const comparing = comparingAsked(study.config.agreement, { by, ...(unit && { unit }), ...(like && { like }) });
  const coders = chosenCoders(study, gold === undefined ? gold : withGold(study, gold, undefined), () => undefined);
  const among = params.among ?? (like && programs[like].pairs ? 'pairs' : 'all');
  const groups = gold === undefined ? readersAmong(study, coders, among) : besideGold(coders, gold);
  const areDone = onlyDone(study, coders, params.done);
  const speakers = countedSpeakers(study.config, params.speakers);
  const texts: Compared['texts'][number][] = [];
  const undone: Undone[] = [];
  const isWanted = (path: string): boolean => params.transcripts?.includes(path) ?? true;
  for (const path of [...study.transcripts.keys()].filter(isWanted).sort()) {
    const compared = recordsToCompare(study, path, coders, areDone);
    undone.push(...compared.undone);
    const view = compared.records.length > 0 ? await workspace.readTranscript(study, path) : undefined;
    if (!view) continue;
    const counts = countsTurnsOf(speakers, study.config.reading, view.transcript);
    const spoken = spokenOf(view.lines.text, view.transcript, counts);
    const placed = placedBy(
      spoken,
      coders,
      compared.records.map(({ path: file, coder }) => ({
        coder,
        segments: view.placed.filter(({ record }) => record.path === file),
      })),
    );
    const units = unitsOf(view.lines.text, view.transcript, spoken, comparing.unit);
    texts.push({ path, spoken, ...placed, units, lines: view.lines });
    await workspace.giveWay();
  }
  return { study, coders, comparing, groups, texts, undone, speakers };
}
