import { GlossError } from '../core/glossError.js';
import { configFile } from '../core/study/paths.js';
import { newSegmentId } from '../core/codings/segmentId.js';
import { planStep, type Operation } from '../core/edit/operation.js';
import type { Step, TranscriptText } from '../core/edit/step.js';
import { commitStep, diskAccess } from '../lsp/node/commitStep.js';
import { readTranscript } from '../lsp/node/readTranscript.js';
import { today } from '../lsp/node/today.js';
import { coderOf, brokenFiles, shownPath, type OpenStudy } from './study.js';
import { linesOf, pointAt } from '../core/text/lines.js';
import { say } from './output.js';

/** Each attempt that fails means that another program's step was written, so that many at once still come to an end. */
const mostAttempts = 100;

export interface Edit {
  /** Reads the study anew and names the transcript to work on. */
  readonly open: () => Promise<OpenStudy & { transcript: string }>;
  readonly coder: string | undefined;
  readonly operation: (transcript: TranscriptText) => Operation;
}

/** Works out a step and writes it; again where another program wrote to the same files meanwhile. */
export async function edit({ open, coder, operation }: Edit): Promise<{ step: Step; transcript: TranscriptText }> {
  for (let attempt = 1; ; attempt++) {
    const opened = await open();
    if (attempt === 1) refuseOrSay(opened);
    const transcript = await readTranscript(opened.folder, opened.transcript);
    const context = {
      study: opened.study,
      coder: await coderOf(opened, coder),
      today: today(),
      newId: () => newSegmentId(Math.random),
    };
    const step = planStep(context, transcript, operation(transcript));
    try {
      await commitStep(opened.folder, diskAccess(opened.folder), step);
      return { step, transcript };
    } catch (error) {
      if (!(error instanceof GlossError) || error.code !== 'changed-meanwhile' || attempt === mostAttempts) throw error;
    }
  }
}

/** Without readable settings nobody's codings can be told apart; a broken codebook is only told of. */
function refuseOrSay({ folder, study, unreadable }: OpenStudy): void {
  const config = unreadable.get(configFile);
  if (config !== undefined) throw new GlossError('unreadable', config);
  for (const { path, text, problem } of brokenFiles(study)) {
    const { line, column } = pointAt(linesOf(text), problem.range.start);
    if (path === configFile) {
      throw new GlossError(
        'unreadable',
        `${shownPath(folder, path)} has an error in line ${line}: ${problem.message} Mend it first; nothing was written.`,
      );
    }
    if (study.codebooks.has(path)) say(`${shownPath(folder, path)}:${line}:${column}: ${problem.message}`);
  }
  for (const [path, message] of unreadable) if (study.kindOf(path) === 'codebook') say(message);
}
