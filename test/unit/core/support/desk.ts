import { createHash } from 'node:crypto';
import { planStep, type Operation } from '../../../../server/src/core/edit/operation.js';
import { journalStep, type JournalStep } from '../../../../server/src/core/edit/journal.js';
import type { EditContext, FileChange, Step, TranscriptText } from '../../../../server/src/core/edit/step.js';
import { createStudy, setFile, removeFile, type Study } from '../../../../server/src/core/study/study.js';
import { linesOf } from '../../../../server/src/core/text/lines.js';
import { normalizeText } from '../../../../server/src/core/text/newline.js';
import { smallStudy } from '../../../support/temporaryStudy.js';

export const transcriptPath = 'transcripts/P01.txt';
export const codingsPath = 'codings/coder1/P01.txt.codings.yaml';

export const digestOf = (text: string): string =>
  `sha256-${createHash('sha256').update(normalizeText(text)).digest('hex').slice(0, 16)}`;

/** A study in memory with its files, on which operations are carried out as the server would, without a disk. */
export interface Desk {
  readonly study: Study;
  readonly files: Map<string, string>;
  readonly context: EditContext;
  readonly transcript: () => TranscriptText;
  readonly write: (path: string, text: string | undefined) => void;
  readonly carryOut: (changes: readonly FileChange[]) => void;
  /** Plans and carries out; the step as the journal keeps it. */
  readonly edit: (operation: Operation) => { readonly step: Step; readonly journal: JournalStep };
}

/** The small study, with one transcript of this text and further files. New ids are `new1`, `new2`, … */
export function deskOf(text: string, files: Readonly<Record<string, string>> = {}, coder = 'coder1'): Desk {
  const study = createStudy('file:///study');
  const held = new Map<string, string>();
  const write = (path: string, content: string | undefined): void => {
    if (content === undefined) {
      held.delete(path);
      removeFile(study, path);
    } else {
      held.set(path, content);
      setFile(study, path, content);
    }
  };
  for (const [path, content] of Object.entries({ ...smallStudy, [transcriptPath]: text, ...files })) {
    write(path, content);
  }
  let made = 0;
  const context: EditContext = {
    study,
    coder,
    today: '2026-11-23',
    now: '2026-11-23T10:15:00Z',
    newId: () => `new${++made}`,
  };
  const transcript = (): TranscriptText => {
    const current = held.get(transcriptPath) ?? '';
    return { path: transcriptPath, lines: linesOf(current), digest: digestOf(current) };
  };
  const carryOut = (changes: readonly FileChange[]): void => {
    for (const { path, after } of changes) write(path, after);
  };
  const edit: Desk['edit'] = (operation) => {
    const step = planStep(context, transcript(), operation);
    carryOut(step.changes);
    return { step, journal: journalStep(step) };
  };
  return { study, files: held, context, transcript, write, carryOut, edit };
}

/** A codings file of coder1 for a text, its entries given as their own lines. */
export const codingsFile = (text: string, entries: string): string =>
  `transcript: ${transcriptPath}\ncoder: coder1\ntext: ${digestOf(text)}\nsegments:${entries === '' ? ' []' : ''}\n${entries}`;
