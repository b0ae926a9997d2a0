const transcript = 'transcripts/P01.txt';
const book = 'codebooks/main.codebook.yaml';

/** What is asked, by method: with these in hand every feature is asked for all that it says of a place, a file or a study. */
export function questions(uri: (path: string) => string): Readonly<Record<string, readonly object[]>> {
  const position = { line: 2, character: 12 };
  const range = { start: position, end: { line: 2, character: 20 } };
  const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const documents = [transcript, book, 'gloss.yaml', 'codings/other2/P01.txt.codings.yaml'].map(uri);
  const everywhere = (more: object): readonly object[] =>
    documents.map((one) => ({ textDocument: { uri: one }, ...more }));
  const root = uri('');
  const at = everywhere({ position });
  const theirs = { textDocument: { uri: uri(book) }, position: { line: 13, character: 12 } };
  return {
    'textDocument/codeAction': everywhere({ range: all, context: { diagnostics: [] } }).concat(
      everywhere({ range, context: { diagnostics: [] } }),
    ),
    'gloss/codeChoices': [{ uri: uri(transcript), range }, { uri: uri(transcript) }],
    'textDocument/codeLens': everywhere({}),
    'codeLens/resolve': [],
    'gloss/coders': [{ uri: root }, { uri: uri(transcript) }],
    'gloss/setShownCoders': [
      { study: root, coders: ['other2'] },
      { study: root, coders: 'all' },
    ],
    'gloss/agreementTables': [
      { study: root, kind: 'gold', gold: 'coder1', done: false },
      { study: root, kind: 'confusion', done: false },
    ],
    'gloss/changes': [
      { study: root, base: { ref: 'HEAD' } },
      { study: root, base: { coder: 'lead' } },
    ],
    'gloss/compare': (['all', 'pairs'] as const).map((among) => ({
      study: root,
      among,
      samples: 9,
      months: among === 'pairs',
    })),
    'gloss/comparedPassages': [{ study: root, readers: ['coder1', 'other2'], done: false }],
    'gloss/changeBases': [{ study: root }],
    'gloss/setComparedDocuments': [{ pairs: [{ original: uri(transcript), modified: uri(transcript) }] }],
    'gloss/codeAt': documents.map((one) => ({ uri: one, position })),
    'workspace/executeCommand': [
      ...['uncode', 'setMemo'].map((op) => ({
        command: 'gloss.server.edit',
        arguments: [{ op, uri: uri(transcript), segment: 'nothere0', memo: 'x' }],
      })),
      {
        command: 'gloss.server.chooseCode',
        arguments: [{ uri: uri(transcript), range, instead: { segment: 'nothere0', code: 'trust' } }],
      },
      { command: 'gloss.server.showMemo', arguments: [{ uri: uri(transcript), segment: 'nothere0' }] },
      { command: 'gloss.server.pseudonymise', arguments: [{ uri: root, names: uri('names.csv'), preview: true }] },
    ],
    'textDocument/completion': at,
    'completionItem/resolve': [],
    'textDocument/definition': at.concat(theirs),
    'gloss/describeCode': ['institutional-opposition', 'challenges'].map((code) => ({ study: root, code })),
    'textDocument/diagnostic': everywhere({}),
    'workspace/diagnostic': [{ previousResultIds: [] }],
    'textDocument/documentColor': everywhere({}),
    'textDocument/colorPresentation': everywhere({ color: { red: 1, green: 0, blue: 0, alpha: 1 }, range }),
    'textDocument/documentHighlight': at,
    'textDocument/documentLink': everywhere({}),
    'documentLink/resolve': [],
    'textDocument/documentSymbol': everywhere({}),
    'workspace/willRenameFiles': [],
    'workspace/willDeleteFiles': [],
    'gloss/findCodes': [{ text: 'opposition' }],
    'textDocument/foldingRange': everywhere({}),
    'textDocument/formatting': everywhere({ options: { tabSize: 2, insertSpaces: true } }),
    'textDocument/hover': at.concat(theirs),
    'textDocument/implementation': at.concat(theirs),
    'textDocument/inlayHint': everywhere({ range: all }),
    'textDocument/semanticTokens/full': everywhere({}),
    'textDocument/semanticTokens/range': everywhere({ range: all }),
    'gloss/listSegments': [
      { study: root, cases: true },
      { study: root, codes: ['institutional-opposition'] },
      { study: root, transcript: uri(transcript) },
      { study: root, coder: 'other2' },
      { study: root, recode: true },
    ],
    'gloss/locateSegment': [{ study: root, id: 'hidden02' }],
    'gloss/moveByUnit': ['next', 'previous', 'current'].map((direction) => ({
      uri: uri(transcript),
      position,
      direction,
      unit: 'segment',
    })),
    'gloss/reconcile': [{ uri: uri(transcript), coders: ['coder1', 'other2'] }],
    'gloss/transcripts': [
      { uri: root, whole: true },
      { uri: uri(transcript), whole: false },
    ],
    'gloss/threads': [{ uri: uri(transcript) }],
    'textDocument/references': at.concat(theirs).map((one) => ({ ...one, context: { includeDeclaration: true } })),
    'textDocument/prepareRename': at.concat(theirs),
    'textDocument/rename': [],
    'gloss/planRename': [],
    'gloss/passageAt': [{ uri: uri(transcript), range }],
    'gloss/segmentsAt': [{ uri: uri(transcript), range }],
    'textDocument/selectionRange': everywhere({ positions: [position] }),
    'gloss/setHiddenCodes': [{ study: root, codes: [] }],
    'gloss/themes': [{}, { transcript: uri(transcript) }],
    'textDocument/prepareTypeHierarchy': at.concat(theirs),
    'typeHierarchy/supertypes': [],
    'typeHierarchy/subtypes': [],
    'workspace/symbol': ['', 'opposition', 'hidden', 'trust'].map((query) => ({ query })),
  };
}
