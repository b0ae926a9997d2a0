import { changes } from './changes.js';
import { codeActions } from './codeActions.js';
import { codeChoices } from './codeChoices.js';
import { codeLenses } from './codeLenses.js';
import { coders } from './coders.js';
import { codesAtPosition } from './codesAtPosition.js';
import { commands } from './commands.js';
import { compare } from './compare.js';
import { completion } from './completion.js';
import { definition } from './definition.js';
import { describeCode } from './describeCode.js';
import { diagnostics } from './diagnostics.js';
import { documentColors } from './documentColors.js';
import { documentHighlight } from './documentHighlight.js';
import { documentLinks } from './documentLinks.js';
import { documentSymbols } from './documentSymbols.js';
import { fileOperations } from './fileOperations.js';
import { findCodes } from './findCodes.js';
import { foldingRanges } from './foldingRanges.js';
import { formatting } from './formatting.js';
import { hover } from './hover.js';
import { implementation } from './implementation.js';
import { inlayHints } from './inlayHints.js';
import { listSegments } from './listSegments.js';
import { locateSegment } from './locateSegment.js';
import { moveByUnit } from './moveByUnit.js';
import { passageAt } from './passageAt.js';
import { reconcile } from './reconcile.js';
import { references } from './references.js';
import { rename } from './rename.js';
import { segmentsAtRange } from './segmentsAtRange.js';
import { selectionRanges } from './selectionRanges.js';
import { semanticTokens } from './semanticTokens.js';
import { setComparedDocuments } from './setComparedDocuments.js';
import { setHiddenCodes } from './setHiddenCodes.js';
import { themes } from './themes.js';
import { threads } from './threads.js';
import { transcripts } from './transcripts.js';
import { typeHierarchy } from './typeHierarchy.js';
import { workspaceSymbols } from './workspaceSymbols.js';
import type { Feature } from './workspace.js';

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
