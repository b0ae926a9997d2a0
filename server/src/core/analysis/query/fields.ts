import { allCodes } from '../../codebook/codebook.js';
import { withBelow } from '../../codebook/codeIndex.js';
import { codesOf, type Study } from '../../study/study.js';
import { keyOf } from '../../transcript/speakerNames.js';
import { quotedWords } from '../../transcript/quotedWords.js';
import type { CodedMaterial, CodedSegment } from '../codedMaterial.js';

/** Whether a segment meets a condition. */
export type Test = (segment: CodedSegment) => boolean;

/** Something that a query can ask of segments, `field:value`. */
export interface Field {
  /** The values that there are, which completion offers and of which the nearest are named; each with other names for it. */
  readonly values: (material: CodedMaterial) => Iterable<FieldValue>;
  /** Whether a segment has a value, given as the value is called first. */
  readonly has: (material: CodedMaterial, value: string) => Test;
}

/** A value that a field may have in a study. */
export interface FieldValue {
  readonly value: string;
  /** Names by which people may call it too. */
  readonly names: readonly string[];
}

/** The fields of which a study says what values there are. Those of cases' attributes come beside these. */
export const fields: Readonly<Record<string, Field>> = {
  code: {
    values: ({ study }) =>
      codesOf(study).codes.map(({ code: { id, name, aliases } }) => ({ value: id, names: [name, ...aliases] })),
    has: ({ study }, value) => {
      const id = codesOf(study).inUse(value)?.code.id ?? value;
      return ({ codes }) => codes.includes(id);
    },
  },
  theme: {
    values: ({ study }) =>
      codesOf(study)
        .codes.filter(({ code }) => !allCodes(code.codes).next().done)
        .map(({ code: { id, name, aliases } }) => ({ value: id, names: [name, ...aliases] })),
    has: ({ study }, value) => {
      const found = codesOf(study).find(value)?.code;
      const ids = new Set(found ? withBelow(found) : [value]);
      return ({ codes }) => codes.some((id) => ids.has(id));
    },
  },
  coder: {
    values: ({ study }) =>
      codersOf(study).map(({ id, name }) => ({ value: id, names: name === undefined ? [] : [name] })),
    has:
      (_, value) =>
      ({ record }) =>
        record.coder === value,
  },
  'coder-role': {
    values: ({ study }) => named(study.config.coders.flatMap(({ role }) => role ?? [])),
    has: ({ study }, value) => {
      const ids = new Set(study.config.coders.filter(({ role }) => role === value).map(({ id }) => id));
      return ({ record }) => ids.has(record.coder);
    },
  },
  case: {
    values: ({ cases }) => named(cases.cases.keys()),
    has:
      (_, value) =>
      ({ cases }) =>
        cases.includes(value),
  },
  transcript: {
    values: ({ study }) =>
      [...study.transcripts.keys()].map((path) => ({
        value: path,
        names: [path.replace(/^transcripts\//, ''), baseOf(path)],
      })),
    has:
      (_, value) =>
      ({ record }) =>
        record.transcript === value,
  },
  speaker: {
    values: ({ study, segments }) => [
      ...study.config.reading.speakers.map(({ name, aliases }) => ({ value: name, names: aliases })),
      ...named(segments.flatMap(({ place }) => place?.speakers ?? [])),
    ],
    has: ({ study }, value) => {
      const known = study.config.reading.speakers.find(({ name }) => name === value);
      const keys = new Set([value, ...(known?.aliases ?? [])].map(keyOf));
      return ({ place }) => place?.speakers.some((name) => keys.has(keyOf(name))) ?? false;
    },
  },
};

/** Conditions of one word. */
export const flags: Readonly<Record<string, Test>> = {
  exemplar: ({ segment }) => segment.exemplar === true,
  memo: ({ segment }) => segment.memo !== undefined,
  doubtful: ({ place }) => place === undefined,
};

/** Words that are looked for, in what is compared: in capitals or not, with any white space between them. */
export const wordFields: Readonly<Record<string, (segment: CodedSegment) => string>> = {
  text: ({ segment, record }) => quotedWords(segment.quote, record.transcript),
  memo: ({ segment }) => segment.memo ?? '',
};

/** Those whom the study names, and those of whom there are codings. */
function codersOf(study: Study): readonly { readonly id: string; readonly name?: string }[] {
  const ids = new Set(study.config.coders.map(({ id }) => id));
  const others = new Set([...study.records.values()].map(({ coder }) => coder).filter((id) => !ids.has(id)));
  return [...study.config.coders, ...Array.from(others, (id) => ({ id }))];
}

const named = (values: Iterable<string>): readonly FieldValue[] =>
  Array.from(new Set(values), (value) => ({ value, names: [] }));

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
