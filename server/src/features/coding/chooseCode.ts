import { nameOf } from '../../core/edit/segments/applyCodes.js';
import { GlossError } from '../../core/glossError.js';
import { currentId } from '../../core/study/study.js';
import type { ChooseCodeParams, EditParams } from '#protocol';
import { choicesFor } from './codeChoices.js';
import { chooseFromMenu } from './codeMenu.js';
import { quoted } from '../common/quoted.js';
import { passageOf } from '../common/passageOf.js';
import { fromLspRange, type Client, type Coder, type Texts } from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';

/**
 * Makes ready to ask for a code to apply to a range, or to put in the place of one. What it answers asks the person, and gives
 * the step that was chosen; undefined where none was.
 */
export async function chooseCode(
  workspace: Texts & Coder & Client,
  { uri, range, instead }: ChooseCodeParams,
): Promise<() => Promise<EditParams | undefined>> {
  const view = await workspace.transcript(uri);
  if (!view) {
    throw new GlossError('not-found', l10n.t('This file is not an open transcript of a study, so it cannot be coded.'));
  }
  const { tidySelections } = await workspace.settings(uri);
  const passage = passageOf(view, fromLspRange(view.lines, range), tidySelections);
  const segment = instead && view.placed.find(({ own, segment }) => own && segment.id === instead.segment)?.segment;
  if (instead && !segment) {
    throw new GlossError('not-found', l10n.t('There is no such segment of yours in this transcript.'));
  }
  const here = new Set(segment?.codes.map(({ code }) => currentId(view.study, code)));
  const choices = choicesFor(view, passage, await workspace.recentCodes(view.study)).filter(({ id, applied }) =>
    segment ? !here.has(id) : !applied,
  );
  if (choices.length === 0) throw new GlossError('nothing-to-do', l10n.t('There is no other code to apply here.'));
  const questionFor = instead
    ? insteadOf(nameOf(view.study, instead.code))
    : codeFor(quoted(view.lines.text.slice(passage.start, passage.end), view.path));
  return async () => {
    const chosen = await chooseFromMenu(workspace.ask, choices, questionFor);
    if (!chosen) return undefined;
    if (instead) return { op: 'replaceCode', uri, ...instead, to: chosen.id };
    // The range speaks of the text that the question was about.
    if ((await workspace.transcript(uri))?.lines.text !== view.lines.text) {
      throw new GlossError(
        'changed-meanwhile',
        l10n.t('The transcript was changed while you chose a code. Nothing was written; try again.'),
      );
    }
    return { op: 'apply', uri, range, codes: [chosen.id] };
  };
}

type Question = (theme: string | undefined) => string;

const insteadOf =
  (code: string): Question =>
  (theme) =>
    theme === undefined
      ? l10n.t('Which code instead of “{code}”?', { code })
      : l10n.t('Which code of “{theme}” instead of “{code}”?', { theme, code });

const codeFor =
  (words: string): Question =>
  (theme) =>
    theme === undefined
      ? l10n.t('Which code for {words}?', { words })
      : l10n.t('Which code of “{theme}” for {words}?', { theme, words });
