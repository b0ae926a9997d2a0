import { allCodes, type Code } from '../../codebook/codebook.js';
import { takeOut } from '../../codebook/entryBlocks.js';
import { GlossError } from '../../glossError.js';
import { mayUse, namesOf } from '../../study/hiddenCodings.js';
import { findSegments } from '../../queries/query.js';
import { codesOf } from '../../study/study.js';
import { removeField } from '../../yaml/edit.js';
import { changeBook, cleanReason, noteReason, codeToEdit, setCodeField } from './codeToEdit.js';
import type { EditContext, Step } from '../step.js';
import { inTranscripts, segmentsInWords } from '../../text/spokenCounts.js';
import * as l10n from '../../text/l10n.js';
import { inQuotes } from '../../text/inQuotes.js';

/** Takes a code out of use. Its codings stay. */
export function retireCode({ study }: EditContext, id: string, reason?: string): Step {
  const { file, code } = codeToEdit(study, id);
  if (code.status === 'retired') {
    throw new GlossError('nothing-to-do', l10n.t('“{name}” is retired already.', { name: code.name }));
  }
  const why = cleanReason(reason);
  return {
    label: l10n.t('Retire “{name}”', { name: code.name }),
    changes: [
      changeBook(file, [
        ...setCodeField(file, code, 'status', 'retired'),
        ...(why === undefined ? [] : setCodeField(file, code, 'reason', why)),
      ]),
    ],
  };
}

/** Takes a retired code into use again. Codings that a merge gave to another code stay with that one. */
export function restoreCode({ study }: EditContext, id: string): Step {
  const { file, code } = codeToEdit(study, id);
  if (code.status !== 'retired') {
    throw new GlossError('nothing-to-do', l10n.t('“{name}” is not retired.', { name: code.name }));
  }
  return {
    label: l10n.t('Restore “{name}”', { name: code.name }),
    changes: [
      changeBook(file, [
        ...setCodeField(file, code, 'status', 'active'),
        ...removeField(file.text, code, 'merged-into'),
        ...removeField(file.text, code, 'reason'),
      ]),
    ],
  };
}

/** Removes a code, and those below it, from its codebook. Only codes that nothing uses can go, also nothing that is hidden. */
export function deleteCode({ study, hidden = [] }: EditContext, id: string): Step {
  const { file, code, parent } = codeToEdit(study, id);
  const going = [code, ...allCodes(code.codes)];
  const used = findSegments(study, { codes: going.map((one) => one.id) });
  const segments = used.reduce((sum, group) => sum + group.segments.length, 0);
  if (segments > 0) {
    throw new GlossError(
      'bad-argument',
      l10n.t('“{name}” has {segments} {inTranscripts}. Retire it, or merge it into another code.', {
        name: code.name,
        segments: segmentsInWords(segments),
        inTranscripts: inTranscripts(used.length),
      }),
    );
  }
  const unsure = mayUse(
    hidden,
    going.flatMap((one) => [one.id, ...one.aliases]),
  );
  if (unsure.length > 0) {
    throw new GlossError(
      'bad-argument',
      l10n.t(
        '“{name}” may be in use: {unsure}. Bring these files back (“git sparse-checkout disable”, “git checkout -- codings”), make them readable, or retire the code instead. Nothing was written.',
        { name: code.name, unsure: namesOf(unsure) },
      ),
    );
  }
  const mention = mentionOf(
    going,
    codesOf(study).codes.map((indexed) => indexed.code),
  );
  if (mention) {
    throw new GlossError(
      'bad-argument',
      l10n.t('“{name}” names this code. Take it out there first, or retire this one.', { name: mention.name }),
    );
  }
  return {
    label: deletion(code.name, going.slice(1)),
    changes: [changeBook(file, takeOut(file.text, parent, code, 'comments'))],
  };
}

/** Which codes go with a theme, as far as a line can name them. */
function deletion(name: string, below: readonly Code[]): string {
  if (below.length === 0) return l10n.t('Delete “{name}”', { name });
  const named = below.slice(0, mostNamed).map((code) => inQuotes(code.name));
  const codes = named.join(', ');
  const more = below.length - named.length;
  return more > 0
    ? l10n.t('Delete “{name}” and what is below it: {codes} and {more} more', { name, codes, more })
    : l10n.t('Delete “{name}” and what is below it: {codes}', { name, codes });
}

const mostNamed = 5;

/** A code that stays and names one of those that go. */
function mentionOf(going: readonly Code[], all: readonly Code[]): Code | undefined {
  const ids = new Set(going.flatMap(({ id, aliases }) => [id, ...aliases]));
  return all.find((code) => !going.includes(code) && code.mentions.some((mention) => ids.has(mention.code)));
}

/** Says that a code's meaning has changed today, and why. What was coded before is then in the recode queue. */
export function reviseCode({ study, today }: EditContext, id: string, reason?: string): Step {
  const { file, code } = codeToEdit(study, id);
  if (code.revised === today && cleanReason(reason) === undefined) {
    throw new GlossError('nothing-to-do', l10n.t('“{name}” is marked as revised today already.', { name: code.name }));
  }
  return {
    label: l10n.t('Revise “{name}”', { name: code.name }),
    changes: [
      changeBook(file, [
        ...setCodeField(file, code, 'revised', today),
        ...noteReason(file, { on: today, code: code.id, change: 'revised' }, reason),
      ]),
    ],
  };
}
