import { basename } from 'node:path';
import type { NamesFound } from '../../core/edit/pseudonyms/namesFound.js';
import type { Step } from '../../core/edit/step.js';
import { GlossError } from '../../core/glossError.js';
import type { Study } from '../../core/study/study.js';
import { maySee, type CodingsOf } from '../../core/study/visible.js';
import type { Workspace } from '../../features/common/workspace.js';
import { findNames } from '../../disk/pseudonyms/findNames.js';
import { readNameTable } from '../../disk/pseudonyms/nameTable.js';
import { planPseudonyms, type StudyTexts } from '../../disk/pseudonyms/planPseudonyms.js';
import { readStudyFile } from '../../disk/files/readStudyFile.js';
import { isTrusted } from '../../disk/process/trust.js';
import { fileOf } from '../studies/openStudies.js';
import type { StudyHost } from '../studies/studyHost.js';
import * as l10n from '../../core/text/l10n.js';

/** What replacing names takes from the studies that are open. */
export interface PseudonymisingNeeds {
  readonly hostOfStudy: (study: Study) => StudyHost;
  /** The text of a file of a study that is open in the editor. */
  readonly openText: (folder: string, path: string) => string | undefined;
  readonly coderOf: (study: Study) => Promise<string | undefined>;
  /** Works a step out and writes it. */
  readonly commit: (host: StudyHost, plan: () => Promise<Step | undefined>) => Promise<Step | undefined>;
}

/** Replaces names throughout studies that are open; what is open in the editor is changed there. */
export const createPseudonymising = ({
  hostOfStudy,
  openText,
  coderOf,
  commit,
}: PseudonymisingNeeds): Pick<Workspace, 'pseudonymise'> => ({
  pseudonymise: async (given, names, transcripts, { preview }) => {
    if (!isTrusted()) {
      throw new GlossError(
        'restricted',
        l10n.t(
          'This workspace is in Restricted Mode, where Gloss reads no table of names. Trust the workspace to replace names in it.',
        ),
      );
    }
    const host = hostOfStudy(given);
    await host.ready;
    const { folder, study, unreadable } = host;
    const table = fileOf(names);
    const pairs = await readNameTable(table, basename(table));
    const texts: StudyTexts = {
      folder,
      study,
      unreadable,
      textOf: async (path) => openText(folder, path) ?? (await readStudyFile(folder, path))?.text,
    };
    const coder = await coderOf(study);
    const options = { table, written: !preview, sees: (of: CodingsOf) => maySee(study, coder, of) };
    let found: NamesFound | undefined;
    /** All that may fail comes before anything is written. */
    const plan = async (): Promise<Step | undefined> => {
      const planned = await planPseudonyms(texts, pairs, transcripts);
      found = await findNames(texts, pairs, planned, options);
      return planned.step;
    };
    await (preview ? plan() : commit(host, plan));
    if (!found) throw new Error('Nothing was planned.');
    return found;
  },
});
