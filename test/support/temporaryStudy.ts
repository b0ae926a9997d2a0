import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A study in a folder of its own, gone after the test. */
export interface TemporaryStudy {
  readonly folder: string;
  readonly file: (path: string) => string;
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  readonly remove: () => void;
}

/** Writes the files, by path, into a new temporary folder. */
export function temporaryStudy(files: Readonly<Record<string, string>>): TemporaryStudy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gloss-test-')));
  const file = (path: string): string => join(folder, path);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(file(path)), { recursive: true });
    writeFileSync(file(path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    folder,
    file,
    write,
    read: (path) => readFileSync(file(path), 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A small codebook and transcript that many tests share. */
export const smallStudy = {
  'gloss.yaml':
    'study: Small study\ncoders:\n  - id: coder1\n    name: Coder 1\n    role: clinician\n  - id: coder2\n    role: patient\n',
  'codebooks/main.codebook.yaml': `codebook: Small
version: 1.0.0
codes:
  - id: challenges
    name: Challenges
    codable: false
    codes:
      - id: clashing-paces
        name: Clashing paces
        color: "#d1495b"
        brief: Partners work at different speeds.
        definition: Work is held up or hurried because partners move at different speeds.
        include: [Talk of waiting for each other]
        exclude: [Lack of time as such]
      - id: institutional-opposition
        name: Institutional opposition
        color: "#3b82c4"
        definition: An organisation stands in the way.
  - id: trust
    name: Trust
    color: teal
    aliases: [confidence]
    scale: [1, 2, 3]
  - id: old-code
    name: Old code
    status: retired
    merged-into: trust
`,
  'transcripts/P01.txt': `INTERVIEWER: How did it begin?

P01: The trust would not let us in. We waited for months. Then a nurse opened the door.

INTERVIEWER: And then?

P01: Then it went fast, too fast for the researchers 😀 I think.
`,
} as const;
