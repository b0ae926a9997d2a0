import { readFileSync } from 'node:fs';

/** A codings file with one segment. */
export const codings = (
  coder: string,
  at: string,
  quote: string,
  code: string,
): string => `transcript: transcripts/P01.txt
coder: ${coder}
text: sha256-0000000000000000
segments:
  - id: ${coder}aa
    at: ${at}
    quote: ${quote}
    codes: [${code}]
`;

/** Of ten characters coder1 gave the code to five and coder2 to five, two of them the same; `speeds` is an alias. */
export const comparedStudy = {
  'codebooks/main.codebook.yaml': `codebook: Small
codes:
  - id: paces
    name: Paces
    aliases: [speeds]
`,
  'transcripts/P01.txt': 'abcdefghij',
  'transcripts/P02.txt': 'Nobody but one has coded this.',
  'codings/coder1/P01.txt.codings.yaml': codings('coder1', '1:1-1:6', 'abcde', 'paces'),
  'codings/coder1/P02.txt.codings.yaml': codings('coder1', '1:1-1:7', 'Nobody', 'paces').replace('P01', 'P02'),
  'codings/coder2/P01.txt.codings.yaml': codings('coder2', '1:4-1:9', 'defgh', 'speeds'),
};

export const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

/** The rows of CSV without what they rest on. */
export const numbers = (csv: string): readonly string[] => {
  const rows = csv.trimEnd().split('\n');
  const columns = rows[0]?.split(',').indexOf('no number');
  return rows.map((row) => row.split(',').slice(0, columns).join());
};
