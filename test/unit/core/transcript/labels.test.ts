import assert from 'node:assert/strict';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import type { Format } from '../../../../server/src/core/transcript/transcript.js';
import { checkParse } from './support.js';

describe('speakers’ labels', () => {
  const check = (what: string, fixture: string, format: Format = 'text'): void => {
    it(`are read as ${what}`, () => void checkParse(fixture, format));
  };

  check(
    '`Name: …`',
    '⟦turn|⟦who|Interviewer⟧: ⟦How did it begin?⟧⟧\n\n⟦turn|⟦who|P01⟧: ⟦Slowly.⟧⟧\n\n⟦turn|⟦who|Interviewer⟧: ⟦And then?⟧⟧\n',
  );
  check('`**Name:** …`', '⟦turn|**⟦who|P02⟧:** ⟦It was *the* trust.⟧⟧\n\n⟦turn|**⟦who|I⟧:** ⟦Oh.⟧⟧\n', 'markdown');
  check('`**Name**: …`', '⟦turn|**⟦who|P02⟧**: ⟦It was.⟧⟧\n\n⟦turn|**⟦who|I⟧**: ⟦Oh.⟧⟧\n', 'markdown');
  check(
    '`**Name** (00:10) …`',
    '⟦turn|**⟦who|P02⟧** ⟦at|(00:10)⟧ ⟦It was.⟧⟧\n\n⟦turn|**⟦who|I⟧** ⟦at|(00:12)⟧ ⟦Oh.⟧⟧\n',
    'markdown',
  );
  check(
    '`[00:10] NAME:`',
    '⟦turn|⟦at|[00:10]⟧ ⟦who|ANNA⟧: ⟦Yes.⟧⟧\n\n⟦turn|⟦at|[00:12]⟧ ⟦who|BEN⟧: ⟦No.⟧⟧\n\n⟦turn|⟦at|[00:15]⟧ ⟦who|ANNA⟧: ⟦Well.⟧⟧\n\n⟦turn|⟦at|[00:19]⟧ ⟦who|BEN⟧: ⟦Hm.⟧⟧',
  );
  check('`NAME [00:10]: …`', '⟦turn|⟦who|P1⟧ ⟦at|[00:10]⟧: ⟦Yes.⟧⟧\n⟦turn|⟦who|P2⟧ ⟦at|[00:12]⟧: ⟦No.⟧⟧');
  check(
    '`Name  0:12` alone on a line, as Otter and Zoom write it',
    '⟦turn|⟦who|Ann Lee⟧  ⟦at|0:12⟧\n⟦We began in spring.⟧⟧\n\n⟦turn|⟦who|Bo Berg⟧  ⟦at|0:20⟧\n⟦In which year?⟧⟧\n\n⟦turn|⟦who|Ann Lee⟧  ⟦at|1:02:03⟧\n⟦I forget.⟧⟧\n\n⟦turn|⟦who|Bo Berg⟧  ⟦at|1:02:20⟧\n⟦Never mind.⟧⟧',
  );
  check(
    '`#00:00:10-5#` at the end of a turn, as f4 writes it',
    '⟦turn|⟦who|I⟧: ⟦How did it begin?⟧ ⟦at|#00:00:10-5#⟧⟧\n⟦turn|⟦who|B⟧: ⟦Slowly. We waited.⟧ ⟦at|#00:00:15-0#⟧⟧\n',
  );
  check(
    'a name, a tabulator and a time',
    '⟦turn|⟦who|P1⟧\t⟦at|0:12⟧\n⟦We waited.⟧⟧\n\n⟦turn|⟦who|I⟧\t⟦at|0:15⟧\n⟦Oh.⟧⟧\n',
  );
  check('names in small letters that come often', '⟦turn|⟦who|anna⟧: ⟦a⟧⟧\n\n⟦turn|⟦who|ben⟧: ⟦b⟧⟧\n\n'.repeat(3));
  check('a name in bold that comes once', '⟦turn|**⟦who|Ann Lee⟧:** ⟦a⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦b⟧⟧\n', 'markdown');
  check('a name with a particle', '⟦turn|⟦who|Jan van der Berg⟧: ⟦a⟧⟧\n\n⟦turn|⟦who|Ann⟧: ⟦b⟧⟧\n\n'.repeat(2));
  check('a tabulator', '⟦turn|⟦who|P1⟧\t⟦We waited.⟧⟧\n⟦turn|⟦who|I1⟧\t⟦How long?⟧⟧\n');
  check('`[P1] …`', '⟦turn|[⟦who|P1⟧] ⟦We waited.⟧⟧\n\n⟦turn|[⟦who|P2⟧] ⟦We did.⟧⟧\n');
  check(
    'a name in capitals on its own line',
    '⟦turn|⟦who|ANNA BERG⟧\n⟦We waited.⟧⟧\n\n⟦turn|⟦who|TOM⟧\n⟦How long?⟧⟧\n\n⟦turn|⟦who|ANNA BERG⟧\n⟦Long.⟧⟧\n\n⟦turn|⟦who|TOM⟧\n⟦I see.⟧⟧\n',
  );
  check(
    'a name with its role',
    '⟦turn|⟦who|Dr Ann Lee (cardiologist)⟧: ⟦Yes.⟧⟧\n\n⟦turn|⟦who|Interviewer⟧: ⟦No?⟧⟧\n\n⟦turn|⟦who|Dr Ann Lee (cardiologist)⟧: ⟦Yes.⟧⟧\n',
  );
  check('a full-width colon', '⟦turn|⟦who|访谈者⟧：⟦你好吗？⟧⟧\n\n⟦turn|⟦who|受访者⟧：⟦很好。⟧⟧\n');
  check('right-to-left text', '⟦turn|⟦who|المحاور⟧: ⟦كيف بدأ ذلك؟⟧⟧\n\n⟦turn|⟦who|P1⟧: ⟦ببطء.⟧⟧\n');

  check('one turn over its paragraphs', '⟦turn|⟦who|P1⟧: ⟦One.⟧\n\n⟦Two.⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦Three?⟧⟧\n');
  check('one paragraph over its lines', '⟦turn|⟦who|P1⟧: ⟦One\ntwo.⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦Three\nfour?⟧⟧\n');
  check(
    'speech that a timestamp interrupts',
    '⟦turn|⟦who|P1⟧: ⟦We waited⟧ ⟦at|[00:10]⟧ ⟦and waited.⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦Yes.⟧⟧\n',
  );

  it('take names without markup and escapes', () => {
    const { speakers } = parseTranscript('**P\\_1:** a\n\n**Dr  Lee:** b\n', 'markdown');
    assert.deepEqual(speakers, ['P_1', 'Dr Lee']);
  });

  it('give times in milliseconds', () => {
    const { timestamps } = parseTranscript(
      'I: a #00:00:10-5#\nB: b [01:02]\nI: c [1:00:00.250]\nB: d (0:01)\n',
      'text',
    );
    assert.deepEqual(
      timestamps.map(({ ms }) => ms),
      [10_500, 62_000, 3_600_250, 1000],
    );
  });

  it('give each turn its first timestamp', () => {
    const { turns } = parseTranscript('[00:10] P1: a [00:20] b\n\nP2: c\n', 'text');
    assert.deepEqual(
      turns.map(({ timestamp }) => timestamp?.ms),
      [10_000, undefined],
    );
  });
});

describe('what looks like a label', () => {
  const check = (what: string, fixture: string, format: Format = 'text'): void => {
    it(`is speech: ${what}`, () => void checkParse(fixture, format));
  };
  check(
    '`Note: …` in prose',
    '⟦turn|⟦Note: this was recorded in May.⟧⟧\n\n⟦turn|⟦We met again in June.⟧⟧\n\n⟦turn|⟦Note: it rained.⟧⟧\n\n⟦turn|⟦Note: it rained again.⟧⟧\n',
  );
  check(
    '`https:`',
    '⟦turn|⟦who|P1⟧: ⟦See below.⟧\n\n⟦https://example.org/a⟧\n\n⟦https://example.org/b⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦Yes.⟧⟧\n',
  );
  check('a time of day', '⟦turn|⟦who|P1⟧: ⟦Then, you know.⟧\n\n⟦8:30 is when I get up.⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦Yes.⟧⟧\n');
  check(
    'a colon in what is said',
    '⟦turn|⟦who|P1⟧: ⟦I said: no. He said: yes.⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦Berlin: a fine place.⟧⟧\n',
  );
  check(
    'a line amid a paragraph',
    '⟦turn|⟦who|P1⟧: ⟦I have been to many places in my life, you know,\nand there are some that I would like to see again,\nBerlin: a place I like.⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦Yes.⟧⟧\n',
  );
  check('a label under which nobody speaks', '⟦turn|⟦who|P1⟧: ⟦Yes.⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦No.⟧⟧\n');
  check(
    'one name that comes once',
    '⟦turn|⟦Anna: a story.⟧⟧\n\n⟦turn|⟦It was long ago.⟧⟧\n\n⟦turn|⟦We all went home.⟧⟧\n\n⟦turn|⟦The end.⟧⟧\n',
  );
  check(
    'a word in small letters that comes now and then',
    `${'⟦turn|⟦who|P1⟧: ⟦a⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦b⟧⟧\n\n'.repeat(3)}⟦turn|⟦who|P1⟧: ⟦c⟧\n\n⟦actually: no⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦d⟧⟧\n`,
  );
  check(
    'a sentence that is as long as a name may not be',
    '⟦turn|⟦who|P1⟧: ⟦a⟧\n\n⟦What I Have Always Said Is This: no.⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦d⟧⟧\n',
  );
  check('a smiley', '⟦turn|⟦who|P1⟧: ⟦So it went.⟧\n\n⟦Great :)⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦Yes.⟧⟧\n');
});
