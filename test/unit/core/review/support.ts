import { parseCodings } from '../../../../server/src/core/codings/readCodings.js';
import { printAt, type Codings } from '../../../../server/src/core/codings/segment.js';
import { segmentOf, type SegmentChange, type TranscriptChanges } from '../../../../server/src/core/review/review.js';

/**
 * Codings from lines such as `a 1:1-1:5 “We do” trust/2 x ★ memo: Hm.`: id, place, words, codes with weights, an exemplar
 * and a memo. `text` names the transcript's text.
 */
export function codings(lines: readonly string[], text = 'sha256-1', coder = 'c1', transcript = 't/P1.txt'): Codings {
  const entries = lines.map((line) => {
    const [, id, at, quote, codes = '', star, memo] =
      /^(\w+) (\S+) “(.*?)”([^★]*?)( ★)?(?: memo: (.*))?$/.exec(line) ?? [];
    if (id === undefined) throw new Error(`Not a segment: ${line}`);
    const listed = codes.trim().split(/ +/).filter(Boolean);
    const written = listed.map((code) => code.replace(/^(.*)\/(.*)$/, '{ code: $1, weight: $2 }')).join(', ');
    return [
      `  - id: ${id}\n    at: ${at}\n    quote: ${JSON.stringify(quote)}\n    codes: [${written}]\n`,
      star === undefined ? '' : '    exemplar: true\n',
      memo === undefined ? '' : `    memo: ${JSON.stringify(memo)}\n`,
    ].join('');
  });
  const { value, problems } = parseCodings(
    `transcript: ${transcript}\ncoder: ${coder}\ntext: ${text}\nsegments:${entries.length > 0 ? '\n' : ' []\n'}${entries.join('')}`,
  );
  const error = problems.find(({ severity }) => severity === 'error');
  if (error) throw new Error(error.message);
  return value;
}

/** `~ a codes bounds`, `+ b`, `- c`: what happened to which segment. */
export const told = (change: SegmentChange): string => {
  const { id, from, to } = segmentOf(change);
  const sign = { added: '+', removed: '-', changed: '~' }[change.kind];
  return [sign, id, printAt(from, to), ...(change.kind === 'changed' ? change.parts : [])].join(' ');
};

/** The same under `<transcript> <coder>:`, for whole reviews. */
export const toldAll = (transcripts: readonly TranscriptChanges[]): readonly string[] =>
  transcripts.flatMap(({ records }) =>
    records.flatMap(({ transcript, coder, changes }) => changes.map((c) => `${transcript} ${coder}: ${told(c)}`)),
  );

/** Ids as they are called today: `old-x` is `x` by now. */
export const currentId = (id: string): string => id.replace(/^old-/, '');
