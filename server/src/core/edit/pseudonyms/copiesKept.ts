import * as l10n from '../../text/l10n.js';
import type { GitName, NamesFound } from './namesFound.js';
import { atMost, say, type ReportItem, type ReportSection } from './reportText.js';

/** How many branches, tags and stashes are named. */
const mostRefs = 50;

/** What keeps names whatever is replaced in the study: git, the journal and other programs. */
export function copiesKept(found: NamesFound): readonly ReportSection[] {
  return [
    {
      title: l10n.t('What git keeps'),
      about: l10n.t(
        'git keeps all that was ever committed, also when the replaced files are committed. To take names out of it, delete the branches, tags and stashes that nobody needs, rewrite the rest with git-filter-repo, push it, and have everybody clone the study again.',
      ),
      items: gitItems(found.git),
    },
    {
      title: l10n.t('Other copies'),
      about: l10n.t('Gloss does not change these.'),
      items: [
        { path: '.gloss/journal.jsonl', text: [journalKeeps(found)] },
        {
          text: [
            l10n.t(
              'Your editor may keep earlier versions of files. In VS Code “Local History: Delete All” removes them.',
            ),
          ],
        },
        { text: [l10n.t('Backups and synced folders keep what they have copied.')] },
      ],
    },
  ];
}

function journalKeeps({ written, journal }: NamesFound): string {
  if (written) {
    return l10n.t(
      'The undo journal keeps the words that were replaced. Delete the folder .gloss when you are sure; nothing can be undone then.',
    );
  }
  return journal
    ? l10n.t(
        'The undo journal keeps the words of earlier steps, and will keep those that are replaced. Delete the folder .gloss when you are sure; nothing can be undone then.',
      )
    : l10n.t(
        'The undo journal will keep the words that are replaced. Delete the folder .gloss when you are sure; nothing can be undone then.',
      );
}

function gitItems({ why, remotes, refs, more }: NamesFound['git']): readonly ReportItem[] {
  if (why !== undefined) return [{ text: say((words) => l10n.t('git was not asked: {why}', { why: words(why) })) }];
  const holding = refs.filter(({ holds }) => holds);
  const others = refs.filter(({ holds }) => !holds);
  return [
    ...atMost(
      mostRefs,
      [...holding, ...others].map((ref) => ({ text: say((words) => refInWords(ref, words(ref.name))) })),
    ),
    ...(more > 0 ? [{ text: [l10n.t('{count} more, not looked into', { count: more })] }] : []),
    ...remotes.map((name) => ({
      text: say((words) =>
        l10n.t('remote {name}: whatever was pushed is there, and in every clone of it', { name: words(name) }),
      ),
    })),
  ];
}

function refInWords({ kind, holds }: GitName, name: string): string {
  switch (kind) {
    case 'branch':
      return holds
        ? l10n.t('branch {name}: its files hold names', { name })
        : l10n.t('branch {name}: its files hold none, its earlier commits may', { name });
    case 'remote branch':
      return holds
        ? l10n.t('remote branch {name}: its files hold names', { name })
        : l10n.t('remote branch {name}: its files hold none, its earlier commits may', { name });
    case 'tag':
      return holds
        ? l10n.t('tag {name}: its files hold names', { name })
        : l10n.t('tag {name}: its files hold none, its earlier commits may', { name });
    case 'stash':
      return holds
        ? l10n.t('stash {name}: its files hold names', { name })
        : l10n.t('stash {name}: its files hold none, its earlier commits may', { name });
    case 'commit':
      return holds
        ? l10n.t('commit {name}: its files hold names', { name })
        : l10n.t('commit {name}: its files hold none, its earlier commits may', { name });
  }
}
