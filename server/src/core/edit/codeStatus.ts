import { allCodes, type Code } from '../codebook/codebook.js';
import { takeOut } from '../codebook/entryBlocks.js';
import { GlossError } from '../glossError.js';
import { mayUse, namesOf } from '../study/hiddenCodings.js';
import { findSegments } from '../study/query.js';
import { codesOf } from '../study/study.js';
import { removeField } from '../text/yamlEdits.js';
import { changeBook, cleanReason, noteReason, openCode, setCodeField } from './openCode.js';
import type { EditContext, Step } from './step.js';

/** Takes a code out of use. Its codings stay. */
export function retireCode({ study }: EditContext, id: string, reason?: string): Step {
  const { file, code } = openCode(study, id);
  if (code.status === 'retired') throw new GlossError('nothing-to-do', `“${code.name}” is retired already.`);
  const why = cleanReason(reason);
  return {
    label: `Retire “${code.name}”`,
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
  const { file, code } = openCode(study, id);
  if (code.status !== 'retired') throw new GlossError('nothing-to-do', `“${code.name}” is not retired.`);
  return {
    label: `Restore “${code.name}”`,
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
  const { file, code, parent } = openCode(study, id);
  const going = [code, ...allCodes(code.codes)];
  const used = findSegments(study, { codes: going.map((one) => one.id) });
  const segments = used.reduce((sum, group) => sum + group.segments.length, 0);
  if (segments > 0) {
    throw new GlossError(
      'bad-argument',
      `“${code.name}” has ${segments} ${segments === 1 ? 'segment' : 'segments'} in ${used.length} ${used.length === 1 ? 'transcript' : 'transcripts'}. Retire it, or merge it into another code.`,
    );
  }
  const unsure = mayUse(
    hidden,
    going.flatMap((one) => [one.id, ...one.aliases]),
  );
  if (unsure.length > 0) {
    throw new GlossError(
      'bad-argument',
      `“${code.name}” may be in use: ${namesOf(unsure)}. Bring these files back (“git sparse-checkout disable”, “git checkout -- codings”), make them readable, or retire the code instead. Nothing was written.`,
    );
  }
  const mention = mentionOf(
    going,
    codesOf(study).codes.map((indexed) => indexed.code),
  );
  if (mention) {
    throw new GlossError(
      'bad-argument',
      `“${mention.name}” names this code. Take it out there first, or retire this one.`,
    );
  }
  return {
    label: `Delete “${code.name}”${withBelow(going.slice(1))}`,
    changes: [changeBook(file, takeOut(file.text, parent, code, 'comments'))],
  };
}

/** Which codes go with a theme, as far as a line can name them. */
function withBelow(below: readonly Code[]): string {
  if (below.length === 0) return '';
  const named = below.slice(0, mostNamed).map(({ name }) => `“${name}”`);
  const more = below.length > named.length ? ` and ${below.length - named.length} more` : '';
  return ` and what is below it: ${named.join(', ')}${more}`;
}

const mostNamed = 5;

/** A code that stays and names one of those that go. */
function mentionOf(going: readonly Code[], all: readonly Code[]): Code | undefined {
  const ids = new Set(going.flatMap(({ id, aliases }) => [id, ...aliases]));
  return all.find((code) => !going.includes(code) && code.mentions.some((mention) => ids.has(mention.code)));
}

/** Says that a code's meaning has changed today, and why. What was coded before is then in the recode queue. */
export function reviseCode({ study, today }: EditContext, id: string, reason?: string): Step {
  const { file, code } = openCode(study, id);
  if (code.revised === today && cleanReason(reason) === undefined) {
    throw new GlossError('nothing-to-do', `“${code.name}” is marked as revised today already.`);
  }
  return {
    label: `Revise “${code.name}”`,
    changes: [
      changeBook(file, [
        ...setCodeField(file, code, 'revised', today),
        ...noteReason(file, { on: today, code: code.id, change: 'revised' }, reason),
      ]),
    ],
  };
}
