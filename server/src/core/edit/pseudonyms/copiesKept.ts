import type { GitName, NamesFound } from './namesFound.js';
import { atMost, say, words, type ReportItem, type ReportSection } from './reportText.js';

/** How many branches, tags and stashes are named. */
const mostRefs = 50;

/** What keeps names whatever is replaced in the study: git, the journal and other programs. */
export function copiesKept({ written, journal, git }: NamesFound): readonly ReportSection[] {
  const earlier = journal
    ? 'keeps the words of earlier steps, and will keep those that are'
    : 'will keep the words that are';
  return [
    {
      title: 'What git keeps',
      about:
        'git keeps all that was ever committed, also when the replaced files are committed. To take names out of it, delete the branches, tags and stashes that nobody needs, rewrite the rest with git-filter-repo, push it, and have everybody clone the study again.',
      items: gitItems(git),
    },
    {
      title: 'Other copies',
      about: 'Gloss does not change these.',
      items: [
        {
          path: '.gloss/journal.jsonl',
          text: say`The undo journal ${written ? 'keeps the words that were' : earlier} replaced. Delete the folder .gloss when you are sure; nothing can be undone then.`,
        },
        {
          text: say`Your editor may keep earlier versions of files. In VS Code “Local History: Delete All” removes them.`,
        },
        { text: say`Backups and synced folders keep what they have copied.` },
      ],
    },
  ];
}

function gitItems({ why, remotes, refs, more }: NamesFound['git']): readonly ReportItem[] {
  if (why !== undefined) return [{ text: say`git was not asked: ${words(why)}` }];
  const holding = refs.filter(({ holds }) => holds);
  const others = refs.filter(({ holds }) => !holds);
  return [
    ...atMost(mostRefs, [...holding, ...others].map(gitItem)),
    ...(more > 0 ? [{ text: say`${more} more, not looked into` }] : []),
    ...remotes.map((name) => ({
      text: say`remote ${words(name)}: whatever was pushed is there, and in every clone of it`,
    })),
  ];
}

const gitItem = ({ kind, name, holds }: GitName): ReportItem => ({
  text: say`${kind} ${words(name)}: ${holds ? 'its files hold names' : 'its files hold none, its earlier commits may'}`,
});
