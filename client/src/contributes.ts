import { agreementContributions } from './agreement/agreementContributions.js';
import { codebookContributions } from './codebook/codebookContributions.js';
import { codingContributions } from './coding/codingContributions.js';
import { inTranscript, whileCoding, type Contributions, type Key } from './common/contributions.js';
import { discussionContributions } from './discussion/discussionContributions.js';
import { memosContributions } from './memos/memosContributions.js';
import { reconcileContributions } from './reconcile/reconcileContributions.js';
import { reviewContributions } from './review/reviewContributions.js';
import { segmentsContributions } from './segments/segmentsContributions.js';
import { studyContributions } from './study/studyContributions.js';
import { themesContributions } from './themes/themesContributions.js';
import { transcriptsContributions } from './transcripts/transcriptsContributions.js';

/** Of two keys that are alike and hold at once, VS Code takes the later: those of reconciling stand last. */
const contributions: Contributions = {
  ...codingContributions,
  ...codebookContributions,
  ...segmentsContributions,
  ...themesContributions,
  ...reviewContributions,
  ...agreementContributions,
  ...memosContributions,
  ...transcriptsContributions,
  ...studyContributions,
  ...discussionContributions,
  ...reconcileContributions,
};

/** Keys that coding mode gives to commands of VS Code's own. */
const borrowed: readonly (Key & { readonly command: string })[] = [
  { command: 'editor.action.revealDefinition', ...whileCoding('d') },
];

/** The menu of Gloss in the menu of an editor. */
const submenu = {
  submenu: 'gloss.editor',
  group: '1_modification',
  when: `${inTranscript} && editorLangId =~ /^(transcript|plaintext|markdown|webvtt|srt)$/`,
};

const list = Object.entries(contributions).map(([id, contribution]) => ({
  command: `gloss.${id}`,
  id,
  ...contribution,
}));

const menuNames = [...new Set(list.flatMap(({ menus = [] }) => menus.map((entry) => entry.in)))].sort();

/** What package.json says of commands under `contributes`. */
export const contributed = {
  commands: list.map(({ command, id, icon, enablement }) => ({
    command,
    title: `%command.${id}%`,
    category: 'Gloss',
    ...(icon !== undefined && { icon: `$(${icon})` }),
    ...(enablement !== undefined && { enablement }),
  })),
  menus: {
    'editor/context': [submenu],
    ...Object.fromEntries(
      menuNames.map((name) => [
        name,
        list.flatMap(({ command, menus = [] }) =>
          menus.flatMap(({ in: menu, group, when }) => (menu === name ? [{ command, group, when }] : [])),
        ),
      ]),
    ),
    commandPalette: list.flatMap(({ command, isInPalette }) =>
      isInPalette === false ? [{ command, when: 'false' }] : [],
    ),
  },
  keybindings: [...borrowed, ...list.flatMap(({ command, keys = [] }) => keys.map((key) => ({ command, ...key })))],
};
