import { changes } from './review/changes.js';
import { codeActions } from './codeActions/codeActions.js';
import { codeChoices } from './coding/codeChoices.js';
import { codeLenses } from './hints/codeLenses.js';
import { coders } from './coding/coders.js';
import { codesAtPosition } from './coding/codesAtPosition.js';
import { commands } from './coding/commands.js';
import { compare } from './agreement/compare.js';
import { completion } from './completion/completion.js';
import { definition } from './navigation/definition.js';
import { describeCode } from './codebook/describeCode.js';
import { diagnostics } from './diagnostics/diagnostics.js';
import { documentColors } from './hints/documentColors.js';
import { documentHighlight } from './navigation/documentHighlight.js';
import { documentLinks } from './navigation/documentLinks.js';
import { documentSymbols } from './navigation/documentSymbols.js';
import { fileOperations } from './transcripts/fileOperations.js';
import { findCodes } from './codebook/findCodes.js';
import { foldingRanges } from './navigation/foldingRanges.js';
import { formatting } from './codebook/formatting.js';
import { hover } from './hints/hover.js';
import { implementation } from './navigation/implementation.js';
import { inlayHints } from './hints/inlayHints.js';
import { listSegments } from './coding/listSegments.js';
import { locateSegment } from './coding/locateSegment.js';
import { moveByUnit } from './navigation/moveByUnit.js';
import { passageAt } from './coding/passageAt.js';
import { reconcile } from './review/reconcile.js';
import { references } from './navigation/references.js';
import { rename } from './codebook/rename.js';
import { segmentsAtRange } from './coding/segmentsAtRange.js';
import { selectionRanges } from './navigation/selectionRanges.js';
import { semanticTokens } from './hints/semanticTokens.js';
import { setComparedDocuments } from './drawing/setComparedDocuments.js';
import { setHiddenCodes } from './drawing/setHiddenCodes.js';
import { themes } from './codebook/themes.js';
import { threads } from './review/threads.js';
import { transcripts } from './transcripts/transcripts.js';
import { typeHierarchy } from './navigation/typeHierarchy.js';
import { workspaceSymbols } from './navigation/workspaceSymbols.js';
import type { Feature } from './common/workspace.js';

/** All features of the server. To add one: a file, a test, a line here. */
export const features: readonly Feature[] = [
  changes,
  codeActions,
  codeChoices,
  codeLenses,
  coders,
  codesAtPosition,
  commands,
  compare,
  completion,
  definition,
  describeCode,
  diagnostics,
  documentColors,
  documentHighlight,
  documentLinks,
  documentSymbols,
  fileOperations,
  findCodes,
  foldingRanges,
  formatting,
  hover,
  implementation,
  inlayHints,
  listSegments,
  locateSegment,
  moveByUnit,
  passageAt,
  reconcile,
  references,
  rename,
  segmentsAtRange,
  selectionRanges,
  semanticTokens,
  setComparedDocuments,
  setHiddenCodes,
  themes,
  threads,
  transcripts,
  typeHierarchy,
  workspaceSymbols,
];
