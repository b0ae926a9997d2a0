import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { speakWith, type Table } from '../../core/text/l10n.js';

/** Languages beside English that there is a table for. */
export const languages = ['de'] as const;

/** From the bundle's folder, and from that of compiled sources. */
const folders = ['../server/l10n', '../../../../../server/l10n'];

/**
 * Says everything from now on in the language that a tag (`de`, `de-AT`) or a locale (`de_DE.UTF-8`) names, where there is a table
 * for it; else in English, for which nothing is read.
 */
export function speak(wanted: string | undefined): void {
  const language = languages.find((known) => wanted !== undefined && baseOf(wanted) === known);
  const table = language && readTable(language);
  speakWith(language && table && { language, table });
}

/** What the environment asks for: `GLOSS_LANGUAGE`, else the first that is set of those by which POSIX names the language of messages. */
export const askedFor = ({ GLOSS_LANGUAGE, LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string | undefined =>
  [GLOSS_LANGUAGE, LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');

const baseOf = (wanted: string): string => wanted.toLowerCase().split(/[-_.@]/, 1)[0] ?? '';

/** Nothing where the file is not there, as where the command line was copied alone. */
function readTable(language: string): Table | undefined {
  for (const folder of folders) {
    try {
      return JSON.parse(readFileSync(join(__dirname, folder, `bundle.l10n.${language}.json`), 'utf8')) as Table;
    } catch {
      continue;
    }
  }
  return undefined;
}
