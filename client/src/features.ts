import type { Feature } from './context.js';
import { agreementTables } from './agreement/agreementTables.js';
import { agreementTests } from './agreement/agreementTests.js';
import { agreementView } from './agreement/agreementView.js';
import { applyCode } from './coding/applyCode.js';
import { keepTypingOut } from './coding/keepTypingOut.js';
import { caretFrame } from './drawing/caretFrame.js';
import { changedSegments } from './review/changedSegments.js';
import { changesView } from './review/changesView.js';
import { chooseCoder } from './study/chooseCoder.js';
import { codeCommands } from './codebook/codeCommands.js';
import { codeInVivo } from './coding/codeInVivo.js';
import { codingMode } from './coding/codingMode.js';
import { comparedDocuments } from './review/comparedDocuments.js';
import { contrastFrames } from './drawing/contrastFrames.js';
import { declareDone } from './transcripts/declareDone.js';
import { discussions } from './discussion/discussions.js';
import { grantTrust } from './study/grantTrust.js';
import { highlights } from './drawing/highlights.js';
import { history } from './coding/history.js';
import { memos } from './memos/memos.js';
import { navigate } from './coding/navigate.js';
import { newStudy } from './study/newStudy.js';
import { passageSigns } from './drawing/passageSigns.js';
import { previewRename } from './codebook/previewRename.js';
import { pseudonymise } from './transcripts/pseudonymise.js';
import { readCodes } from './coding/readCodes.js';
import { useReadingFace } from './transcripts/useReadingFace.js';
import { recode } from './segments/recode.js';
import { reconcile } from './reconcile/reconcile.js';
import { sampleStudy } from './study/sampleStudy.js';
import { segmentCommands } from './coding/segmentCommands.js';
import { segmentsView } from './segments/segmentsView.js';
import { setUpGit } from './study/setUpGit.js';
import { showCoders } from './study/showCoders.js';
import { showKeys } from './coding/showKeys.js';
import { showReferences } from './segments/showReferences.js';
import { status } from './study/status.js';
import { themesView } from './themes/themesView.js';
import { transcripts } from './transcripts/transcripts.js';

/** Everything that only an editor with pickers and views can do; the rest is the server's. */
export const features: readonly Feature[] = [
  grantTrust,
  readCodes,
  highlights,
  contrastFrames,
  passageSigns,
  keepTypingOut,
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
  sampleStudy,
  useReadingFace,
  setUpGit,
  previewRename,
  pseudonymise,
  showKeys,
  showReferences,
  status,
  transcripts,
];
