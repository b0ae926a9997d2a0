import { copiesKept } from './copiesKept.js';
import { countLeft, type NamesFound } from './namesFound.js';
import type { NamesLeft, WhyLeft } from './namesLeft.js';
import { plural } from '../../text/plural.js';
import { atMost, say, times, words, type Report, type ReportItem, type ReportSection } from './reportText.js';

/** How many words like names, and files that were not looked into, are listed. */
const mostNear = 20;
const mostUnread = 50;

/** Puts what was found into words. Sections without items are left out. */
export function namesReport(found: NamesFound): Report {
  const { study, written } = found;
  const sections = [...replaced(found), ...names(found), ...doubts(found), ...copiesKept(found)];
  return {
    title: written ? say`Names replaced in ${words(study)}` : say`Names to replace in ${words(study)}`,
    about: [
      whatIsDone(found),
      'This report holds personal data. Gloss writes it to no file, and it is gone when you close it. Keep a copy as safe as the table of names.',
      'Lines are counted after the names were replaced.',
    ],
    sections: sections.filter(({ items }) => items.length > 0),
  };
}

function whatIsDone(found: NamesFound): string {
  const { written, replaced, changed } = found;
  const left = countLeft(found);
  const stay =
    left === 0 ? '' : ` ${plural(left, 'place')} in the study ${left === 1 ? 'holds' : 'hold'} names that stay.`;
  const what = `${plural(replaced, 'name')} in ${plural(changed, 'file')}`;
  if (written) return `${what}: replaced in one step, which undo takes back.${stay}`;
  if (changed === 0) {
    return `None of the names stands in these transcripts or their codings; there is nothing to replace.${stay}`;
  }
  return `${what}: to be replaced in one step, which undo takes back. Nothing is written yet.${stay}`;
}

function replaced({ written, transcripts, codings, discussions }: NamesFound): readonly ReportSection[] {
  return [
    {
      title: written ? 'Replaced' : 'To be replaced',
      about: 'Quotes, contexts and memos of all coders follow, and so does what is said in discussions.',
      items: [
        ...transcripts.flatMap(({ path, names }) =>
          names.map(({ name, pseudonym, count }) => ({
            path,
            text: say`${words(name)} → ${words(pseudonym)}, ${count}×`,
          })),
        ),
        ...codings
          .filter(isConcerned)
          .map(({ path, count }) => ({ path, text: say`${plural(count, 'name')} in quotes, contexts and memos` })),
        ...discussions.filter(isConcerned).map(({ path, count }) => ({
          path,
          text: say`${plural(count, 'name')} in comments and what they are about`,
        })),
      ],
    },
    {
      title: 'Pseudonyms that are there already',
      about: 'Two people may have one name now. Choose another pseudonym where that is so.',
      items: transcripts.flatMap(({ path, taken }) =>
        taken.map(({ pseudonym, count }) => ({ path, text: say`${words(pseudonym)}${times(count)}` })),
      ),
    },
  ];
}

/** Of some files positions alone are others. */
const isConcerned = ({ count }: { readonly count: number }): boolean => count > 0;

/** Why names stay, and what to do. */
const whys: readonly (readonly [why: WhyLeft, where: string, about: string])[] = [
  ['transcript-left-out', 'in other transcripts', 'These transcripts were left out. Run it for them too.'],
  [
    'without-transcript',
    'in codings and discussions',
    'Words are replaced together with their transcript, which is not there or was left out. Bring it back, or delete what belongs to it.',
  ],
  [
    'not-understood',
    'in comments, ids and unknown keys',
    'Gloss changes only what it understands. Change these lines by hand.',
  ],
  [
    'cases',
    'in the list of cases',
    'It may be your key from cases to people, so Gloss leaves it as it is. Put ids in the place of names, or keep it out of the study.',
  ],
  [
    'codebook',
    'in codebooks',
    'Studies share codebooks, so Gloss leaves definitions and examples as they are. Change them by hand.',
  ],
  ['settings', 'in gloss.yaml', 'They may be the names of coders. Change them by hand.'],
  ['document', 'in memos and other documents', 'Gloss cannot know whom they mean there. Change them by hand.'],
  ['backup', 'in backup copies', 'Other programs have left these. Delete them.'],
  ['other', 'in other files', 'Gloss does not know these files. Change or delete them.'],
];

function names({ left, paths, table, hidden }: NamesFound): readonly ReportSection[] {
  return [
    ...whys.map(([why, where, about]) => ({
      title: `Names that stay ${where}`,
      about,
      items: left.filter((file) => file.why === why).flatMap(linesOf),
    })),
    {
      title: 'Names that stay in paths',
      about:
        'Rename these files and folders. What belongs to a transcript follows when you rename it in the editor or with “gloss move”.',
      items: paths.flatMap(({ path, exact, near }) => [
        ...exact.map((name) => ({ path, text: say`${words(name)}` })),
        ...near.map((name) => ({ path, text: say`like ${words(name)}` })),
      ]),
    },
    {
      title: 'The table of names',
      about: 'It lies in the study’s folder, so whoever gets the study gets the key. Keep it elsewhere.',
      items: table === undefined ? [] : [{ path: table, text: say`names and pseudonyms` }],
    },
    {
      title: 'Hidden codings and discussions',
      about:
        'The study is blind, so this report does not say which they are. Declare the transcripts done and run it again, or ask somebody who does not code.',
      items: hidden === 0 ? [] : [{ text: say`${plural(hidden, 'file')} with names or words like names` }],
    },
    {
      title: 'Words like names',
      about:
        'They differ in case, accents, endings or a letter, or are a part of a name. Gloss leaves them as they are. Where one means a person, add it to the table and run it again.',
      items: left.flatMap(({ path, near, why }) => {
        const items = near.map(({ name, written, count, first: { line } }) => ({
          path,
          // Entries of a codings file may have other lines once it is written.
          ...(why !== 'not-understood' && { line }),
          text: say`${words(written)}${times(count)} (like ${words(name)})`,
        }));
        return atMost(mostNear, items).map((item) => ({ path, ...item }));
      }),
    },
  ];
}

const linesOf = ({ path, names: found }: NamesLeft): readonly ReportItem[] =>
  found.map(({ line, name, count }) => ({ path, line, text: say`${words(name)}${times(count)}` }));

function doubts({ codings, discussions, unread, skipped }: NamesFound): readonly ReportSection[] {
  return [
    {
      title: 'Not certain',
      about:
        'These segments and threads have no certain place. Their words follow, and they stay where they are; see “gloss reanchor”.',
      items: [...codings, ...discussions]
        .filter(({ doubtful }) => doubtful.length > 0)
        .map(({ path, doubtful }) => ({ path, text: say`${words(doubtful.join(', '))}` })),
    },
    {
      title: 'Not looked into',
      about: 'Recordings, pictures and documents of other programs may name people too. Look at them yourself.',
      items: [
        ...skipped.map((path) => ({ path: `${path}/`, text: say`a folder that holds nothing of a study` })),
        ...atMost(
          mostUnread,
          unread.map(({ path, why }) => ({
            path,
            text: why === undefined ? say`no text that Gloss reads` : say`${words(why)}`,
          })),
        ),
      ],
    },
  ];
}
