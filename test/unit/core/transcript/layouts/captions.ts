import { lines, type Layout } from './layout.js';

const vtt = (...cues: readonly string[]): string =>
  `WEBVTT\n\n${cues.map((cue, i) => `00:0${i * 2 + 1}.000 --> 00:0${i * 2 + 2}.500\n${cue}\n`).join('\n')}`;
const srt = (...cues: readonly string[]): string =>
  cues.map((cue, i) => `${i + 1}\n00:00:0${i * 2 + 1},000 --> 00:00:0${i * 2 + 2},500\n${cue}\n`).join('\n');

const read = (asks: string, answers: string): readonly string[] => [
  `${asks} 1s| How did it begin?`,
  `${answers} 3s| Slowly.`,
  `${asks} 5s| And then?`,
];

const cues = (of: string, format: 'webvtt' | 'srt', asks: string, answers: string, as = ['Anna', 'Ben']): Layout => ({
  of,
  format,
  text: (format === 'srt' ? srt : vtt)(`${asks}How did it begin?`, `${answers}Slowly.`, `${asks}And then?`),
  turns: read(as[0] ?? '', as[1] ?? ''),
});

/** In captions. */
export const captions: readonly Layout[] = [
  cues('WebVTT with voices', 'webvtt', '<v Anna>', '<v Ben>'),
  cues('WebVTT with classes of voices', 'webvtt', '<v.loud.first Anna>', '<v.quiet Ben>'),
  cues('WebVTT with entities in a voice', 'webvtt', '<v Ben &amp; Jerry>', '<v Anna&nbsp;Lee>', [
    'Ben & Jerry',
    'Anna Lee',
  ]),
  cues('WebVTT with names in cues, as Zoom writes it', 'webvtt', 'Anna Lee: ', 'Ben Adams: ', [
    'Anna Lee',
    'Ben Adams',
  ]),
  cues('WebVTT with names on their own lines', 'webvtt', 'Anna:\n', 'Ben:\n'),
  cues('WebVTT with a role in brackets in a voice', 'webvtt', '<v Anna (I)>', '<v Ben (P1)>', ['Anna (I)', 'Ben (P1)']),
  cues('SRT with `[Name]`', 'srt', '[Anna] ', '[Ben] '),
  cues('SRT with `NAME:`', 'srt', 'ANNA: ', 'BEN: ', ['ANNA', 'BEN']),
  cues('SRT with `- Name:`', 'srt', '- Anna: ', '- Ben: '),
  cues('SRT with `>> NAME:`', 'srt', '>> ANNA: ', '>> BEN: ', ['ANNA', 'BEN']),
  cues('SRT with markup and names', 'srt', '<b>Anna:</b> ', '<b>Ben:</b> '),
  {
    of: 'Teams’ WebVTT',
    format: 'webvtt',
    text: lines(
      'WEBVTT',
      '',
      'd6a3b1c2-0000/12-0',
      '00:00:04.120 --> 00:00:07.890',
      '<v Ann Lee>How did',
      'it begin?</v>',
      '',
      'd6a3b1c2-0000/13-0',
      '00:00:09.000 --> 00:00:10.000',
      '<v Bo Berg>Slowly.</v>',
    ),
    turns: ['Ann Lee 4.12s| How did / it begin?', 'Bo Berg 9s| Slowly.'],
  },
];
