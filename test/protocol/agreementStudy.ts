import { smallStudy } from '../support/temporaryStudy.js';

const sentences = {
  s1: ['1:6-1:20', 'One two three.'],
  s2: ['1:21-1:35', 'Four five six.'],
  s3: ['1:36-1:53', 'Seven eight nine.'],
  s4: ['1:54-1:72', 'Ten eleven twelve.'],
} as const;

/** A coder's codings: of each sentence, the code that was given. */
function codings(
  coder: string,
  transcript: string,
  on: string,
  given: Partial<Record<keyof typeof sentences, string>>,
): string {
  const entries = Object.entries(given).map(([sentence, code]) => {
    const [at, quote] = sentences[sentence as keyof typeof sentences];
    return `  - id: ${coder}${sentence}\n    at: ${at}\n    quote: ${quote}\n    codes: [${code}]\n    on: ${on}\n`;
  });
  return `transcript: ${transcript}\ncoder: ${coder}\ntext: sha256-0000000000000001\nsegments:\n${entries.join('')}`;
}

const [first, second] = ['transcripts/P01.txt', 'transcripts/P02.txt'];

/**
 * Of P01 `lead` gave trust, trust, paces and nothing to its four sentences, `ann` trust, paces, nothing and trust, and `ben`
 * trust to the first alone. P02, which was coded later, has two coders who agree.
 */
export const agreementStudy = {
  ...smallStudy,
  'gloss.yaml': 'unit: sentence\nagreement: { unit: sentence }\n',
  [first]: 'P01: One two three. Four five six. Seven eight nine. Ten eleven twelve.\n',
  [second]: 'P02: One two three.\n',
  'codings/lead/P01.txt.codings.yaml': codings('lead', first, '2026-09-30', {
    s1: 'trust',
    s2: 'trust',
    s3: 'clashing-paces',
  }),
  'codings/ann/P01.txt.codings.yaml': codings('ann', first, '2026-10-01', {
    s1: 'trust',
    s2: 'clashing-paces',
    s4: 'trust',
  }),
  'codings/ben/P01.txt.codings.yaml': codings('ben', first, '2026-08-11', { s1: 'trust' }),
  'codings/lead/P02.txt.codings.yaml': codings('lead', second, '2026-11-02', { s1: 'trust' }),
  'codings/ann/P02.txt.codings.yaml': codings('ann', second, '2026-11-03', { s1: 'trust' }),
};
