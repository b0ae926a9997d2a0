import assert from 'node:assert/strict';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import type { Turn } from '../../../../server/src/core/transcript/transcript.js';
import type { Layout } from './layouts/layout.js';
import { languages } from './layouts/languages.js';
import { names } from './layouts/names.js';
import { plain } from './layouts/plain.js';
import { programs } from './layouts/programs.js';
import { captions } from './layouts/captions.js';
import { traps } from './layouts/traps.js';

const groups: Readonly<Record<string, readonly Layout[]>> = { programs, plain, names, languages, captions, traps };

const seconds = (ms: number): string => `${ms / 1000}s`;

function lineOf(text: string, { speaker, timestamp, speech }: Turn): string {
  const said = speech.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')).join(' / ');
  const time = timestamp ? ` ${seconds(timestamp.ms)}` : '';
  return `${speaker ?? '–'}${time}| ${said}`;
}

describe('layouts of transcripts', () => {
  for (const [group, layouts] of Object.entries(groups)) {
    for (const { of, format = 'text', text, turns, times } of layouts) {
      it(`are read: ${group}, ${of}`, () => {
        const found = parseTranscript(text, format);
        assert.deepEqual(
          found.turns.map((turn) => lineOf(text, turn)),
          turns,
        );
        if (times) {
          assert.deepEqual(
            found.timestamps.map(({ ms }) => ms / 1000),
            times,
          );
        }
      });
      it(`are read alike with CRLF: ${group}, ${of}`, () => {
        const crlf = text.replaceAll('\n', '\r\n');
        assert.deepEqual(
          parseTranscript(crlf, format).turns.map((turn) => lineOf(crlf, turn)),
          turns,
        );
      });
    }
  }

  it('are sixty at least', () => {
    assert.ok(Object.values(groups).flat().length >= 60);
  });
});
