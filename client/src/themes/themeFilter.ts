import { commands, Disposable, l10n, window, type InputBox } from 'vscode';
import type { ThemesState } from './themesState.js';

/** Milliseconds without a key after which the tree follows what is typed. */
const pauseInTyping = 80;

/** A box whose words narrow the tree while they are typed. Escape brings back what was there before; all else keeps it. */
export function themeFilter(state: ThemesState, focusTree: () => unknown): Disposable {
  let open: { readonly box: InputBox; readonly before: string } | undefined;
  let timer: NodeJS.Timeout | undefined;
  const setKey = (isOpen: boolean): void => void commands.executeCommand('setContext', 'gloss.filteringThemes', isOpen);
  return Disposable.from(
    commands.registerCommand('gloss.filterThemes', () => {
      const box = window.createInputBox();
      box.title = l10n.t('Filter themes');
      box.placeholder = l10n.t('Words of the name, id, brief or definition of a code');
      box.value = state.filter;
      box.onDidChangeValue((value) => {
        clearTimeout(timer);
        timer = setTimeout(() => state.setFilter(value), pauseInTyping);
      });
      box.onDidAccept(() => {
        state.setFilter(box.value);
        box.hide();
        focusTree();
      });
      box.onDidHide(() => {
        clearTimeout(timer);
        open = undefined;
        setKey(false);
        box.dispose();
      });
      open = { box, before: state.filter };
      setKey(true);
      box.show();
    }),
    commands.registerCommand('gloss.clearThemeFilter', () => {
      if (!open) {
        state.setFilter('');
        return;
      }
      const { box, before } = open;
      // VS Code says that the box is hidden only some time later.
      clearTimeout(timer);
      box.hide();
      state.setFilter(before);
      focusTree();
    }),
  );
}
