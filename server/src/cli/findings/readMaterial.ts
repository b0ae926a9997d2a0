import { codedSegments, type CodedMaterial, type CodedSegment } from '../../core/analysis/codedMaterial.js';
import { inParallel } from '../../core/inParallel.js';
import { recordsFor } from '../../core/study/study.js';
import { parseTranscript } from '../../core/transcript/parseTranscript.js';
import { formatOf } from '../../core/transcript/transcript.js';
import { readTranscript } from '../../disk/files/readTranscript.js';
import { placeRecords } from '../../disk/study/placeRecords.js';
import { casesOf } from '../../disk/study/readCasesFile.js';
import { GlossError } from '../../core/glossError.js';
import { say } from '../formats/terminal.js';
import type { OpenStudy } from '../study.js';

/** Reads what analyses work on: all segments of the study, where they are, and the cases. Texts are not kept. */
export async function readMaterial({ folder, study }: OpenStudy): Promise<CodedMaterial> {
  const cases = await casesOf(folder, study);
  const found = new Map<string, readonly CodedSegment[]>();
  const paths = [...new Set([...study.records.values()].map(({ transcript }) => transcript))].sort();
  await inParallel(paths, 8, async (path) => {
    const records = recordsFor(study, path);
    try {
      const transcript = await readTranscript(folder, path);
      const { text } = transcript.lines;
      const parsed = parseTranscript(text, formatOf(path), study.config.reading);
      found.set(path, codedSegments(study, cases, path, parsed, await placeRecords(folder, transcript, records)));
    } catch (error) {
      if (!(error instanceof GlossError)) throw error;
      say(error.message);
    }
  });
  return { study, cases, segments: paths.flatMap((path) => found.get(path) ?? []) };
}
