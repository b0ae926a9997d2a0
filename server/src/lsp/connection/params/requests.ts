import * as v from 'valibot';
import { executeCommand } from './edits.js';
import {
  atPosition,
  inDocument,
  natural,
  ofStudy,
  optional,
  position,
  range,
  textDocument,
  texts,
  uri,
} from './fields.js';

/** What the server has put into a problem, for its fixes. */
const problemData = optional(
  v.looseObject({
    ...Object.fromEntries(
      ['code', 'into', 'segment', 'other', 'otherSegment', 'alias'].map((key) => [key, v.exactOptional(v.string())]),
    ),
    steps: v.exactOptional(v.array(v.union([v.number(), v.string()]))),
    below: v.exactOptional(texts),
  }),
);
const diagnostic = v.pipe(
  v.looseObject({ range, message: v.string() }),
  v.check(
    ({ source, data }) => source !== 'gloss' || v.is(problemData, data),
    'has data that did not come from this server',
  ),
);
/** An item that comes back to be filled in, with the data that the server gave it. */
const item = v.looseObject({
  data: optional(
    v.looseObject(
      Object.fromEntries(['study', 'code', 'segment', 'key', 'uri'].map((key) => [key, v.exactOptional(v.string())])),
    ),
  ),
});
const ofItem = v.looseObject({ item });
const coders = v.union([v.picklist(['all', 'mine']), texts]);
const colorPart = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const comparing = {
  study: uri,
  by: v.exactOptional(v.picklist(['code', 'theme', 'all', 'domain', 'weight'])),
  unit: v.exactOptional(v.picklist(['character', 'sentence', 'turn', 'segment'])),
  like: v.exactOptional(v.picklist(['maxqda', 'atlas.ti'])),
  done: v.exactOptional(v.boolean()),
  speakers: v.exactOptional(v.union([v.picklist(['all', 'interviewees']), texts])),
  transcripts: v.exactOptional(texts),
};
const comparison = {
  ...comparing,
  among: v.exactOptional(v.picklist(['all', 'pairs', 'roles'])),
  samples: v.exactOptional(natural),
  months: v.exactOptional(v.boolean()),
};

/** What each request must say, as far as its feature looks at it. */
export const requestShapes: ReadonlyMap<string, v.GenericSchema> = new Map<string, v.GenericSchema>([
  ['textDocument/hover', atPosition],
  ['textDocument/definition', atPosition],
  ['textDocument/implementation', atPosition],
  ['textDocument/documentHighlight', atPosition],
  ['textDocument/completion', atPosition],
  ['textDocument/prepareRename', atPosition],
  ['textDocument/prepareTypeHierarchy', atPosition],
  [
    'textDocument/references',
    v.looseObject({ textDocument, position, context: v.looseObject({ includeDeclaration: v.boolean() }) }),
  ],
  ['textDocument/rename', v.looseObject({ textDocument, position, newName: v.string() })],
  ['textDocument/codeLens', inDocument],
  ['textDocument/diagnostic', inDocument],
  ['textDocument/documentColor', inDocument],
  ['textDocument/documentLink', inDocument],
  ['textDocument/documentSymbol', inDocument],
  ['textDocument/foldingRange', inDocument],
  ['textDocument/formatting', inDocument],
  ['textDocument/inlayHint', v.looseObject({ textDocument, range })],
  ['textDocument/semanticTokens/full', inDocument],
  ['textDocument/semanticTokens/range', v.looseObject({ textDocument, range })],
  ['textDocument/selectionRange', v.looseObject({ textDocument, positions: v.array(position) })],
  [
    'textDocument/colorPresentation',
    v.looseObject({
      textDocument,
      range,
      color: v.looseObject({ red: colorPart, green: colorPart, blue: colorPart, alpha: colorPart }),
    }),
  ],
  [
    'textDocument/codeAction',
    v.looseObject({
      textDocument,
      range,
      context: v.looseObject({ diagnostics: v.array(diagnostic), only: optional(texts) }),
    }),
  ],
  ['completionItem/resolve', item],
  ['codeLens/resolve', v.looseObject({ ...item.entries, range })],
  ['documentLink/resolve', item],
  ['typeHierarchy/supertypes', ofItem],
  ['typeHierarchy/subtypes', ofItem],
  ['workspace/symbol', v.looseObject({ query: v.string() })],
  ['workspace/executeCommand', executeCommand],
  ['workspace/diagnostic', v.looseObject({ previousResultIds: v.array(v.looseObject({ uri, value: v.string() })) })],
  ['workspace/willRenameFiles', v.looseObject({ files: v.array(v.looseObject({ oldUri: uri, newUri: uri })) })],
  ['workspace/willDeleteFiles', v.looseObject({ files: v.array(v.looseObject({ uri })) })],
  [
    'gloss/changes',
    v.looseObject({
      study: uri,
      base: v.union([
        v.looseObject({ ref: v.string() }),
        v.looseObject({ mergeBase: v.string() }),
        v.looseObject({ coder: v.string() }),
      ]),
    }),
  ],
  ['gloss/changeBases', ofStudy],
  ['gloss/codeAt', v.looseObject({ uri, position })],
  ['gloss/codeChoices', v.looseObject({ uri, range: v.exactOptional(range) })],
  ['gloss/coders', v.looseObject({ uri })],
  ['gloss/setShownCoders', v.looseObject({ study: uri, coders })],
  [
    'gloss/agreementTables',
    v.variant('kind', [
      v.looseObject({ ...comparing, kind: v.literal('gold'), gold: v.string() }),
      v.looseObject({ ...comparing, kind: v.literal('confusion') }),
    ]),
  ],
  ['gloss/compare', v.looseObject(comparison)],
  [
    'gloss/comparedPassages',
    v.looseObject({
      ...comparison,
      readers: texts,
      month: v.exactOptional(v.string()),
      code: v.exactOptional(v.string()),
    }),
  ],
  ['gloss/describeCode', v.looseObject({ study: uri, code: v.string() })],
  ['gloss/findCodes', v.looseObject({ text: v.string() })],
  [
    'gloss/listSegments',
    v.looseObject({
      study: uri,
      codes: v.exactOptional(texts),
      coder: v.exactOptional(v.string()),
      transcript: v.exactOptional(uri),
      recode: v.exactOptional(v.boolean()),
      cases: v.exactOptional(v.boolean()),
    }),
  ],
  ['gloss/transcripts', v.looseObject({ uri, whole: v.boolean() })],
  ['gloss/locateSegment', v.looseObject({ study: uri, id: v.string() })],
  [
    'gloss/moveByUnit',
    v.looseObject({
      uri,
      position,
      unit: v.picklist(['sentence', 'turn', 'segment']),
      direction: v.picklist(['next', 'previous', 'current']),
    }),
  ],
  ['gloss/passageAt', v.looseObject({ uri, range })],
  ['gloss/planRename', v.looseObject({ uri, position, newName: v.string() })],
  ['gloss/reconcile', v.looseObject({ uri, coders: texts })],
  ['gloss/segmentsAt', v.looseObject({ uri, range })],
  ['gloss/setComparedDocuments', v.looseObject({ pairs: v.array(v.looseObject({ original: uri, modified: uri })) })],
  ['gloss/setHiddenCodes', v.looseObject({ study: uri, codes: texts })],
  ['gloss/themes', v.looseObject({ transcript: v.exactOptional(uri), known: v.exactOptional(v.string()) })],
  ['gloss/threads', v.looseObject({ uri })],
]);
