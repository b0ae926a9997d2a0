import * as v from 'valibot';
import { serverCommands, type EditParams } from '#protocol';
import { fileUri, natural, optional, position, range, texts, uri } from './fields.js';

const weight = v.union([v.pipe(v.number(), v.finite()), v.string()]);
const codeChoice = v.union([v.string(), v.looseObject({ code: v.string(), weight: v.exactOptional(weight) })]);
const reason = v.exactOptional(v.string());
const proposes = v.exactOptional(
  v.looseObject({
    segment: v.string(),
    codes: v.exactOptional(v.array(codeChoice)),
    range: v.exactOptional(range),
  }),
);
const decision = v.looseObject({
  passage: v.string(),
  take: v.union([
    v.picklist(['all', 'none', 'open']),
    v.looseObject({ range, codes: v.array(codeChoice) }),
    v.looseObject({ coder: v.string() }),
  ]),
});
const segment = { segment: v.string() };
const ofCode = { code: v.string(), reason };
const comment = { thread: v.string(), comment: v.string() };

/** What each operation says beside `op` and `uri`. */
const operations: Readonly<Record<EditParams['op'], v.ObjectEntries>> = {
  apply: { range, codes: v.array(codeChoice), memo: v.exactOptional(v.string()) },
  uncode: { ...segment, code: v.exactOptional(v.string()) },
  replaceCode: { ...segment, code: v.string(), to: codeChoice },
  setBounds: { ...segment, range },
  place: { ...segment, range },
  keepOrphaned: segment,
  split: { ...segment, position },
  merge: { segments: texts },
  setMemo: { ...segment, memo: v.nullable(v.string()) },
  setExemplar: { ...segment, exemplar: v.boolean() },
  stillFits: { segments: texts },
  startThread: { range: v.exactOptional(range), text: v.string(), proposes },
  reply: { thread: v.string(), text: v.string(), proposes },
  editComment: { ...comment, text: v.string() },
  deleteComment: comment,
  resolveThread: { thread: v.string(), resolved: v.boolean() },
  acceptProposal: comment,
  reconcile: { coders: texts, decisions: v.array(decision) },
  declareDone: { done: v.boolean() },
  newCode: { name: v.string(), under: v.exactOptional(v.string()), range: v.exactOptional(range) },
  distinguishColors: { under: v.exactOptional(v.string()) },
  renameCode: {
    ...ofCode,
    id: v.exactOptional(v.string()),
    name: v.exactOptional(v.string()),
    follow: v.exactOptional(v.boolean()),
  },
  mergeCodes: { ...ofCode, into: v.string() },
  splitCode: { ...ofCode, to: v.string(), segments: texts },
  moveCodes: {
    codes: texts,
    under: v.nullable(v.string()),
    before: v.exactOptional(v.string()),
    book: v.exactOptional(v.string()),
  },
  retireCode: ofCode,
  reviseCode: ofCode,
  restoreCode: ofCode,
  deleteCode: ofCode,
  collectExamples: { ...ofCode, most: v.exactOptional(natural) },
};

const edit = v.variant(
  'op',
  Object.entries(operations).map(([op, entries]) => v.looseObject({ op: v.literal(op), uri, ...entries })),
);
const ofUri = v.looseObject({ uri });

/** The argument of each command of the server. */
const commands: Readonly<Record<keyof typeof serverCommands, v.GenericSchema>> = {
  edit,
  chooseCode: v.looseObject({
    uri,
    range,
    instead: v.exactOptional(v.looseObject({ segment: v.string(), code: v.string() })),
  }),
  showMemo: v.looseObject({ uri, segment: v.string() }),
  undo: ofUri,
  redo: ofUri,
  moveCodings: v.looseObject({ from: fileUri, to: fileUri }),
  newStudy: v.looseObject({ folder: fileUri, name: v.exactOptional(v.string()), codebooks: texts }),
  pseudonymise: v.looseObject({
    uri: fileUri,
    names: fileUri,
    transcripts: v.exactOptional(v.array(fileUri)),
    preview: v.exactOptional(v.boolean()),
  }),
  setUpGit: v.looseObject({ uri: fileUri }),
};
const byName = new Map(
  Object.entries(serverCommands).map(([key, name]) => [name as string, commands[key as keyof typeof commands]]),
);

/** `workspace/executeCommand`: each command of ours takes one argument; what is none of ours, its feature refuses. */
export const executeCommand = v.lazy((input) => {
  const command = v.is(named, input) ? byName.get(input.command) : undefined;
  return command ? v.looseObject({ arguments: v.looseTuple([command]) }) : named;
});
const named = v.looseObject({ command: v.string(), arguments: optional(v.array(v.unknown())) });
