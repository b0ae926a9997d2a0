import { check, entry, refuses } from '../../support/codebookCheck.js';

describe('collecting examples', () => {
  const waited = entry('aa', '1:5-1:14', 'We waited', '[a]');
  const them = entry('bb', '1:46-1:50', 'them', '[a]').replace('    on:', '    exemplar: true\n    on:');
  const example = (quote: string, segment: string): string =>
    `      - quote: ${quote}\n        kind: typical\n        transcript: transcripts/P01.txt\n        segment: ${segment}\n`;

  check(
    'puts passages into the codebook, exemplars first, and leaves the rest of the entry as it is',
    { codes: '  - id: a # one\n    aliases: [b]\n', coder1: waited, coder2: them },
    { op: 'collectExamples', code: 'b' },
    {
      codes: `  - id: a # one\n    examples:\n${example('them', 'bb')}${example('We waited', 'aa')}    aliases: [b]\n`,
      label: 'Collect 2 examples of “a”',
    },
  );
  check(
    'adds to those that are there, up to the number wanted',
    { codes: '  - id: a\n    examples: # ours\n    - quote: We waited # so\n', coder1: waited, coder2: them },
    { op: 'collectExamples', code: 'a', most: 1 },
    {
      codes: `  - id: a\n    examples: # ours\n    - quote: We waited # so\n${example('them', 'bb').replace(/^ {2}/gm, '')}`,
    },
  );
  refuses(
    'where all are examples already',
    '  - id: a\n    examples: [{ quote: We waited }]\n',
    { op: 'collectExamples', code: 'a' },
    /not among its examples/,
    waited,
  );
  refuses(
    'a list written in one line',
    '  - id: a\n    examples: [{ quote: x }]\n',
    { op: 'collectExamples', code: 'a' },
    /in one line/,
    waited,
  );
});
