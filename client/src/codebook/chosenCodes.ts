import { l10n, window } from 'vscode';
import { CodeAtRequest, type StudyThemes, type ThemeNode } from '#protocol';
import type { Context } from '../context.js';
import { fromPosition } from '../common/convert.js';
import { pickCode } from './pickFromCodebook.js';
import { rowsForKey } from '../themes/themeSelection.js';
import { askThemes, codesOf, studyOf } from '../themes/codesOfThemes.js';

/** The codes that a command is to work on, of one study; at least one. */
export interface ChosenCodes {
  readonly study: StudyThemes;
  readonly nodes: readonly [ThemeNode, ...ThemeNode[]];
}

/** What a command is given: a row of the Themes view, a code by its id and any file of its study, or nothing. */
interface Given {
  readonly study?: { readonly uri: string };
  readonly node?: { readonly id: string };
  readonly uri?: string;
  readonly code?: string;
}

/** What the argument of a key is that was pressed in the Themes view. */
const fromThemes = 'themes';

/**
 * The codes that a command means: those of the rows or the code it is given, else the one at the caret, with a pick where
 * there are several or none. Only codes that `accepts` takes are offered. Undefined where nothing was chosen.
 */
export async function chosenCodes(
  context: Context,
  title: string,
  given: readonly unknown[],
  accepts: (node: ThemeNode) => boolean = () => true,
): Promise<ChosenCodes | undefined> {
  const studies = await askThemes(context);
  const rows = given[0] === fromThemes ? await rowsForKey() : Array.isArray(given[1]) ? given[1] : given.slice(0, 1);
  const named = (rows as readonly (Given | undefined)[]).flatMap((row) => {
    const [uri, id] = [row?.study?.uri ?? row?.uri, row?.node?.id ?? row?.code];
    const study = uri === undefined ? undefined : studyOf(studies, uri);
    const node = study && codesOf(study).find((candidate) => candidate.id === id);
    return node ? [{ study, node }] : [];
  });
  if (named[0] || given[0] === fromThemes) return together(named);
  return atCaret(context, studies, title, accepts);
}

/** Those of the first one's study. */
function together(
  found: readonly { readonly study: StudyThemes; readonly node: ThemeNode }[],
): ChosenCodes | undefined {
  const [first, ...others] = found;
  if (!first) return undefined;
  const rest = others.filter(({ study }) => study === first.study).map(({ node }) => node);
  return { study: first.study, nodes: [first.node, ...rest] };
}

async function atCaret(
  { client }: Context,
  studies: readonly StudyThemes[],
  title: string,
  accepts: (node: ThemeNode) => boolean,
): Promise<ChosenCodes | undefined> {
  const editor = window.activeTextEditor;
  const uri = editor?.document.uri.toString() ?? '';
  const study = studyOf(studies, uri) ?? studies[0];
  if (!study) return undefined;
  const position = editor && fromPosition(editor.selection.active);
  const ids = position && studyOf(studies, uri) ? await client.sendRequest(CodeAtRequest.type, { uri, position }) : [];
  const all = codesOf(study).filter(accepts);
  const here = ids.flatMap((id) => all.find((node) => node.id === id) ?? []);
  if (here.length === 1) return together(here.map((node) => ({ study, node })));
  const node = await pickCode({
    title,
    placeholder: l10n.t('Name, id or theme of a code'),
    groups: [
      { heading: l10n.t('At the caret'), nodes: here },
      { heading: l10n.t('Codebook'), nodes: all.filter((other) => !here.includes(other)) },
    ],
  });
  return node && { study, nodes: [node] };
}
