import type { StudyConfig } from '../study/settings/config.js';
import { alikeForm, whyNotPortable, whyNotPortablePath } from '../study/portableName.js';
import { readCodingsPath } from '../study/paths.js';
import type { Read, Study } from '../study/study.js';
import type { Range } from '../text/range.js';
import type { Check } from './check.js';
import { findText } from './codeRange.js';
import * as l10n from '../text/l10n.js';

/** How many are shown. */
const most = 20;

/** Teams share studies between systems: what one cannot hold is lost there. Of many names the first are reported. */
export const unportableName: Check<Read<StudyConfig>> = {
  code: 'unportable-name',
  severity: 'information',
  about: 'A coder’s id, or the path of a transcript or codebook, that not every system can have.',
  *run(study, file) {
    let left = most;
    for (const { name, what, isListed } of namesIn(study, file)) {
      const why = what === 'coder' ? whyNotPortable(name) : whyNotPortablePath(name);
      if (why === undefined) continue;
      if (left-- === 0) return;
      yield {
        message:
          what === 'coder'
            ? l10n.t('The coder’s id “{name}” names a folder, and {why}. Give the coder another one.', { name, why })
            : l10n.t('{name} cannot be on every system: {why}. Move it with “gloss move” if others use the study.', {
                name,
                why,
              }),
        range: placeOf(file, name, isListed),
      };
    }
  },
};

/** Reported at each name but the first of those that are alike. Of many names the first are reported. */
export const alikeNames: Check<Read<StudyConfig>> = {
  code: 'alike-names',
  severity: 'warning',
  about: 'Coders’ ids, or paths of transcripts or codebooks, that differ in case or Unicode form alone.',
  *run(study, file) {
    let left = most;
    const seen = new Map<string, string>();
    for (const { name, what, isListed } of namesIn(study, file)) {
      const form = `${what} ${alikeForm(name)}`;
      const first = seen.get(form);
      if (first === undefined) seen.set(form, name);
      if (first === undefined || first === name) continue;
      if (left-- === 0) return;
      yield {
        message:
          what === 'coder'
            ? l10n.t(
                'The coders “{first}” and “{name}” differ in case or Unicode form alone: many systems take the two for the same, and one would be lost. Rename one of them.',
                { first, name },
              )
            : l10n.t(
                '{first} and {name} differ in case or Unicode form alone: many systems take the two for the same, and one would be lost. Rename one of them.',
                { first, name },
              ),
        range: placeOf(file, name, isListed),
      };
    }
  },
};

interface Named {
  readonly name: string;
  readonly what: 'coder' | 'path';
  /** Whether it stands in gloss.yaml. */
  readonly isListed: boolean;
}

/** Where a name stands in gloss.yaml, or its beginning. */
const placeOf = ({ text }: Read<StudyConfig>, name: string, isListed: boolean): Range =>
  isListed
    ? findText(text, name, { start: Math.max(0, text.search(/^coders:/m)), end: text.length })
    : { start: 0, end: Math.min(1, text.length) };

/** Coders of gloss.yaml, those who have folders, and paths. */
function* namesIn(study: Study, { value }: Read<StudyConfig>): Generator<Named> {
  for (const { id } of value.coders) yield { name: id, what: 'coder', isListed: true };
  const folders = new Set([...study.records.keys()].map((path) => readCodingsPath(path)?.coder ?? ''));
  for (const { id } of value.coders) folders.delete(id);
  for (const name of folders) if (name !== '') yield { name, what: 'coder', isListed: false };
  for (const name of [...study.transcripts.keys(), ...study.codebooks.keys()]) {
    if (!name.startsWith('../')) yield { name, what: 'path', isListed: false };
  }
}
