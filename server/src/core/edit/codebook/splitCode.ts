import { addCode, addHistory, codeIdFrom } from '../../codebook/editCodebook.js';
import { parseCodebook } from '../../codebook/parseCodebook.js';
import { GlossError } from '../../glossError.js';
import { codesOf, currentId, type Study } from '../../study/study.js';
import { withoutRepeats } from '../segments/codingsOf.js';
import { cleanReason, codeToEdit } from './codeToEdit.js';
import { replaceCodes } from './replaceCodes.js';
import { spliceLines } from '../../text/splice.js';
import type { EditContext, FileChange, Step } from '../step.js';
import * as l10n from '../../text/l10n.js';

/** A code that means two things, and the segments that mean the second. */
export interface SplitCode {
  readonly code: string;
  /** The code that takes over: the id of one that is there, or the name for a new one, which is put behind the first. */
  readonly to: string;
  /** Ids of the segments that it takes over, of any coder. */
  readonly segments: readonly string[];
  readonly reason?: string;
}

/** Gives some of a code's segments to another code, in all coders' files. The rest keeps the code. */
export function splitCode(context: EditContext, { code: written, to, segments, reason }: SplitCode): Step {
  const { study } = context;
  const { code, file, parent } = codeToEdit(study, written);
  const { id, name, isNew } = targetOf(study, code.id, to);
  const chosen = new Set(segments);
  let moved = 0;
  const meant = (other: string): string => currentId(study, other);
  const forms = new Set(codesOf(study).formsOf(code.id));
  const codings = replaceCodes(study, forms, (segment) => {
    if (!chosen.has(segment.id)) return segment.codes;
    moved++;
    return withoutRepeats(
      segment.codes.map((coding) => (forms.has(coding.code) ? { ...coding, code: id } : coding)),
      meant,
    );
  });
  if (codings.length === 0) {
    throw new GlossError('bad-argument', l10n.t('None of these segments has “{name}”.', { name: code.name }));
  }
  const next = parent.codes[parent.codes.indexOf(code) + 1]?.id;
  const under = 'id' in parent && typeof parent.id === 'string' ? parent.id : undefined;
  const added = isNew ? addCode(file.text, { id, name }, under, next) : undefined;
  const text = added?.text ?? file.text;
  const splices = addHistory(text, parseCodebook(text).value, {
    on: context.today,
    code: code.id,
    change: 'split',
    reason: [`${moved} ${moved === 1 ? 'segment' : 'segments'} to ${id}`, cleanReason(reason)]
      .filter(Boolean)
      .join(': '),
  });
  const book: FileChange = { path: file.path, before: file.text, after: spliceLines(text, splices) };
  const behind = splices.reduce((sum, splice) => sum + splice.text.length, 0);
  const at = added && added.definition + behind;
  return {
    label: l10n.t('Split “{name}” into “{other}”', { name: code.name, other: name }),
    changes: [book, ...codings],
    ...(at !== undefined && { show: { path: file.path, range: { start: at, end: at } } }),
  };
}

/** The code that takes segments over: one that is there, by id or name, or a new one of that name. */
function targetOf(
  study: Study,
  from: string,
  written: string,
): { readonly id: string; readonly name: string; readonly isNew: boolean } {
  const name = written.replace(/\s+/g, ' ').trim();
  const codes = codesOf(study);
  const found = (codes.find(name) ?? codes.codes.find((other) => other.code.name === name))?.code;
  if (name === '') throw new GlossError('bad-argument', l10n.t('Name the code that these segments are to have.'));
  if (!found) return { id: codeIdFrom(name, (id) => codes.find(id) !== undefined), name, isNew: true };
  if (found.id === from) throw new GlossError('bad-argument', l10n.t('Name another code for these segments.'));
  if (found.codable && found.status !== 'retired') return { id: found.id, name: found.name, isNew: false };
  throw new GlossError(
    'bad-argument',
    found.codable
      ? l10n.t('“{name}” is retired, so no codings can be given to it.', { name: found.name })
      : l10n.t('“{name}” only groups codes, so no codings can be given to it.', { name: found.name }),
  );
}
