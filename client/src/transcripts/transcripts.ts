import {
  commands,
  Disposable,
  DocumentLink,
  l10n,
  languages,
  LanguageStatusSeverity,
  Range,
  Uri,
  window,
  workspace,
  type TextDocument,
} from 'vscode';
import { TranscriptsRequest, type TranscriptItem, type TranscriptsParams } from '#protocol';
import type { Context, Feature } from '../context.js';
import { plainText } from '../common/plainText.js';
import { VirtualDocument } from '../common/virtualDocument.js';
import { languageIds } from '../study/status.js';

const transcriptFiles = languageIds.map((language) => ({ language }));

/** How transcripts were read: in the language status for the active one, and for all of a study in a document. */
export const transcripts: Feature = (context) => {
  const item = languages.createLanguageStatusItem('gloss.transcript', []);
  item.name = l10n.t('Transcript');
  item.command = { command: 'gloss.showTranscripts', title: l10n.t('Show') };
  let askedFor: string | undefined;
  const update = async (): Promise<void> => {
    const document = context.transcriptEditor()?.document;
    askedFor = document?.uri.toString();
    if (askedFor === undefined) {
      item.selector = [];
      return;
    }
    const [found] = await ask(context, { uri: askedFor, whole: false });
    if (!found || window.activeTextEditor?.document !== document) return;
    item.selector = transcriptFiles;
    item.text = plainText(found.summary);
    item.detail = found.oddities > 0 ? l10n.t('{count} to look at', { count: found.oddities }) : '';
    item.severity = found.oddities > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  };
  const refresh = (): void => void update().catch(() => undefined);

  let shown: readonly TranscriptItem[] = [];
  const list = new VirtualDocument('gloss-transcripts', 'Transcripts.txt', () => inWords(shown));
  return Disposable.from(
    item,
    list,
    window.onDidChangeActiveTextEditor(refresh),
    workspace.onDidSaveTextDocument(refresh),
    context.onDidChangeStudy(refresh),
    context.onDidPublish((published) => {
      const active = window.activeTextEditor?.document.uri.toString();
      if (published.uri === active && active !== askedFor) refresh();
    }),
    commands.registerCommand('gloss.showTranscripts', async () => {
      const about = context.transcriptEditor()?.document.uri.toString() ?? (await context.knownStudies())[0];
      if (about === undefined) return;
      shown = await ask(context, { uri: about, whole: true });
      await list.show();
    }),
    languages.registerDocumentLinkProvider(list.selector, {
      provideDocumentLinks: (document) => links(document, shown),
    }),
  );
};

const ask = async (context: Context, params: TranscriptsParams): Promise<readonly TranscriptItem[]> =>
  (await context.client.sendRequest(TranscriptsRequest.type, params)) ?? [];

const inWords = (items: readonly TranscriptItem[]): string =>
  items
    .map(({ path, summary, details }) =>
      [plainText(path), ...[summary, ...details].map((line) => `  ${plainText(line)}`), ''].join('\n'),
    )
    .join('\n');

/** Each path leads to its transcript. */
function links(document: TextDocument, items: readonly TranscriptItem[]): DocumentLink[] {
  const found: DocumentLink[] = [];
  let next = 0;
  for (let line = 0; line < document.lineCount && next < items.length; line++) {
    const { text, range } = document.lineAt(line);
    const item = items[next];
    if (!item || text !== plainText(item.path)) continue;
    found.push(new DocumentLink(new Range(range.start, range.end), Uri.parse(item.uri)));
    next++;
  }
  return found;
}
