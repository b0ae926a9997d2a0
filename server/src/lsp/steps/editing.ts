import type { DocumentUri } from 'vscode-languageserver-protocol';
import { newSegmentId } from '../../core/codings/segmentId.js';
import { planStep, type Operation } from '../../core/edit/operation.js';
import { isCodebookOperation } from '../../core/edit/codebook/codebookOperation.js';
import { saveAnchors } from '../../core/edit/segments/saveAnchors.js';
import type { FileChange, Step } from '../../core/edit/step.js';
import { GlossError } from '../../core/glossError.js';
import type { Study } from '../../core/study/study.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import { commitAgain, type Planned } from '../../disk/journal/commitAgain.js';
import { hiddenCodings } from '../../disk/study/hiddenCodings.js';
import { replayStep, type FileAccess } from '../../disk/journal/commitStep.js';
import { now, today } from '../../disk/process/today.js';
import { requireTrust } from '../../disk/process/trust.js';
import type { StudyHost } from '../studies/studyHost.js';
import * as l10n from '../../core/text/l10n.js';

/** Does coding steps on open studies. */
export interface Editing {
  readonly run: (uri: DocumentUri, host: StudyHost | undefined, operation: Operation) => Promise<Step>;
  /** Writes where the segments of all coders are in a transcript that has been saved. */
  readonly saveAnchors: (uri: DocumentUri, host: StudyHost) => Promise<void>;
  /** Works a step out and writes it; undefined where there was nothing to do. */
  readonly commit: (host: StudyHost, plan: () => Promise<Step | undefined>) => Promise<Step | undefined>;
  /** Answers the label of the step that was taken back or done again. */
  readonly replay: (host: StudyHost, kind: 'undo' | 'redo') => Promise<string>;
}

/** What steps need of open studies. While nobody is known to code, steps are refused (`no-coder`). */
export interface EditingNeeds {
  readonly accessTo: (host: StudyHost) => FileAccess;
  readonly coderOf: (study: Study) => Promise<string | undefined>;
  readonly transcript: (uri: DocumentUri, host: StudyHost) => Promise<TranscriptView | undefined>;
  /** Called with a study that is gone. */
  readonly gone: (host: StudyHost) => Promise<void>;
  /** Takes changes into the model and shows them. */
  readonly take: (host: StudyHost, changes: readonly FileChange[]) => Promise<void>;
}

/** How often a step is worked out again because another program changed its files meanwhile. */
const mostAttempts = 5;

/** Where another program wrote to the files of a step meanwhile, the step is worked out again, up to `mostAttempts` times in all. */
export function createEditing({ accessTo, coderOf, transcript, gone, take }: EditingNeeds): Editing {
  const attempt = async (uri: DocumentUri, host: StudyHost, operation: Operation, coder: string): Promise<Step> => {
    const { op } = operation;
    // What a step on the codebook changes may be in any file.
    await (isCodebookOperation(operation) ? host.ready : host.usable);
    const hidden = op === 'deleteCode' ? await hiddenCodings(host.folder, host) : [];
    const view = await transcript(uri, host);
    // Editors report a file that has come late, so before it is refused the disk is asked.
    if (view && !host.study.transcripts.has(view.path)) await host.noticeTranscript(view.path);
    const known = view && host.study.transcripts.has(view.path) ? view : undefined;
    const newId = (): string => newSegmentId(Math.random);
    return planStep({ study: host.study, coder, today: today(), now: now(), newId, hidden }, known, operation);
  };
  const orGone = <T>(host: StudyHost, writing: Promise<T>): Promise<T> =>
    writing.catch(async (error: unknown) => {
      if (error instanceof GlossError && error.code === 'no-study') await gone(host);
      throw error;
    });
  /** Works a step out and writes it, again where another program changed its files meanwhile. */
  const commit = async (host: StudyHost, plan: () => Promise<Step | undefined>): Promise<Step | undefined> => {
    const planned = async (): Promise<Planned | undefined> => {
      const step = await plan();
      return step && { folder: host.folder, access: accessTo(host), step };
    };
    const reread = async (changes: readonly FileChange[]): Promise<void> => {
      await Promise.all(changes.map(({ path }) => host.reread(path)));
    };
    const written = await orGone(host, commitAgain(mostAttempts, planned, reread));
    if (!written) return undefined;
    const { step } = written;
    host.used(step.applied ?? []);
    await take(host, step.changes);
    return step;
  };
  return {
    run: async (uri, host, operation) => {
      if (!host) throw new GlossError('no-study', notInStudy());
      // Before anything else: who codes is not known where git is not asked.
      requireTrust();
      const coder = await coderOf(host.study);
      if (coder === undefined) throw new GlossError('no-coder', noCoder());
      const step = await commit(host, () => attempt(uri, host, operation, coder));
      if (!step) throw new GlossError('nothing-to-do', l10n.t('There is nothing to do.'));
      return step;
    },
    saveAnchors: async (uri, host) => {
      await commit(host, async () => {
        const view = await transcript(uri, host);
        return view && saveAnchors(view);
      });
    },
    commit,
    replay: async (host, kind) => {
      const { label, changes } = await orGone(host, replayStep(host.folder, accessTo(host), kind));
      await take(host, changes);
      return label;
    },
  };
}

const notInStudy = (): string =>
  l10n.t(
    'This file does not belong to a study. A study is a folder with codebooks/ and transcripts/, or a gloss.yaml.',
  );
const noCoder = (): string =>
  l10n.t("Gloss does not know who is coding. Set “gloss.coder” to your id, or git's user.name.");
