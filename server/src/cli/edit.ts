import * as l10n from '../core/text/l10n.js';
import { GlossError } from '../core/glossError.js';
import { configFile } from '../core/study/paths.js';
import { newSegmentId } from '../core/codings/segmentId.js';
import { planStep, type Operation } from '../core/edit/operation.js';
import type { CodebookOperation } from '../core/edit/codebook/codebookOperation.js';
import type { EditContext, Step, TranscriptText } from '../core/edit/step.js';
import { commitAgain } from '../disk/journal/commitAgain.js';
import { diskAccess } from '../disk/journal/commitStep.js';
import { hiddenCodings } from '../disk/study/hiddenCodings.js';
import { readTranscript } from '../disk/files/readTranscript.js';
import { now, today } from '../disk/process/today.js';
import { mayUse, namesOf } from '../core/study/hiddenCodings.js';
import { codesOf, type Study } from '../core/study/study.js';
import { brokenFiles } from '../core/study/unread.js';
import { coderOf, openWholeStudy, shownPath, type OpenStudy } from './study.js';
import { linesOf, pointAt } from '../core/text/lines.js';
import type { TranscriptReading } from '../core/transcript/transcriptReading.js';
import { say } from './formats/terminal.js';

/** Each attempt that fails means that another program's step was written, so that many at once still come to an end. */
const mostAttempts = 100;

/** A step of coding, put so that it can be worked out again on files that have changed meanwhile. */
export interface Edit {
  /** Reads the study again and names the transcript to work on. */
  readonly open: () => Promise<OpenStudy & { transcript: string }>;
  readonly coder: string | undefined;
  readonly operation: (transcript: TranscriptText, reading: TranscriptReading) => Operation;
}

/** Works out a step of coding and writes it; again where another program wrote to the same files meanwhile. */
export async function edit({ open, coder, operation }: Edit): Promise<{ step: Step; transcript: TranscriptText }> {
  return writeStep(open, async (opened) => {
    const transcript = await readTranscript(opened.folder, opened.transcript);
    const context = contextOf(opened, await coderOf(opened, coder));
    return { step: planStep(context, transcript, operation(transcript, opened.study.config.reading)), transcript };
  });
}

/** Works out a step on the codebook and writes it. Nobody codes, so it does not matter who does it. */
export async function editCodebook(
  folder: string,
  operation: (opened: OpenStudy) => CodebookOperation | Promise<CodebookOperation>,
): Promise<Step> {
  const { step, left } = await writeStep(
    () => openWholeStudy(folder),
    async (opened) => {
      const hidden = await hiddenCodings(folder, opened);
      const doing = await operation(opened);
      const left = mayUse(hidden, codesThatGo(opened.study, doing));
      return { step: planStep({ ...contextOf(opened, ''), hidden }, undefined, doing), left };
    },
  );
  if (left.length > 0) {
    say(
      l10n.t('What is coded in these files did not follow: {files}. They still name the code as it was called.', {
        files: namesOf(left),
      }),
    );
  }
  return step;
}

/** Ids of the codes whose codings become codings of another id. */
function codesThatGo(study: Study, operation: CodebookOperation): readonly string[] {
  const moves = operation.op === 'mergeCodes' || operation.op === 'splitCode';
  if (!moves && !(operation.op === 'renameCode' && operation.id !== undefined)) return [];
  const found = codesOf(study).find(operation.code)?.code;
  return found ? [found.id, ...found.aliases] : [];
}

const contextOf = ({ study }: OpenStudy, coder: string): EditContext => ({
  study,
  coder,
  today: today(),
  now: now(),
  newId: () => newSegmentId(Math.random),
});

async function writeStep<S extends OpenStudy, P extends { readonly step: Step }>(
  open: () => Promise<S>,
  plan: (opened: S) => Promise<P>,
): Promise<P> {
  const written = await commitAgain(mostAttempts, async (attempt) => {
    const opened = await open();
    if (attempt === 1) refuseOrSay(opened);
    return { folder: opened.folder, access: diskAccess(opened.folder), ...(await plan(opened)) };
  });
  if (!written) throw new GlossError('nothing-to-do', l10n.t('There is nothing to do.'));
  return written;
}

/** Without readable settings nobody's codings can be told apart; a broken codebook is only reported. */
function refuseOrSay({ folder, study, unreadable }: OpenStudy): void {
  const config = unreadable.get(configFile);
  if (config !== undefined) throw new GlossError('unreadable', config);
  for (const { path, text, problem } of brokenFiles(study)) {
    const { line, column } = pointAt(linesOf(text), problem.range.start);
    if (path === configFile) {
      throw new GlossError(
        'unreadable',
        l10n.t('{path} has an error in line {line}: {message} Fix it first; nothing was written.', {
          path: shownPath(folder, path),
          line,
          message: problem.message,
        }),
      );
    }
    if (study.codebooks.has(path)) say(`${shownPath(folder, path)}:${line}:${column}: ${problem.message}`);
  }
  for (const [path, message] of unreadable) if (study.kindOf(path) === 'codebook') say(message);
}
