import { FileDecoration, l10n, ThemeColor, Uri, window, type Disposable } from 'vscode';

const scheme = 'gloss-code';

/** What the colour and the mark of a row say. */
export interface RowLook {
  /** Retired, or its passages are not drawn. */
  readonly dimmed: boolean;
  readonly attention: boolean;
}

/** The URI of a row that looks like that: how it looks is in the URI, so that another look is another URI. */
export function uriOfRow(study: string, code: string, { dimmed, attention }: RowLook): Uri {
  const look = [dimmed && 'dimmed', attention && 'attention'].filter(Boolean).join(' ');
  return Uri.from({ scheme, path: `/${encodeURIComponent(study)}/${encodeURIComponent(code)}`, query: look });
}

/** Draws what the URIs of rows say. */
export const decorateRows = (): Disposable =>
  window.registerFileDecorationProvider({
    provideFileDecoration: (uri) => {
      if (uri.scheme !== scheme || uri.query === '') return undefined;
      const dimmed = uri.query.includes('dimmed') ? new ThemeColor('disabledForeground') : undefined;
      if (!uri.query.includes('attention')) return new FileDecoration(undefined, undefined, dimmed);
      return new FileDecoration('!', l10n.t('Needs attention'), dimmed);
    },
  });
