import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder with more empty files in it than Gloss looks through outside of a study, which is 20,000. */
export function manyFiles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i <= 20_000; i++) writeFileSync(join(folder, `${i}.txt`), '');
}
