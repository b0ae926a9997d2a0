import { Option, type Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import type { DiscussOperation, Proposing } from '../../core/edit/discussions/discuss.js';
import type { FileChange, TranscriptText } from '../../core/edit/step.js';
import type { Comment, Thread } from '../../core/discussions/discussion.js';
import { readDiscussion } from '../../core/discussions/readDiscussion.js';
import { printAt } from '../../core/codings/segment.js';
import { discussionPath } from '../../core/study/paths.js';
import type { TranscriptReading } from '../../core/transcript/transcriptReading.js';
import { edit } from '../edit.js';
import { rangeOfQuote } from '../passage.js';
import { printJson } from '../formats/json.js';
import { indented, print } from '../formats/terminal.js';
import {
  openForTranscript,
  openToRead,
  sayWhatIsMissing,
  studyFolder,
  transcriptPath,
  type GlobalOptions,
} from '../study.js';

interface Options extends GlobalOptions {
  readonly coder?: string;
  readonly quote?: string;
  readonly segment?: string;
  readonly codes?: readonly string[];
  readonly format?: 'text' | 'json';
  readonly open?: true;
}

/** `gloss discuss`: what coders say to each other about passages. */
export function addDiscuss(program: Command): void {
  const discuss = program
    .command('discuss')
    .description(l10n.t('threads on passages and transcripts: read and write them'));
  discuss
    .command('list', { isDefault: true })
    .description(l10n.t('list threads, of one transcript or of all'))
    .argument('[transcript]')
    .option('--open', l10n.t('only those that are not resolved'))
    .addOption(new Option('--format <format>', l10n.t('how to print it')).choices(['text', 'json']).default('text'))
    .action(list);
  const step = (name: string, description: string, ...words: readonly string[]): Command => {
    const command = discuss.command(name).description(description).argument('<transcript>');
    for (const word of words) command.argument(`<${word}>`);
    return command.option('--coder <id>', l10n.t('who speaks; else GLOSS_CODER, else git’s user.name'));
  };
  const proposing = (command: Command): Command =>
    command
      .option('--segment <id>', l10n.t('segment of which a change is proposed'))
      .option('--codes <id...>', l10n.t('the codes that it should have'))
      .option(
        '--quote <words>',
        l10n.t('the words that it should be, or that the thread is on; they have to be unique'),
      );
  proposing(step('start', l10n.t('start a thread; without --quote on the whole transcript'), 'text')).action(
    (transcript: string, text: string, options: Options, command: Command) =>
      write(transcript, options, command, (file, reading) => {
        const range = options.quote === undefined ? undefined : rangeOfQuote(file, options.quote, reading);
        const { segment, codes } = options;
        const proposes =
          segment === undefined
            ? undefined
            : { segment, ...(codes && { codes: codes.map(asCoding) }), ...(!codes && range && { range }) };
        return { op: 'startThread', text, ...(range && { range }), ...(proposes && { proposes }) };
      }),
  );
  proposing(step('reply', l10n.t('reply in a thread, or propose a change in it'), 'thread', 'text')).action(
    (transcript: string, thread: string, text: string, options: Options, command: Command) =>
      write(transcript, options, command, (file, reading) => {
        const proposes = proposal(file, options, reading);
        return { op: 'reply', thread, text, ...(proposes && { proposes }) };
      }),
  );
  for (const [name, resolved] of [
    ['resolve', true],
    ['reopen', false],
  ] as const) {
    step(name, resolved ? l10n.t('say that a thread is settled') : l10n.t('open a thread again'), 'thread').action(
      (transcript: string, thread: string, options: Options, command: Command) =>
        write(transcript, options, command, () => ({ op: 'resolveThread', thread, resolved })),
    );
  }
  step('edit', l10n.t('say something of yours in other words'), 'thread', 'comment', 'text').action(
    (transcript: string, thread: string, comment: string, text: string, options: Options, command: Command) =>
      write(transcript, options, command, () => ({ op: 'editComment', thread, comment, text })),
  );
  step(
    'delete',
    l10n.t('take back something you said; a thread goes with its last comment'),
    'thread',
    'comment',
  ).action((transcript: string, thread: string, comment: string, options: Options, command: Command) =>
    write(transcript, options, command, () => ({ op: 'deleteComment', thread, comment })),
  );
  step('accept', l10n.t('change your segment as a comment proposes'), 'thread', 'comment').action(
    (transcript: string, thread: string, comment: string, options: Options, command: Command) =>
      write(transcript, options, command, () => ({ op: 'acceptProposal', thread, comment })),
  );
}

const asCoding = (code: string): { readonly code: string } => ({ code });

function proposal(
  file: TranscriptText,
  { segment, codes, quote }: Options,
  reading: TranscriptReading,
): Proposing | undefined {
  if (segment === undefined) return undefined;
  const range = quote === undefined ? undefined : rangeOfQuote(file, quote, reading);
  return { segment, ...(codes && { codes: codes.map(asCoding) }), ...(range && { range }) };
}

async function write(
  given: string,
  { coder }: Options,
  command: Command,
  operation: (transcript: TranscriptText, reading: TranscriptReading) => DiscussOperation,
): Promise<void> {
  const folder = studyFolder(command.optsWithGlobals<Options>().study);
  const { step } = await edit({ open: () => openForTranscript(folder, given), coder, operation });
  print([step.label, ...step.changes.flatMap(newIds)]);
}

/** Ids of what has been said, for those who go on from a script. */
function newIds({ before, after }: FileChange): readonly string[] {
  const [old, now] = [before, after].map((text) => readDiscussion(text ?? '').value.threads);
  const known = new Set(old?.flatMap(({ id, comments }) => [id, ...comments.map((comment) => comment.id)]));
  return (now ?? []).flatMap(({ id, comments }) => [
    ...(known.has(id) ? [] : [`thread ${id}`]),
    ...comments.flatMap((comment) => (known.has(comment.id) ? [] : [`comment ${comment.id}`])),
  ]);
}

async function list(given: string | undefined, { format, open }: Options, command: Command): Promise<void> {
  const opened = await openToRead(studyFolder(command.optsWithGlobals<Options>().study));
  const only = given === undefined ? undefined : discussionPath(transcriptPath(opened, given));
  const found = [...opened.study.discussions.values()]
    .filter(({ path }) => only === undefined || path === only)
    .map(({ value: { transcript, threads } }) => ({
      transcript,
      threads: threads.filter((one) => !open || !one.resolved),
    }))
    .filter(({ threads }) => threads.length > 0)
    .sort((a, b) => (a.transcript < b.transcript ? -1 : 1));
  if (format === 'json') printJson(found);
  else print(found.flatMap(({ transcript, threads }) => [transcript, ...threads.flatMap(threadLines)]));
  sayWhatIsMissing(opened);
}

function threadLines({ id, at, resolved, comments }: Thread): readonly string[] {
  const where = at ? `${printAt(at.from, at.to)}  “${at.quote.replace(/\s+/g, ' ')}”` : l10n.t('the whole transcript');
  const state = resolved ? `  ${l10n.t('resolved by {by} on {on}', { ...resolved })}` : '';
  return [`  ${id}  ${where}${state}`, ...comments.flatMap(commentLines)];
}

function commentLines({ id, by, on, text, proposes, accepted }: Comment): readonly string[] {
  return [
    `    ${by}, ${on}  ${id}`,
    ...indented(text, '      '),
    ...(proposes ? [`      ${proposalInWords(proposes, accepted)}`] : []),
  ];
}

function proposalInWords(
  { coder, segment, codes, at }: NonNullable<Comment['proposes']>,
  accepted: Comment['accepted'],
): string {
  const ids = codes?.map(({ code }) => code).join(', ');
  const words = at && l10n.t('“{words}”', { words: at.quote });
  const change =
    ids !== undefined && words !== undefined
      ? l10n.t('{codes} on {words}', { codes: ids, words })
      : (ids ?? words ?? '');
  return accepted
    ? l10n.t('proposes for {coder}’s segment {segment}: {change} (accepted by {by})', {
        coder,
        segment,
        change,
        by: accepted.by,
      })
    : l10n.t('proposes for {coder}’s segment {segment}: {change}', { coder, segment, change });
}
