import assert from 'node:assert/strict';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import type { Format } from '../../../../server/src/core/transcript/transcript.js';
import { checkParse } from './support.js';

describe('a transcript in plain text or Markdown', () => {
  const check = (what: string, fixture: string, format: Format = 'text'): void => {
    it(`may have ${what}`, () => void checkParse(fixture, format));
  };

  check(
    'no speakers at all: each paragraph is a turn',
    '⟦turn|⟦We met in May.\nIt rained.⟧⟧\n\n⟦turn|⟦Then we left.⟧⟧\n',
  );
  check('no speakers and no blank lines: each line is a turn', '⟦turn|⟦We met in May.⟧⟧\n⟦turn|⟦Then we left.⟧⟧\n');
  check('CRLF', '⟦turn|⟦who|P1⟧: ⟦One\r\ntwo.⟧⟧\r\n\r\n⟦turn|⟦who|I⟧: ⟦Three.⟧⟧\r\n');
  check('lone CR', '⟦turn|⟦who|P1⟧: ⟦One\rtwo.⟧⟧\r\r⟦turn|⟦who|I⟧: ⟦Three.⟧⟧\r');
  check('a byte order mark', '\ufeff⟦turn|⟦who|P1⟧: ⟦One.⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦Two.⟧⟧');
  check(
    'a byte order mark before front matter',
    '\ufeff---\ndate: 2026-11-23\n---\n⟦turn|⟦who|P1⟧: ⟦One.⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦Two.⟧⟧',
  );
  check(
    'front matter',
    '---\ntitle: "P1: first"\nspeakers:\n  - P1\n---\n\n⟦turn|**⟦who|P1⟧:** ⟦One.⟧⟧\n\n⟦turn|**⟦who|I⟧:** ⟦Two.⟧⟧\n',
    'markdown',
  );
  check(
    'a rule that is no front matter',
    '---\n\n⟦turn|⟦who|P1⟧: ⟦One.⟧⟧\n\n---\n\n⟦turn|⟦who|I⟧: ⟦Two.⟧⟧\n',
    'markdown',
  );
  check(
    'a head of its own',
    'Interview 3\nDate: 23 November\nPlace: Oslo\n\n⟦turn|⟦who|P1⟧: ⟦One.⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦Two.⟧⟧\n',
  );
  check(
    'HTML comments',
    '<!-- P1: not said -->\n⟦turn|**⟦who|P1⟧:** ⟦One.⟧\n\n<!-- over\nlines -->\n\n⟦Two.⟧⟧\n\n⟦turn|**⟦who|I⟧:** ⟦Three.⟧⟧\n',
    'markdown',
  );
  check(
    'a comment that never ends',
    '⟦turn|**⟦who|P1⟧:** ⟦One.⟧\n\n⟦<!-- Two.⟧⟧\n\n⟦turn|**⟦who|I⟧:** ⟦Three.⟧⟧\n',
    'markdown',
  );
  check(
    'headings, with sections below sections',
    '⟦section|# ⟦title|One⟧\n\n⟦turn|⟦who|I⟧: ⟦a⟧⟧\n\n⟦section|## ⟦title|Two⟧ ##\n\n⟦turn|⟦who|P1⟧: ⟦b⟧⟧⟧⟧\n\n⟦section|# ⟦title|Three⟧\n\n⟦turn|⟦who|I⟧: ⟦c⟧⟧⟧\n',
  );
  check(
    'underlined headings',
    '⟦section|⟦title|The beginning⟧\n=====\n\n⟦turn|⟦who|P1⟧: ⟦a⟧⟧\n\n⟦section|⟦title|Its end⟧\n---\n\n⟦turn|⟦who|I⟧: ⟦b⟧⟧⟧⟧\n',
    'markdown',
  );
  check('`--- Title ---`', '⟦section|--- ⟦title|Part two⟧ ---\n\n⟦turn|⟦who|P1⟧: ⟦a⟧⟧⟧\n');
  check('`== Title ==`', '⟦section|== ⟦title|Part two⟧ ==\n\n⟦turn|⟦who|P1⟧: ⟦a⟧⟧⟧\n');
  check(
    'a heading in capitals',
    '⟦turn|⟦who|P1⟧: ⟦a⟧⟧\n\n⟦section|⟦title|PART TWO – THE RETURN⟧\n\n⟦turn|⟦who|I⟧: ⟦b⟧⟧⟧\n',
  );
  check('a short answer in capitals, which is no heading', '⟦turn|⟦who|P1⟧: ⟦a⟧\n\n⟦NO⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦b⟧⟧\n');
  check('a rule, then speech, then a rule', '---\n⟦turn|⟦We met.⟧⟧\n\n---\n⟦turn|⟦Then we left.⟧⟧\n');
  check(
    'an underlined heading with CRLF',
    '⟦section|⟦title|Part⟧\r\n====\r\n⟦turn|⟦who|P1⟧: ⟦a⟧⟧\r\n\r\n⟦turn|⟦who|I⟧: ⟦b⟧⟧⟧\r\n',
  );
  check('a line of dashes amid a turn, which is a rule', '⟦turn|⟦who|P1⟧: ⟦a⟧\n---\n⟦b⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦c⟧⟧\n');
  check('rules of other marks', '⟦turn|⟦who|P1⟧: ⟦a⟧⟧\n\n* * *\n\n⟦turn|⟦who|I⟧: ⟦b⟧⟧\n\n_____\n');
  check(
    'the head that a speech recogniser writes',
    'Interview 3\n\nSUMMARY KEYWORDS\ntrust, months\n\nSPEAKERS\nAnn Lee, Bo Berg\n\n⟦turn|⟦who|Ann Lee⟧  ⟦at|0:01⟧\n⟦We waited.⟧⟧\n\n⟦turn|⟦who|Bo Berg⟧  ⟦at|0:05⟧\n⟦Oh.⟧⟧\n',
  );
  check(
    'a first turn that begins like a head',
    '⟦turn|⟦who|P1⟧: ⟦a⟧\n\n⟦Date: of birth, you mean?⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦Yes.⟧⟧\n',
  );
  check(
    'timestamps before paragraphs',
    '⟦turn|⟦at|[00:10]⟧ ⟦We waited.⟧⟧\n\n⟦turn|⟦at|00:00:20⟧ ⟦Then it came.⟧⟧\n\n⟦turn|⟦at|0:30⟧\n⟦So.⟧⟧\n',
  );
  check('nothing in it', '');
  check('only white space', ' \n\t\n');

  it('gives sections their levels', () => {
    const { sections } = parseTranscript('# a\n\n### b\n\n## c\n\nd\n===\n\ne\n---\n', 'markdown');
    assert.deepEqual(
      sections.map(({ title, level }) => `${level} ${title}`),
      ['1 a', '3 b', '2 c', '1 d', '2 e'],
    );
  });

  it('begins turns again under a heading, without a speaker', () => {
    checkParse(
      '⟦turn|⟦who|P1⟧: ⟦a⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦b⟧⟧\n\n⟦section|# ⟦title|T⟧\n\n⟦turn|⟦c⟧⟧\n\n⟦turn|⟦who|P1⟧: ⟦d⟧⟧⟧\n',
    );
  });
});
