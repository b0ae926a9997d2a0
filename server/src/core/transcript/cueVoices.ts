import type { Range } from '../text/range.js';
import type { Cue } from './cues.js';
import { labelAt, type Label } from './label.js';
import { cleanName } from './nameEnd.js';
import { skipSpace } from './scan.js';
import { templateLabelAt, type LabelTemplate } from './template.js';
import type { LabelForm } from './transcript.js';

/** What one voice says in a cue. */
export interface Voice {
  /** UTF-16 offset of its tag, dash or first word. */
  readonly start: number;
  /** The name of a `<v Name>` tag. */
  readonly tagged?: Pick<Label, 'form' | 'name' | 'nameRange'>;
  /** What may be a label in its text. */
  readonly label?: Label;
  /** A sign that somebody else speaks than before: `- …` or `>> …`. */
  readonly mark?: 'dash' | 'arrows';
  /** What is said, without tags. The first starts behind the label; `textStart` is where it starts if that is none. */
  readonly pieces: readonly Range[];
  readonly textStart: number;
}

/** Parts a cue's text by its voice tags, the dashes and arrows at its lines' starts, and what may be labels there. */
export function cueVoices(text: string, cue: Cue, templates: readonly LabelTemplate[]): readonly Voice[] {
  const voices: Voice[] = [];
  let pieces: Range[] = [];
  const begin = (voice: Omit<Voice, 'pieces'>, first: Range[]): void => {
    pieces = first;
    voices.push({ ...voice, pieces });
  };
  const dashes = cue.lines.filter(({ start }) => dash.test(text.charAt(start))).length;
  for (const line of cue.lines) {
    let isAtStart = true;
    for (const part of partsOf(text, line)) {
      if (part.tagged) begin({ start: part.start, tagged: part.tagged, textStart: part.end }, []);
      if (part.isTag) continue;
      const opened = isAtStart ? openedVoice(text, part, dashes, templates) : undefined;
      isAtStart = false;
      const last = voices.at(-1);
      if (opened && !(last?.tagged && pieces.length === 0)) begin(opened.voice, [opened.piece]);
      else if (!last) begin({ start: part.start, textStart: part.start }, [part]);
      else pieces.push(part);
    }
  }
  return voices;
}

interface Part extends Range {
  readonly isTag: boolean;
  readonly tagged?: Pick<Label, 'form' | 'name' | 'nameRange'>;
}

/** The line's tags, `<…>` and `{\…}`, and the text between them. */
function* partsOf(text: string, line: Range): Generator<Part, void> {
  let from = line.start;
  const content = text.slice(line.start, line.end);
  for (const match of content.includes('<') || content.includes('{') ? content.matchAll(tag) : []) {
    const start = line.start + match.index;
    const end = start + match[0].length;
    if (start > from) yield { start: from, end: start, isTag: false };
    const name = match[2]?.trimEnd() ?? '';
    if (name === '') yield { start, end, isTag: true };
    else {
      const nameStart = start + (match[1] ?? '').length;
      yield {
        start,
        end,
        isTag: true,
        tagged: { form: 'voice', name: cleanName(name), nameRange: { start: nameStart, end: nameStart + name.length } },
      };
    }
    from = end;
  }
  if (from < line.end) yield { start: from, end: line.end, isTag: false };
}

/** The voice that a line's first text opens by a dash, arrows or a label, with its first piece; undefined where it opens none. */
function openedVoice(
  text: string,
  part: Part,
  dashes: number,
  templates: readonly LabelTemplate[],
): { readonly voice: Omit<Voice, 'pieces'>; readonly piece: Range } | undefined {
  const sign = /(?:>>+|&gt;&gt;)\s*|[-–—](?:\s+|(?=[^\s-]))/y;
  sign.lastIndex = part.start;
  const isSign = sign.test(text);
  const isDash = isSign && dash.test(text.charAt(part.start));
  const mark: Voice['mark'] = !isSign
    ? undefined
    : !isDash
      ? 'arrows'
      : dashes > 1 || /\s/.test(text.charAt(part.start + 1))
        ? 'dash'
        : undefined;
  const start = skipSpace(text, mark ? Math.min(part.end, sign.lastIndex) : part.start, part.end);
  const found = templateLabelAt(text, start, part.end, templates) ?? labelAt(text, start, part.end);
  const label = found && inCues.has(found.form) ? found : undefined;
  if (!mark && !label) return undefined;
  const voice = { start: part.start, ...(label && { label }), ...(mark && { mark }), textStart: start };
  return { voice, piece: { start: Math.min(label?.speechStart ?? start, part.end), end: part.end } };
}

const inCues: ReadonlySet<LabelForm> = new Set(['colon', 'bold', 'bracket', 'hash', 'template']);
const dash = /[-–—]/;
/**
 * A tag; its first group is a voice tag's opening, its second the voice's name. noScribe writes `<v //S02>` where S02 speaks
 * over somebody.
 */
const tag = /(<v(?:\.[^\s<>]*)?\s+(?:\/+\s*)?)([^<>/\s][^<>]{0,119})>|<[^<>]{0,200}>|\{\\[^{}]{0,60}\}/g;
