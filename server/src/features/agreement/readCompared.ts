import type { Compared } from '../../core/analysis/agreement/comparison.js';
import type { ComparedText } from '../../core/analysis/agreement/comparedText.js';
import { planComparison, type PlannedComparison } from '../../core/analysis/agreement/planComparison.js';
import { textCompared, textsToCompare, type TextToCompare } from '../../core/analysis/agreement/textsToCompare.js';
import type { Study } from '../../core/study/study.js';
import type { Lines } from '../../core/text/lines.js';
import type { Spoken } from '../../core/transcript/spoken.js';
import type { CompareParams, ComparingParams } from '#protocol';
import type { Coder, Studies, Texts, Work } from '../common/workspace.js';

/** What is asked to be compared. */
interface Asked extends ComparingParams, Pick<CompareParams, 'among'> {
  /** Id of the coder beside whom each other one is put. */
  readonly gold?: string;
}

/** Reads what is to be compared; undefined where there is no study. What is counted is kept: who looks at numbers asks for others next. */
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

/** Reads the transcripts that two coders coded, as the person at the editor may see them; keeps of their texts what is counted. */
async function readCompared(
  workspace: Texts & Work,
  study: Study,
  { transcripts, among, by = 'code', unit, like, done, speakers, gold }: Asked,
): Promise<Compared> {
  const plan = planComparison(study, { among, by, unit, like, done, speakers, gold });
  const { texts, undone } = textsToCompare(plan, (path) => transcripts?.includes(path) ?? true);
  const read: ComparedText[] = [];
  for (const text of texts) {
    const found = await readText(workspace, plan, text);
    if (found) read.push(found.compared);
    await workspace.giveWay();
  }
  return { ...plan, texts: read, undone };
}

/** A transcript as it stands now; undefined where it cannot be read. */
export async function readText(
  workspace: Texts,
  plan: PlannedComparison,
  { path, records }: TextToCompare,
): Promise<{ readonly compared: ComparedText; readonly spoken: Spoken; readonly lines: Lines } | undefined> {
  const view = await workspace.readTranscript(plan.study, path);
  if (!view) return undefined;
  const segments = records.map(({ path: file, coder }) => ({
    coder,
    segments: view.placed.filter(({ record }) => record.path === file),
  }));
  const { lines, transcript } = view;
  return { lines, ...textCompared(plan, { path, text: lines.text, transcript, segments }) };
}
