import { parseCodings } from '../codings/readCodings.js';
import { plain } from '../text/plain.js';
import * as l10n from '../text/l10n.js';

/**
 * A codings file as lines to be compared by eye: what was coded, with which codes, and why, without positions and digests,
 * which say nothing to a reader and change with the transcript. Other files, and those with errors, as they are.
 */
export function readable(text: string): string {
  const { value, problems } = parseCodings(text);
  if (problems.some(({ severity }) => severity === 'error')) return text;
  const { transcript, coder, done, dismissed = [], segments } = value;
  const indented = (lines: string): string => lines.replace(/^(?=.)/gm, '    ');
  const entries = segments.map(({ id, quote, codes, memo, exemplar, from }) =>
    [
      `${quote}\n`,
      `  = ${codes.map(({ code, weight }) => plain(weight === undefined ? code : `${code} ${weight}`)).join(', ')}`,
      exemplar ? ' ★' : '',
      from.line === 0 ? ` ${l10n.t('(no place in the transcript)')}` : '',
      `   #${plain(id)}\n`,
      memo === undefined ? '' : `${indented(memo)}\n`,
    ].join(''),
  );
  const head = [
    `${plain(transcript)} · ${plain(coder)}\n`,
    done === undefined ? '' : `${l10n.t('Done on {day}', { day: plain(done) })}\n`,
    dismissed.length === 0 ? '' : `${l10n.t('Dismissed: {ids}', { ids: plain(dismissed.join(', ')) })}\n`,
  ].join('');
  return [head, ...entries].join('\n');
}
