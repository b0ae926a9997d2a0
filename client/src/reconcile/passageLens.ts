import { CodeLens, Disposable, EventEmitter, l10n, languages, type Event } from 'vscode';
import { toRange } from '../common/convert.js';
import { languageIds } from '../study/status.js';
import { isDecided, type Session } from './session.js';
import { codeNames, describeDifference, describeOutcome } from './differenceInWords.js';

/** Above the passage in hand: how far one is, what differs, and what each key takes. A click does the same. */
export function passageLens(session: () => Session | undefined, onDidChange: Event<void>): Disposable {
  const changed = new EventEmitter<void>();
  const listener = onDidChange(() => changed.fire());
  const provider = languages.registerCodeLensProvider(
    languageIds.map((language) => ({ language })),
    {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: ({ uri }) => {
        const now = session();
        const passage = now?.current;
        if (!now || !passage || now.uri.toString() !== uri.toString()) return [];
        const range = toRange(passage.range);
        const lens = (title: string, command = '', take?: unknown): CodeLens =>
          new CodeLens(range, { title, command, ...(take !== undefined && { arguments: [take] }) });
        const outcome = describeOutcome(passage);
        const place = l10n.t('{place} of {count}: {difference}', {
          place: now.index + 1,
          count: now.passages.length,
          difference: describeDifference(passage),
        });
        const readings = passage.readings.map(({ coder, codes }) =>
          lens(`${now.coders.indexOf(coder) + 1} ${coder}: ${codeNames(codes)}`, 'gloss.takeReading', { coder }),
        );
        return [
          lens(outcome === undefined ? place : `${place} → ${outcome}`),
          ...readings,
          ...(readings.length > 1 ? [lens(l10n.t('b both'), 'gloss.takeReading', 'all')] : []),
          lens(l10n.t('x none'), 'gloss.takeReading', 'none'),
          lens(l10n.t('a adjust'), 'gloss.adjustReading'),
          ...(isDecided(passage) ? [lens(l10n.t('o open again'), 'gloss.takeReading', 'open')] : []),
        ];
      },
    },
  );
  return Disposable.from(listener, provider, changed);
}
