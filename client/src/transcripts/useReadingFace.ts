import { commands, ConfigurationTarget, Disposable, workspace } from 'vscode';
import type { Feature } from '../context.js';
import { hasFace, withFace, withoutFace, type LanguageSettings } from './readingFace.js';

/** Languages that only transcripts have; plain text and Markdown are other people's too. */
const languages = ['transcript', 'webvtt', 'srt'];

/** Gives transcripts a face for reading, or takes it back: in the person's own settings of these languages. */
export const useReadingFace: Feature = () =>
  Disposable.from(
    commands.registerCommand('gloss.toggleReadingFace', async () => {
      const settingsOf = (language: string): LanguageSettings =>
        workspace.getConfiguration().inspect<LanguageSettings>(`[${language}]`)?.globalValue;
      const change = languages.some((language) => hasFace(settingsOf(language))) ? withoutFace : withFace;
      for (const language of languages) {
        const settings = change(settingsOf(language));
        await workspace.getConfiguration().update(`[${language}]`, settings, ConfigurationTarget.Global);
      }
    }),
  );
