import { spliceLines } from '../text/splice.js';
import { setPrinted } from '../yaml/edit.js';
import { placeOfMap } from '../yaml/locate.js';
import { readBlockMap } from './blockMap.js';
import type { CodeChange, FieldChange } from './compareCodebooks.js';
import { codebookKeys } from './parseCodebook.js';
import * as l10n from '../text/l10n.js';

/** Which number of a version goes up, as in SemVer; see {@link levelOf}. */
export type Level = 'major' | 'minor' | 'patch';

/** A step of a codebook's version, with the changes that ask for it. */
export interface NextVersion {
  readonly level: Level;
  readonly version: string;
  readonly because: readonly CodeChange[];
}

const levels: readonly Level[] = ['major', 'minor', 'patch'];

/** Fields that say which passages a code is for; the others help to understand it. */
const meaning = new Set(['definition', 'include', 'exclude', 'excludes', 'scale', 'codable']);

/**
 * What a change of a codebook means for those who code with it. Major: coded passages may have to be read again, since a
 * code is gone, retired or merged, or means something else. Minor: there is more to code with. Patch: all else.
 */
export function levelOf(change: CodeChange): Level {
  switch (change.kind) {
    case 'removed':
    case 'retired':
    case 'merged':
      return 'major';
    case 'added':
    case 'split':
    case 'restored':
      return 'minor';
    case 'redefined':
      return highest(change.fields.map(levelOfField));
    case 'renamed':
    case 'moved':
    case 'recoloured':
    case 'status':
    case 'reordered':
      return 'patch';
  }
}

function levelOfField({ field, before }: FieldChange): Level {
  if (field === 'examples') return 'patch';
  if (before === '' && field !== 'codable') return 'minor';
  return meaning.has(field) ? 'major' : 'patch';
}

const highest = (found: readonly Level[]): Level => levels.find((level) => found.includes(level)) ?? 'patch';

/** The next version after `version` (as in SemVer; 0.0.0 where there is none); undefined where nothing changed, or it is in another form. */
export function nextVersion(version: string | undefined, changes: readonly CodeChange[]): NextVersion | undefined {
  if (changes.length === 0) return undefined;
  const numbers = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?$/.exec(version ?? '0.0.0');
  if (!numbers) return undefined;
  const [major = 0, minor = 0, patch = 0] = numbers.slice(1).map((number: string | undefined) => Number(number ?? 0));
  const level = highest(changes.map(levelOf));
  const next = {
    major: `${major + 1}.0.0`,
    minor: `${major}.${minor + 1}.0`,
    patch: `${major}.${minor}.${patch + 1}`,
  };
  return { level, version: next[level], because: changes.filter((change) => levelOf(change) === level) };
}

/** A codebook's text with another version; all else stays byte for byte. Quotes around it stay, too. */
export function setVersion(text: string, version: string): string {
  const { map } = readBlockMap(text, l10n.t('The codebook'));
  const place = placeOfMap(map);
  const { start, end } = place.fields.get('version')?.value ?? { start: 0, end: 0 };
  const quote = /["']$/.exec(text.slice(start, end))?.[0] ?? '';
  return spliceLines(text, setPrinted(text, place, 'version', quote + version + quote, codebookKeys));
}
