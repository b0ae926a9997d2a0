import * as v from 'valibot';
import { URI } from 'vscode-uri';

/** Shapes of what messages of the protocol are made of. Keys that are not named here may be there and are not looked at. */

/** A whole number from 0, as lines and characters are. */
export const natural = v.pipe(
  v.number(),
  v.check((value) => Number.isSafeInteger(value) && value >= 0, 'is not a whole number from 0'),
);

/** Line and UTF-16 unit in it, both from 0. */
export const position = v.looseObject({ line: natural, character: natural });

/** As edits have it, which may be given from either end. */
export const anyRange = v.looseObject({ start: position, end: position });

/** A range whose end is not before its start; it may be empty. */
export const range = v.pipe(
  anyRange,
  v.check(
    ({ start, end }) => start.line < end.line || (start.line === end.line && start.character <= end.character),
    'ends before it starts',
  ),
);

/** An absolute URI. One of a file names a file of this machine, or, on Windows, of a machine in its network. */
export const uri = v.pipe(
  v.string(),
  v.check((text) => parsed(text) !== undefined, 'is not a URI'),
  v.check((text) => !decoded(parsed(text)?.path ?? '').includes('\0'), 'has a NUL in it'),
  v.check((text) => !/^file:/i.test(text) || /^file:(?:\/\/[^/?#]*)?\//i.test(text), 'names no file'),
  v.check((text) => {
    const { scheme, authority = '' } = parsed(text) ?? {};
    return scheme !== 'file' || ['', 'localhost'].includes(authority) || process.platform === 'win32';
  }, 'names a file of another machine'),
);

function parsed(text: string): URI | undefined {
  try {
    return URI.parse(text, true);
  } catch {
    return undefined;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The URI of a file or folder on disk, which may be written to. */
export const fileUri = v.pipe(
  uri,
  v.check((text) => /^file:/i.test(text), 'is not the URI of a file'),
);

/** The document that a request is about; a version is not looked at. */
export const textDocument = v.looseObject({ uri });
/** A list of texts, which may be empty. */
export const texts = v.array(v.string());
/** The params of requests about a whole document. */
export const inDocument = v.looseObject({ textDocument });
/** The params of requests about a place in a document. */
export const atPosition = v.looseObject({ textDocument, position });
/** A file or folder of a study. */
export const ofStudy = v.looseObject({ study: uri });

/** What is left out; many clients say null for it. */
export const optional = <S extends v.GenericSchema>(shape: S): v.NullishSchema<S, undefined> => v.nullish(shape);
