import type { Feature } from '../context.js';
import { agreementTables } from './agreementTables.js';
import { agreementTests } from './agreementTests.js';
import { agreementView } from './agreementView.js';
import { applyCode } from './applyCode.js';
import { boxes } from './boxes.js';
import { caretFrame } from './caretFrame.js';
import { changedSegments } from './changedSegments.js';
import { changesView } from './changesView.js';
import { chooseCoder } from './chooseCoder.js';
import { codeCommands } from './codeCommands.js';
import { codeInVivo } from './codeInVivo.js';
import { codingMode } from './codingMode.js';
import { comparedDocuments } from './comparedDocuments.js';
import { declareDone } from './declareDone.js';
import { discussions } from './discussions.js';
import { grantTrust } from './grantTrust.js';
import { highlights } from './highlights.js';
import { history } from './history.js';
import { memos } from './memos.js';
import { navigate } from './navigate.js';
import { newStudy } from './newStudy.js';
import { previewRename } from './previewRename.js';
import { pseudonymise } from './pseudonymise.js';
import { recode } from './recode.js';
import { reconcile } from './reconcile.js';
import { segmentCommands } from './segmentCommands.js';
import { segmentsView } from './segmentsView.js';
import { setUpGit } from './setUpGit.js';
import { showCoders } from './showCoders.js';
import { showKeys } from './showKeys.js';
import { showReferences } from './showReferences.js';
import { status } from './status.js';
import { themesView } from './themesView.js';
import { transcripts } from './transcripts.js';

/** Everything that only an editor with pickers and views can do; the rest is the server's. */
export const features: readonly Feature[] = [
  grantTrust,
  highlights,
  boxes,
  caretFrame,
  comparedDocuments,
  changedSegments,
  themesView,
  segmentsView,
  changesView,
  agreementView,
  agreementTables,
  agreementTests,
  applyCode,
  codeCommands,
  codeInVivo,
  segmentCommands,
  memos,
  recode,
  reconcile,
  navigate,
  codingMode,
  history,
  chooseCoder,
  showCoders,
  declareDone,
  discussions,
  newStudy,
  setUpGit,
  previewRename,
  pseudonymise,
  showKeys,
  showReferences,
  status,
  transcripts,
];
