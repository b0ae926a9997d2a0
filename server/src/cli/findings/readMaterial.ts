import { codedSegments, type CodedMaterial, type CodedSegment } from '../../core/analysis/codedMaterial.js';
import { inParallel } from '../../core/inParallel.js';
import { recordsFor } from '../../core/study/study.js';
import { parseTranscript } from '../../core/transcript/parseTranscript.js';
import { formatOf } from '../../core/transcript/transcript.js';
import { readTranscript } from '../../disk/files/readTranscript.js';
import { placeRecords } from '../../disk/study/placeRecords.js';
import { casesOf } from '../../disk/study/readCasesFile.js';
import { GlossError } from '../../core/glossError.js';
import type { SegmentEntry } from '../../core/codings/segment.js';
import { say } from '../formats/terminal.js';
import { standingsOf, type Standing, type Standings } from '../standings.js';
import type { OpenStudy } from '../study.js';

/** What analyses work on, and where those segments are that do not stand where their file says. */
interface ReadMaterial {
  readonly material: CodedMaterial;
  readonly standings: Standings;
}

/** Reads all segments of the study, where they are, and the cases. Texts are not kept. */
export async function readMaterial({ folder, study }: OpenStudy): Promise<ReadMaterial> {
  const cases = await casesOf(folder, study);
  const found = new Map<string, readonly CodedSegment[]>();
  const standings = new Map<SegmentEntry, Standing>();
  const paths = [...new Set([...study.records.values()].map(({ transcript }) => transcript))].sort();
  await inParallel(paths, 8, async (path) => {
    const records = recordsFor(study, path);
    try {
      const transcript = await readTranscript(folder, path);
      const { text } = transcript.lines;
      const parsed = parseTranscript(text, formatOf(path), study.config.reading);
      const placed = await placeRecords(folder, transcript, records);
      found.set(path, codedSegments(study, cases, path, parsed, placed));
      for (const [segment, standing] of standingsOf(transcript.lines, placed)) standings.set(segment, standing);
    } catch (error) {
      if (!(error instanceof GlossError)) throw error;
      say(error.message);
    }
  });
  return { material: { study, cases, segments: paths.flatMap((path) => found.get(path) ?? []) }, standings };
}
