import { pick, type Random } from './mutate.js';

/** Where the files of the study stand that is merged. */
export const transcriptPath = 'transcripts/P01.txt';
export const bookPath = 'codebooks/main.codebook.yaml';
export const discussionPath = 'discussions/P01.txt.discussion.yaml';
export const coders = ['coder1', 'coder2'] as const;
export const codingsPath = (coder: string): string => `codings/${coder}/P01.txt.codings.yaml`;

/** Answers that many questions get, so that no words tell which of them is meant. */
const common = ['Yes, I think so.', 'No, not really.', 'It was fine.', 'I do not know.', 'We had to wait.'];

/** A question with a mark that no other has, and an answer below it. */
export const turns = (random: Random, mark: string): readonly string[] => [
  `I: How was it then, in ${mark}?`,
  random() < 0.75
    ? `P: ${pick(random, common)}`
    : `P: In ${mark.slice(1)} weeks the ward of ${mark.slice(1)} beds was full.`,
];

/** The mark of the question that stands last before an offset; empty where there is none. */
export const markAt = (text: string, offset: number): string =>
  [...text.slice(0, offset).matchAll(/\b(q\d+)\?/g)].at(-1)?.[1] ?? '';

/** Codes as they are at first; each is known for ever by the token in its definition. */
const codes = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta'];

const entry = (id: string, i: number, indent: string): string =>
  [
    `- id: ${id} # c${10 + i} as first agreed`,
    `  name: ${id[0]?.toUpperCase()}${id.slice(1)}`,
    `  definition: Token k${i} is said when somebody speaks of ${id}.`,
    ...(i % 3 === 0 ? [`  # c${30 + i} to be discussed`] : []),
    `  include: [${id} itself, talk of ${id}]`,
  ]
    .map((line) => `${indent}${line}\n`)
    .join('');

const book = `# c1 a codebook for tests
codebook: Torture
version: 1.0.0
# c2 the codes
codes:
  - id: theme
    name: Theme
    definition: Token k90 groups codes.
    codable: false
    # c3 what is below
    codes:
${codes
  .slice(0, 4)
  .map((id, i) => entry(id, i, '      '))
  .join('')}  # c4 the rest
${codes
  .slice(4)
  .map((id, i) => entry(id, i + 4, '  '))
  .join('')}`;

/** The study's files before anything is coded: 36 questions and answers, and eight codes. */
export function mergeStudy(random: Random): Readonly<Record<string, string>> {
  const text = Array.from({ length: 36 }, (_, i) => turns(random, `q${100 + i}`)).flat();
  return {
    'gloss.yaml': 'study: Torture\ncoders:\n  - id: coder1\n  - id: coder2\n',
    [transcriptPath]: `${text.join('\n')}\n`,
    [bookPath]: book,
  };
}
