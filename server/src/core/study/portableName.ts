import * as l10n from '../text/l10n.js';
import { inQuotes } from '../text/inQuotes.js';

/** Names that Windows keeps for devices, whatever their ending. */
export const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:[.:]|$)/i;
const forbidden = /["*/:<>?\\|\p{Cc}\p{Zl}\p{Zp}]/u;
/** Characters that hide or turn the text around them; joiners (U+200C, U+200D) belong to some scripts. */
const hidden =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
/** In bytes of UTF-8; file systems hold as many, or as many UTF-16 units. */
const longest = 255;

/**
 * Why a file or folder cannot have this name on every system, as the end of a sentence that begins with the name;
 * undefined where it can. Names that are there are read all the same; none that is not portable is created.
 */
export function whyNotPortable(name: string): string | undefined {
  if (name === '' || name === '.' || name === '..') return l10n.t('names no file');
  if (/\p{Cs}/u.test(name)) return l10n.t('is not Unicode text');
  const sign = forbidden.exec(name)?.[0];
  if (sign !== undefined) return l10n.t('has {shown} in it, which not every system allows', { shown: shown(sign) });
  const unseen = hidden.exec(name)?.[0];
  if (unseen !== undefined) return l10n.t('has the invisible character {shown} in it', { shown: shown(unseen) });
  if (/[. ]$/.test(name)) return l10n.t('ends in a full stop or space, which Windows drops');
  if (device.test(name)) return l10n.t('is the name of a device on Windows');
  // Where upper case does not count, and unseen characters do not either, these are git's own folder.
  if (/^(?:\.git|git~\d)$/i.test(name.replace(/[\u200c\u200d]/g, ''))) return l10n.t('is a folder of git');
  return utf8Length(name) > longest ? l10n.t('is longer than {longest} bytes', { longest }) : undefined;
}

/** The first name in a path (forward slashes) that is not portable, and why, in a sentence without its full stop. */
export function whyNotPortablePath(path: string): string | undefined {
  for (const name of path.split('/')) {
    const why = whyNotPortable(name);
    if (why !== undefined) return l10n.t('“{name}” {why}', { name, why });
  }
  return undefined;
}

/** One form for all names or paths that some file systems take for the same: they differ in case or Unicode form alone. */
export const alikeForm = (name: string): string =>
  name.normalize('NFD').toLowerCase().replaceAll('ς', 'σ').replaceAll('ſ', 's').normalize('NFC');

const shown = (sign: string): string =>
  /[\p{C}\p{Z}]/u.test(sign)
    ? `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : inQuotes(sign);

function utf8Length(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
