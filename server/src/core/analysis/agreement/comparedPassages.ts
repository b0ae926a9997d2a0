import { withBelow } from '../../codebook/codeIndex.js';
import { currentIds } from '../../queries/query.js';
import { codesOf, type Study } from '../../study/study.js';
import type { Range } from '../../text/range.js';
import type { Spoken } from '../../transcript/spoken.js';
import { codesByUnit, rangesByCode, type CountedAs } from './codeSets.js';
import { countedAs, type Comparing } from './comparing.js';
import { isShared, type ComparedSegment, type ComparedText } from './comparedText.js';
import { joinRanges } from './unitizing/codedUnits.js';

/** What a reader marked of a passage. */
export interface ComparedReading {
  /** By index. */
  readonly reader: number;
  /** In text order. */
  readonly ranges: readonly Range[];
  /** Current ids of the codes that count. */
  readonly codes: readonly string[];
}

/** A passage, or a unit that is counted, to which at least one reader gave the code; all ranges are in code points of what is said. */
export interface ComparedPassage {
  /** Of the transcript, below the study's folder. */
  readonly path: string;
  readonly range: Range;
  /** In the order of readers; those who coded the transcript and not this are `missing`. */
  readonly readings: readonly ComparedReading[];
  readonly missing: readonly number[];
  /** Whether all count as having given the same. */
  readonly agreed: boolean;
}

/**
 * The passages behind an agreement, in text order: of one code (or theme, where themes are compared), or of all. Where
 * characters are counted, stretches that overlap are one passage, which is agreed on if all marked the same characters.
 */
export function comparedPassages(
  study: Study,
  texts: readonly ComparedText[],
  { by, unit, overlap }: Comparing,
  code?: string,
): readonly ComparedPassage[] {
  const as = countedAs(study, by);
  const current = currentIds(study);
  const theme = by === 'domain' && code !== undefined ? codesOf(study).find(code)?.code : undefined;
  const below = theme ? new Set(withBelow(theme)) : undefined;
  const isMeant = (id: string): boolean => code === undefined || (below ? below.has(id) : id === code);
  const counts: CountedAs = (written) => as(written).filter(isMeant);
  return texts.filter(isShared).flatMap((text) => {
    const own = text.placed.map((segments) =>
      segments?.filter(({ segment }) => segment.codes.some((coding) => counts(coding.code).length > 0)),
    );
    const passages =
      unit === 'character'
        ? joinRanges(own.flatMap((segments) => segments?.map(({ range }) => range) ?? [])).map((range) => ({
            range,
            given: own.map((segments) => segments && boundsIn(segments, range, counts)),
          }))
        : codesByUnit(text, unit, overlap, as).map(({ range, codes }) => ({
            range,
            given: codes.map((ids) => ids && [...ids].filter(isMeant).sort().join()),
          }));
    return passages.flatMap(({ range, given }): ComparedPassage[] => {
      const coded = given.flatMap((key, reader) => (key === undefined ? [] : [{ reader, key }]));
      if (coded.every(({ key }) => key === '')) return [];
      const readings = coded
        .filter(({ key }) => key !== '')
        .map(({ reader }) => {
          const segments = within(own[reader] ?? [], range);
          const ids = segments.flatMap(({ segment }) =>
            segment.codes.filter((coding) => counts(coding.code).length > 0).map((coding) => current(coding.code)),
          );
          return {
            reader,
            ranges: joinRanges(segments.map((one) => one.range)),
            codes: [...new Set(ids)],
          };
        });
      return [
        {
          path: text.path,
          range,
          readings,
          missing: coded.filter(({ key }) => key === '').map(({ reader }) => reader),
          agreed: new Set(coded.map(({ key }) => key)).size === 1,
        },
      ];
    });
  });
}

/** Passages with their ranges in UTF-16 offsets of the text, over whatever stands between their words. */
export const passagesInText = (
  passages: readonly ComparedPassage[],
  { inText }: Pick<Spoken, 'inText'>,
): readonly ComparedPassage[] =>
  passages.map((passage) => ({
    ...passage,
    range: inText(passage.range),
    readings: passage.readings.map((reading) => ({ ...reading, ranges: reading.ranges.map(inText) })),
  }));

const within = (segments: readonly ComparedSegment[], { start, end }: Range): readonly ComparedSegment[] =>
  segments.filter(({ range }) => range.start < end && start < range.end);

/** The bounds of each code in a range, as a text that is the same for the same bounds. */
const boundsIn = (segments: readonly ComparedSegment[], range: Range, counts: CountedAs): string =>
  Array.from(rangesByCode(within(segments, range), counts), ([id, ranges]) =>
    [id, ...ranges.map(({ start, end }) => `${start}-${end}`)].join(' '),
  )
    .sort()
    .join();
