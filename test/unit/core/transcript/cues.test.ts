import assert from 'node:assert/strict';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import { formatOf, type Format } from '../../../../server/src/core/transcript/transcript.js';
import { checkParse } from './support.js';

describe('a transcript in captions', () => {
  const check = (what: string, fixture: string, format: Format = 'webvtt'): void => {
    it(`may have ${what}`, () => void checkParse(fixture, format));
  };

  check(
    '`<v Name>`; cues of one speaker are one turn',
    'WEBVTT\n\n⟦turn|⟦at|00:01.000⟧ --> 00:02.000\n<v ⟦who|I⟧>⟦How?⟧⟧\n\n⟦turn|⟦at|00:02.500⟧ --> 00:04.000\n<v ⟦who|P03⟧>⟦Well.⟧\n\n⟦at|00:04.000⟧ --> 00:06.000\n<v P03>⟦We waited.⟧⟧\n',
  );
  check(
    '`<v //S02>` for speech over another’s, as noScribe writes it',
    'WEBVTT\n\n⟦turn|⟦at|00:01.000⟧ --> 00:02.000\n<v ⟦who|S01⟧>⟦How?⟧⟧\n\n⟦turn|⟦at|00:02.500⟧ --> 00:04.000\n<v //⟦who|S02⟧>⟦Well.⟧⟧\n\n⟦turn|⟦at|00:04.000⟧ --> 00:06.000\n<v ⟦who|S01⟧>⟦Yes.⟧⟧\n',
  );
  check(
    'classes, closing tags and markup in cues',
    'WEBVTT\n\n⟦turn|⟦at|00:01.000⟧ --> 00:02.000\n<v.loud ⟦who|Ann Lee⟧>⟦How⟧ <i>⟦did⟧</i> ⟦it?⟧⟧</v>\n',
  );
  check(
    'two voices in one cue',
    'WEBVTT\n\n⟦turn|⟦at|00:01.000⟧ --> 00:02.000\n<v ⟦who|I⟧>⟦How?⟧⟧\n⟦turn|<v ⟦who|P1⟧>⟦Well.⟧⟧\n',
  );
  check(
    'header, NOTE, STYLE, identifiers and settings, which nobody says',
    'WEBVTT - A title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE\nP1: no\n\n⟦turn|intro\n⟦at|00:00:01.000⟧ --> 00:00:02.000 align:start position:0%\n<v ⟦who|P1⟧>⟦Yes.⟧⟧\n',
  );
  check(
    'SRT with labels in the text',
    '⟦turn|1\n⟦at|00:00:01,200⟧ --> 00:00:03,300\n⟦who|I⟧: ⟦How?⟧⟧\n\n⟦turn|2\n⟦at|00:00:03,950⟧ --> 00:00:11,490\n⟦who|P04⟧: ⟦Half an hour ago,⟧\n⟦if I may.⟧\n\n3\n⟦at|00:00:12,000⟧ --> 00:00:13,000\n⟦It is not you.⟧⟧\n',
    'srt',
  );
  check(
    'dashes where somebody else speaks',
    '⟦turn|1\n⟦at|00:00:01,000⟧ --> 00:00:02,000\n- ⟦How?⟧⟧\n⟦turn|- ⟦Well.⟧⟧\n\n⟦turn|2\n⟦at|00:00:03,000⟧ --> 00:00:04,000\n- ⟦And?⟧⟧\n⟦turn|- ⟦So.⟧⟧\n',
    'srt',
  );
  check(
    'arrows where somebody else speaks',
    '⟦turn|1\n⟦at|00:00:01,000⟧ --> 00:00:02,000\n>> ⟦How?⟧\n\n2\n⟦at|00:00:03,000⟧ --> 00:00:04,000\n⟦Tell me.⟧⟧\n\n⟦turn|3\n⟦at|00:00:05,000⟧ --> 00:00:06,000\n>> ⟦Well.⟧⟧\n',
    'srt',
  );
  check(
    'no speakers: the cues of a sentence are a turn',
    '⟦turn|1\n⟦at|00:00:01,000⟧ --> 00:00:02,000\n⟦We waited⟧\n\n2\n⟦at|00:00:02,000⟧ --> 00:00:04,000\n⟦for months.⟧⟧\n\n⟦turn|3\n⟦at|00:00:05,000⟧ --> 00:00:06,000\n⟦Then it came.⟧⟧\n',
    'srt',
  );
  check(
    'neither speakers nor punctuation: each cue is a turn',
    '⟦turn|1\n⟦at|00:00:01,000⟧ --> 00:00:02,000\n⟦we waited⟧⟧\n\n⟦turn|2\n⟦at|00:00:02,000⟧ --> 00:00:04,000\n⟦for months⟧⟧\n',
    'srt',
  );
  check(
    'CRLF',
    '⟦turn|1\r\n⟦at|00:00:01,000⟧ --> 00:00:02,000\r\n⟦who|P1⟧: ⟦Yes.⟧⟧\r\n\r\n⟦turn|2\r\n⟦at|00:00:02,000⟧ --> 00:00:03,000\r\n⟦who|I⟧: ⟦No.⟧⟧\r\n',
    'srt',
  );
  check(
    'lone CR',
    '⟦turn|1\r⟦at|00:00:01,000⟧ --> 00:00:02,000\r⟦who|P1⟧: ⟦Yes.⟧⟧\r\r⟦turn|2\r⟦at|00:00:02,000⟧ --> 00:00:03,000\r⟦who|I⟧: ⟦No.⟧⟧\r',
    'srt',
  );
  check('a byte order mark', '\ufeff⟦turn|1\n⟦at|00:00:01,000⟧ --> 00:00:02,000\n⟦who|P1⟧: ⟦Yes.⟧⟧\n', 'srt');
  check(
    'no blank lines between cues',
    '⟦turn|1\n⟦at|00:00:01,000⟧ --> 00:00:02,000\n⟦who|P1⟧: ⟦Yes.⟧⟧\n⟦turn|2\n⟦at|00:00:02,000⟧ --> 00:00:03,000\n⟦who|I⟧: ⟦No.⟧⟧\n',
    'srt',
  );
  check('no cues at all, and is then read as plain text', '⟦turn|⟦who|P1⟧: ⟦Yes.⟧⟧\n\n⟦turn|⟦who|I⟧: ⟦No.⟧⟧\n', 'srt');
  check(
    'what looks like a label and is none',
    '⟦turn|1\n⟦at|00:00:01,000⟧ --> 00:00:02,000\n⟦Note: it rained.⟧⟧\n\n⟦turn|2\n⟦at|00:00:02,000⟧ --> 00:00:03,000\n⟦We went home.⟧⟧\n',
    'srt',
  );
  check('a slash for a voice without a name', 'WEBVTT\n\n⟦turn|⟦at|00:01.000⟧ --> 00:02.000\n<v //>⟦How?⟧⟧\n');

  it('keeps its format where it has no cues', () => {
    assert.equal(parseTranscript('P1: a\n\nI: b', 'webvtt').format, 'webvtt');
  });

  it('takes S02 and //S02 for one speaker', () => {
    const text = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v S02>a\n\n00:02.000 --> 00:03.000\n<v //S02>b\n';
    const { speakers, turns } = parseTranscript(text, 'webvtt');
    assert.deepEqual(speakers, ['S02']);
    assert.equal(turns.length, 1);
  });

  it('is known by its file’s extension', () => {
    const formats = ['a.vtt', 'b/c.SRT', 'd.md', 'e.markdown', 'f.txt', 'g', 'h.vtt/i', 'file:///a%20b.vtt'].map(
      formatOf,
    );
    assert.deepEqual(formats, ['webvtt', 'srt', 'markdown', 'markdown', 'text', 'text', 'text', 'webvtt']);
  });
});
