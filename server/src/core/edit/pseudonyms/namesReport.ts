import { copiesKept } from './copiesKept.js';
import { countLeft, type NamesFound } from './namesFound.js';
import type { NamesLeft, WhyLeft } from './namesLeft.js';
import * as l10n from '../../text/l10n.js';
import { atMost, say, times, words, type Report, type ReportItem, type ReportSection } from './reportText.js';

/** How many words like names, and files that were not looked into, are listed. */
const mostNear = 20;
const mostUnread = 50;

/** Puts what was found into words. Sections without items are left out. */
export function namesReport(found: NamesFound): Report {
  const { study, written } = found;
  const sections = [...replaced(found), ...names(found), ...doubts(found), ...copiesKept(found)];
  return {
    title: say((words) =>
      written
        ? l10n.t('Names replaced in {study}', { study: words(study) })
        : l10n.t('Names to replace in {study}', { study: words(study) }),
    ),
    about: [
      whatIsDone(found),
      l10n.t(
        'This report holds personal data. Gloss writes it to no file, and it is gone when you close it. Keep a copy as safe as the table of names.',
      ),
      l10n.t('Lines are counted after the names were replaced.'),
    ],
    sections: sections.filter(({ items }) => items.length > 0),
  };
}

function whatIsDone(found: NamesFound): string {
  const left = countLeft(found);
  const stay = l10n.counted(
    left,
    '1 place in the study holds names that stay.',
    '{count} places in the study hold names that stay.',
  );
  return [whatIsReplaced(found), ...(left === 0 ? [] : [stay])].join(' ');
}

function whatIsReplaced({ written, replaced, changed }: NamesFound): string {
  const names = { names: l10n.counted(replaced, '1 name', '{count} names') };
  if (written) {
    return l10n.counted(
      changed,
      '{names} in 1 file: replaced in one step, which undo takes back.',
      '{names} in {count} files: replaced in one step, which undo takes back.',
      names,
    );
  }
  if (changed === 0) {
    return l10n.t('None of the names stands in these transcripts or their codings; there is nothing to replace.');
  }
  return l10n.counted(
    changed,
    '{names} in 1 file: to be replaced in one step, which undo takes back. Nothing is written yet.',
    '{names} in {count} files: to be replaced in one step, which undo takes back. Nothing is written yet.',
    names,
  );
}

function replaced({ written, transcripts, codings, discussions }: NamesFound): readonly ReportSection[] {
  return [
    {
      title: written ? l10n.t('Replaced') : l10n.t('To be replaced'),
      about: l10n.t('Quotes, contexts and memos of all coders follow, and so does what is said in discussions.'),
      items: [
        ...transcripts.flatMap(({ path, names }) =>
          names.map(({ name, pseudonym, count }) => ({
            path,
            text: [words(name), ' → ', words(pseudonym), `, ${count}×`],
          })),
        ),
        ...codings.filter(isConcerned).map(({ path, count }) => ({
          path,
          text: [
            l10n.counted(count, '1 name in quotes, contexts and memos', '{count} names in quotes, contexts and memos'),
          ],
        })),
        ...discussions.filter(isConcerned).map(({ path, count }) => ({
          path,
          text: [
            l10n.counted(
              count,
              '1 name in comments and what they are about',
              '{count} names in comments and what they are about',
            ),
          ],
        })),
      ],
    },
    {
      title: l10n.t('Pseudonyms that are there already'),
      about: l10n.t('Two people may have one name now. Choose another pseudonym where that is so.'),
      items: transcripts.flatMap(({ path, taken }) =>
        taken.map(({ pseudonym, count }) => ({ path, text: [words(pseudonym), times(count)] })),
      ),
    },
  ];
}

/** Of some files positions alone are others. */
const isConcerned = ({ count }: { readonly count: number }): boolean => count > 0;

/** Why names stay, and what to do. */
const whys = (): readonly (readonly [why: WhyLeft, title: string, about: string])[] => [
  [
    'transcript-left-out',
    l10n.t('Names that stay in other transcripts'),
    l10n.t('These transcripts were left out. Run it for them too.'),
  ],
  [
    'without-transcript',
    l10n.t('Names that stay in codings and discussions'),
    l10n.t(
      'Words are replaced together with their transcript, which is not there or was left out. Bring it back, or delete what belongs to it.',
    ),
  ],
  [
    'not-understood',
    l10n.t('Names that stay in comments, ids and unknown keys'),
    l10n.t('Gloss changes only what it understands. Change these lines by hand.'),
  ],
  [
    'cases',
    l10n.t('Names that stay in the list of cases'),
    l10n.t(
      'It may be your key from cases to people, so Gloss leaves it as it is. Put ids in the place of names, or keep it out of the study.',
    ),
  ],
  [
    'codebook',
    l10n.t('Names that stay in codebooks'),
    l10n.t('Studies share codebooks, so Gloss leaves definitions and examples as they are. Change them by hand.'),
  ],
  [
    'settings',
    l10n.t('Names that stay in gloss.yaml'),
    l10n.t('They may be the names of coders. Change them by hand.'),
  ],
  [
    'document',
    l10n.t('Names that stay in memos and other documents'),
    l10n.t('Gloss cannot know whom they mean there. Change them by hand.'),
  ],
  ['backup', l10n.t('Names that stay in backup copies'), l10n.t('Other programs have left these. Delete them.')],
  [
    'other',
    l10n.t('Names that stay in other files'),
    l10n.t('Gloss does not know these files. Change or delete them.'),
  ],
];

function names({ left, paths, table, hidden }: NamesFound): readonly ReportSection[] {
  return [
    ...whys().map(([why, title, about]) => ({
      title,
      about,
      items: left.filter((file) => file.why === why).flatMap(linesOf),
    })),
    {
      title: l10n.t('Names that stay in paths'),
      about: l10n.t(
        'Rename these files and folders. What belongs to a transcript follows when you rename it in the editor or with “gloss move”.',
      ),
      items: paths.flatMap(({ path, exact, near }) => [
        ...exact.map((name) => ({ path, text: [words(name)] })),
        ...near.map((name) => ({ path, text: say((of) => l10n.t('like {name}', { name: of(name) })) })),
      ]),
    },
    {
      title: l10n.t('The table of names'),
      about: l10n.t('It lies in the study’s folder, so whoever gets the study gets the key. Keep it elsewhere.'),
      items: table === undefined ? [] : [{ path: table, text: [l10n.t('names and pseudonyms')] }],
    },
    {
      title: l10n.t('Hidden codings and discussions'),
      about: l10n.t(
        'The study is blind, so this report does not say which they are. Declare the transcripts done and run it again, or ask somebody who does not code.',
      ),
      items:
        hidden === 0
          ? []
          : [
              {
                text: [
                  l10n.counted(
                    hidden,
                    '1 file with names or words like names',
                    '{count} files with names or words like names',
                  ),
                ],
              },
            ],
    },
    {
      title: l10n.t('Words like names'),
      about: l10n.t(
        'They differ in case, accents, endings or a letter, or are a part of a name. Gloss leaves them as they are. Where one means a person, add it to the table and run it again.',
      ),
      items: left.flatMap(({ path, near, why }) => {
        const items = near.map(({ name, written, count, first: { line } }) => ({
          path,
          // Entries of a codings file may have other lines once it is written.
          ...(why !== 'not-understood' && { line }),
          text: say((of) =>
            count === 1
              ? l10n.t('{written} (like {name})', { written: of(written), name: of(name) })
              : l10n.t('{written}, {count}× (like {name})', { written: of(written), count, name: of(name) }),
          ),
        }));
        return atMost(mostNear, items).map((item) => ({ path, ...item }));
      }),
    },
  ];
}

const linesOf = ({ path, names: found }: NamesLeft): readonly ReportItem[] =>
  found.map(({ line, name, count }) => ({ path, line, text: [words(name), times(count)] }));

function doubts({ codings, discussions, unread, skipped }: NamesFound): readonly ReportSection[] {
  return [
    {
      title: l10n.t('Not certain'),
      about: l10n.t(
        'These segments and threads have no certain place. Their words follow, and they stay where they are; see “gloss reanchor”.',
      ),
      items: [...codings, ...discussions]
        .filter(({ doubtful }) => doubtful.length > 0)
        .map(({ path, doubtful }) => ({ path, text: [words(doubtful.join(', '))] })),
    },
    {
      title: l10n.t('Not looked into'),
      about: l10n.t('Recordings, pictures and documents of other programs may name people too. Look at them yourself.'),
      items: [
        ...skipped.map((path) => ({ path: `${path}/`, text: [l10n.t('a folder that holds nothing of a study')] })),
        ...atMost(
          mostUnread,
          unread.map(({ path, why }) => ({
            path,
            text: why === undefined ? [l10n.t('no text that Gloss reads')] : [words(why)],
          })),
        ),
      ],
    },
  ];
}
