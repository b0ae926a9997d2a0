import type { Lines } from '../text/lines.js';
import type { Range } from '../text/range.js';
import type { HiddenCodings } from '../study/hiddenCodings.js';
import type { CodingsRecord, Study } from '../study/study.js';
import type { SegmentEntry } from '../codings/segment.js';
import type { Place } from '../anchor/placeSegments.js';

/** What a step does to one file. A missing `before` creates the file, a missing `after` removes it. */
export interface FileChange {
  /** Path below the study's folder. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** For a file that is created: its text without what the step puts in, so that undoing can take out that alone. */
  readonly blank?: string;
  /** For a file that moves: its path on the other side. A byte order mark moves along. */
  readonly counterpart?: string;
}

/** One step of coding: written as a whole and undone as a whole. */
export interface Step {
  /** In words, for menus and messages: `Apply “Clashing paces”`. */
  readonly label: string;
  readonly changes: readonly FileChange[];
  /** Only keeps up with what was done elsewhere: it is undone and redone along with the step before it. */
  readonly follows?: boolean;
  /** Where the person will want to be next: UTF-16 offsets into the text that the step leaves. */
  readonly show?: { readonly path: string; readonly range: Range };
  /** Ids of codes that the step applied, for the list of recent ones. */
  readonly applied?: readonly string[];
}

/** The text of a transcript as it stands, with its digest as in a codings file's `text`. */
export interface TranscriptText {
  readonly path: string;
  readonly lines: Lines;
  readonly digest: string;
  /** Where segments are in it, where that is known: in an open transcript they have followed its edits. */
  readonly placed?: readonly {
    readonly record: CodingsRecord;
    readonly segment: SegmentEntry;
    readonly place: Place;
  }[];
}

/** What operations need from outside: who codes, on which day, and new ids. */
export interface EditContext {
  readonly study: Study;
  readonly coder: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** The time in UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly now: string;
  readonly newId: () => string;
  /** Codings that could not be seen in full, where it matters: of these nobody can say what they use. */
  readonly hidden?: readonly HiddenCodings[];
}
