import { join } from 'node:path';
import type { Study } from '../../core/study/study.js';
import type { Workspace } from '../../features/common/workspace.js';
import { createStudyFolder } from '../../disk/study/createStudyFolder.js';
import { setUpGit } from '../../disk/git/setUpGit.js';
import { refuseGone } from '../../disk/study/studyFolder.js';
import { fileOf } from './openStudies.js';
import type { StudyHost } from './studyHost.js';
import * as l10n from '../../core/text/l10n.js';

/** Sets up studies, and git for them, with what lies beside the server's bundle. */
export const createSettingUp = (
  hostOfStudy: (study: Study) => StudyHost,
  addStudy: (folder: string) => Promise<void>,
): Pick<Workspace, 'setUpGit' | 'createStudy'> => ({
  setUpGit: async (study) => {
    const { folder } = hostOfStudy(study);
    refuseGone(folder);
    const { isNew } = await setUpGit(folder, join(__dirname, 'cli.js'));
    return isNew ? l10n.t('Set up git, and wrote .gitattributes') : l10n.t('Set up git');
  },
  createStudy: async (folder, name, codebooks) => {
    const path = fileOf(folder);
    await createStudyFolder(path, name, codebooks, join(__dirname, '..', 'codebooks'));
    await addStudy(path);
    return folder;
  },
});
