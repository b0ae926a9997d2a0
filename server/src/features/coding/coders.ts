import { recordsFor, type Study } from '../../core/study/study.js';
import { isBlind } from '../../core/study/visible.js';
import { CodersRequest, SetShownCodersRequest, type CoderItem } from '#protocol';
import type { Coder, Feature, Studies } from '../common/workspace.js';

/** Who is named in gloss.yaml or has coded, with what there is to see of them, in order of id. */
function codersIn(study: Study): readonly CoderItem[] {
  const records = [...study.records.values()];
  const ids = new Set([...study.config.coders.map(({ id }) => id), ...records.map(({ coder }) => coder)]);
  return [...ids].sort().map((id) => {
    const { name, role } = study.config.coders.find((coder) => coder.id === id) ?? {};
    const own = records.filter(({ coder }) => coder === id);
    return {
      id,
      ...(name !== undefined && { name }),
      ...(role !== undefined && { role }),
      segments: own.reduce((sum, { value }) => sum + value.segments.length, 0),
      transcripts: own.filter(({ value }) => value.segments.length > 0).length,
    };
  });
}

/** A person sees who codes in a study, and chooses whose codings are shown. */
export const coders: Feature = {
  register: (handlers, workspace: Studies & Coder) => {
    handlers.on(CodersRequest.type, async ({ uri }) => {
      const study = workspace.studyOf(uri);
      if (!study) return null;
      await workspace.ready(study);
      const coder = await workspace.coderOf(study);
      const seen = workspace.studyOf(uri) ?? study;
      const own = recordsFor(seen, workspace.pathIn(seen, uri)).find((record) => record.coder === coder);
      const done = own?.value.done;
      const { approach, agreement } = study.config;
      const threshold = approach === 'reflexive' ? undefined : agreement.threshold;
      return {
        study: study.root,
        ...(coder !== undefined && { coder }),
        shown: workspace.shownCoders(study),
        blind: isBlind(study, coder),
        ...(threshold !== undefined && { threshold }),
        ...(done !== undefined && { done }),
        coders: codersIn(seen),
      };
    });
    handlers.on(SetShownCodersRequest.type, async ({ study: uri, coders: shown }) => {
      const study = workspace.studyOf(uri);
      if (study) await workspace.setShownCoders(study, shown);
      return null;
    });
  },
};
