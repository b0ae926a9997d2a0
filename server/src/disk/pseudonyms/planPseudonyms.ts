import type { NamePair } from '../../core/edit/pseudonyms/namePairs.js';
import { pseudonymise, type Pseudonymised } from '../../core/edit/pseudonyms/pseudonymise.js';
import { GlossError } from '../../core/glossError.js';
import type { Study } from '../../core/study/study.js';
import * as l10n from '../../core/text/l10n.js';
import { linesOf } from '../../core/text/lines.js';
import { digestOf } from '../files/digest.js';
import { digestsIn } from '../../core/codings/segment.js';
import { findOldTexts } from '../git/oldText.js';

/** A study, with the text of each of its files; what is open in an editor wins over the disk. */
export interface StudyTexts {
  readonly folder: string;
  readonly study: Study;
  /** Files that could not be read, and why. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Without a byte order mark; undefined where there is no such file. Refuses what is no text. */
  readonly textOf: (path: string) => Promise<string | undefined>;
}

/** Works out what becomes of names in transcripts, all or those that are `chosen`, and in what belongs to them. */
export async function planPseudonyms(
  { folder, study, unreadable, textOf }: StudyTexts,
  pairs: readonly NamePair[],
  chosen?: ReadonlySet<string>,
): Promise<Pseudonymised> {
  for (const [path, message] of unreadable) {
    if (!['codebook', undefined].includes(study.kindOf(path))) throw new GlossError('unreadable', message);
  }
  const texts = await Promise.all(
    [...(chosen ?? study.transcripts.keys())].sort().map(async (path) => {
      const text = await textOf(path);
      if (text === undefined) {
        throw new GlossError('not-found', l10n.t('There is no transcript {path} in {folder}.', { path, folder }));
      }
      return { path, lines: linesOf(text), digest: digestOf(text) };
    }),
  );
  const records = [...study.records.values()]
    .filter(({ transcript }) => !chosen || chosen.has(transcript))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const oldTexts = new Map<string, string>();
  for (const { path, digest } of texts) {
    const own = records.filter(({ transcript, value }) => transcript === path && value.text !== digest);
    if (own.length === 0) continue;
    const found = await findOldTexts(folder, path, new Set(own.flatMap(({ value }) => [...digestsIn(value)])));
    for (const [old, text] of found) oldTexts.set(old, text);
  }
  const discussions = [...study.discussions.values()].filter(({ value }) => !chosen || chosen.has(value.transcript));
  return pseudonymise(texts, records, pairs, { digestOf, oldTexts, discussions, reading: study.config.reading });
}
