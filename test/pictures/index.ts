import { commands } from 'vscode';
import { resize, screenshot } from '../editor/support/control.js';
import { useTheme } from '../editor/support/study.js';
import { readmePictures } from './names.js';
import { otherScenes, readmeScenes, standsStill } from './scenes.js';

/** Pixels of the window. Enlarged by VS Code or a browser, a window has as many fewer. */
const sizes = { '1440': [1440, 900], '1024': [1024, 768], '150%': [960, 600], '200%': [720, 450] } as const;

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
} as const;

type Picture = readonly [scene: string, theme: string, width: number, height: number, file: string];

/** Takes the pictures, one after the other. Rejects if one could not be taken, having tried the others. */
export async function run(): Promise<void> {
  const isAll = process.env['GLOSS_PICTURES'] === 'all';
  const only = process.env['GLOSS_PICTURES_ONLY'] ?? '';
  const scenes = { ...readmeScenes, ...(isAll && otherScenes) };
  const failures: string[] = [];
  for (const [scene, theme, width, height, file] of isAll ? all(Object.keys(scenes)) : readme()) {
    if (!`${file} ${scene}`.includes(only)) continue;
    try {
      await useTheme(theme);
      await resize({ width, height });
      const leave = await scenes[scene as keyof typeof scenes]();
      await standsStill();
      console.log(await screenshot(file));
      await leave?.();
    } catch (error) {
      failures.push(`${file}: ${(error as Error).message}`);
      console.log(`${file}: ${(error as Error).message}`);
      await screenshot(`failed-${file}`);
    }
    await commands.executeCommand('workbench.action.closeAllEditors');
  }
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

const readme = (): readonly Picture[] =>
  Object.entries(readmePictures).map(([name, { width, height }]) => [name, themes.light, width, height, name]);

const all = (scenes: readonly string[]): readonly Picture[] =>
  Object.entries(themes).flatMap(([theme, name]) =>
    Object.entries(sizes).flatMap(([size, [width, height]]) =>
      scenes.map((scene): Picture => [scene, name, width, height, `${scene}-${theme}-${size}`]),
    ),
  );
