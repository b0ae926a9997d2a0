import assert from 'node:assert/strict';
import { readMarks, writeMarks } from '../support/marks.js';
import { loadGrammar, scopedRanges } from './tokenize.js';

/** Short names for the scopes that the tests mark. A fixture marks all places that have one of them, and no others. */
const scopes = {
  speaker: 'entity.name.function.speaker.transcript',
  time: 'comment.line.timestamp.',
  pause: 'constant.language.pause.transcript',
  nonverbal: 'comment.block.nonverbal.transcript',
  remark: 'comment.block.remark.transcript',
  heading: 'entity.name.section.transcript',
  key: 'keyword.other.metadata.transcript',
  turn: 'punctuation.definition.turn.transcript',
  overlap: 'keyword.operator.overlap.transcript',
  word: 'keyword.control.',
  note: 'comment.block.note.webvtt',
  css: 'meta.embedded.block.css',
  cue: 'entity.name.label.cue.',
  setting: 'string.unquoted.setting.',
  tag: 'meta.tag.',
  entity: 'constant.character.entity.',
  code: 'entity.name.function.code.gloss',
  name: 'markup.bold.name.gloss',
  color: 'constant.other.color.rgb-value.gloss',
  status: 'keyword.other.status.gloss',
  date: 'constant.numeric.date.gloss',
  segment: 'variable.other.segment.gloss',
  at: 'constant.numeric.position.gloss',
  quote: 'string.quoted.other.quote.gloss',
  weight: 'constant.numeric.weight.gloss',
  digest: 'comment.line.digest.gloss',
};

export const roots = {
  transcript: 'text.transcript',
  webvtt: 'text.webvtt',
  srt: 'text.srt',
  markdown: 'text.html.markdown',
  yaml: 'source.yaml',
};

export async function check(grammar: keyof typeof roots, fixture: string): Promise<void> {
  const { text } = readMarks(fixture);
  assert.equal(writeMarks(text, scopedRanges(await loadGrammar(roots[grammar]), text, scopes)), fixture);
}
