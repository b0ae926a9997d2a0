import assert from 'node:assert/strict';
import type { NamePair } from '../../../../../server/src/core/edit/pseudonyms/namePairs.js';
import type { Pseudonymised } from '../../../../../server/src/core/edit/pseudonyms/pseudonymise.js';
import type { TranscriptText } from '../../../../../server/src/core/edit/step.js';
import { createStudy, setFile, type CodingsRecord } from '../../../../../server/src/core/study/study.js';
import { linesOf } from '../../../../../server/src/core/text/lines.js';
import { codingsPath, digestOf, transcriptPath } from '../../support/desk.js';

export const pair = (name: string, pseudonym: string): NamePair => ({ name, pseudonym });

export const textOf = (text: string, path = transcriptPath): TranscriptText => ({
  path,
  lines: linesOf(text),
  digest: digestOf(text),
});

export function recordOf(file: string, path = codingsPath): CodingsRecord {
  const study = createStudy('file:///study');
  setFile(study, path, file);
  const record = study.records.get(path);
  assert.ok(record);
  return record;
}

export const after = ({ step }: Pseudonymised, path = transcriptPath): string | undefined =>
  step?.changes.find((change) => change.path === path)?.after;
