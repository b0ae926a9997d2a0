import { codesOf, currentId } from '../../core/study/study.js';
import { segmentsAt } from '../../core/study/transcriptView.js';
import { CodeAtRequest } from '#protocol';
import { codeAt } from '../common/codeAt.js';
import { fromLspPosition, type Feature, type Texts } from '../common/workspace.js';

/** Answers with ids of codes that the study has, so that what is at the caret can be renamed, merged and so on. */
export const codesAtPosition: Feature = {
  register: (handlers, workspace: Texts) => {
    handlers.on(CodeAtRequest.type, async ({ uri, position }) => {
      const yaml = workspace.yaml(uri);
      const named = yaml && codeAt(yaml, fromLspPosition(yaml.lines, position))?.found;
      if (yaml) return named ? [named.code.id] : [];
      const view = await workspace.transcript(uri);
      if (!view) return [];
      const at = fromLspPosition(view.lines, position);
      const ids = segmentsAt(view, { start: at, end: at }).flatMap(({ segment }) =>
        segment.codes.map(({ code }) => currentId(view.study, code)),
      );
      return [...new Set(ids)].filter((id) => codesOf(view.study).find(id));
    });
  },
};
