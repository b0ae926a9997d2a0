import { Option, type Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { isCertain } from '../../core/anchor/place.js';
import { placedIn, type Decision, type Taken } from '../../core/edit/segments/reconcile.js';
import type { TranscriptText } from '../../core/edit/step.js';
import { GlossError } from '../../core/glossError.js';
import { outcomesIn } from '../../core/reconcile/outcomes.js';
import { consensusCoder, passagesOf } from '../../core/reconcile/passages.js';
import { currentIds } from '../../core/queries/query.js';
import { recordsFor, type Study } from '../../core/study/study.js';
import { coderNamed } from '../../disk/study/coder.js';
import { readTranscript } from '../../disk/files/readTranscript.js';
import { edit } from '../edit.js';
import { print, say } from '../formats/terminal.js';
import { reconcileFormats, type Numbered } from '../reconcileFormats.js';
import {
  openForTranscript,
  openToRead,
  sayWhatIsMissing,
  studyFolder,
  transcriptPath,
  type GlobalOptions,
  type OpenStudy,
} from '../study.js';

interface Options extends GlobalOptions {
  readonly coders?: string;
  readonly coder?: string;
  readonly take?: string;
  readonly passage?: readonly string[];
  readonly open?: true;
  readonly format: keyof typeof reconcileFormats;
}

/** `gloss reconcile`: what coders did with each passage of a transcript, and what is taken of it into the consensus. */
export function addReconcile(program: Command): void {
  program
    .command('reconcile')
    .description(
      l10n.t('list how coders coded each passage of a transcript, or decide what is taken into the consensus'),
    )
    .argument('<transcript>', l10n.t('its path'))
    .option('--coders <ids>', l10n.t('which coders, separated by commas; all who coded it if left out'))
    .option('--open', l10n.t('list only what is still to be decided'))
    .option(
      '--take <what>',
      l10n.t(
        'decide: a coder’s id for that reading, “all” or “none” of them, “agreed” for what coders agree on, “open” to take decisions back',
      ),
    )
    .option(
      '--passage <keys...>',
      l10n.t('what to decide of, by number or key; if left out, of all passages still open'),
    )
    .option('--coder <id>', l10n.t('who decides; else GLOSS_CODER, else git’s user.name'))
    .addOption(
      new Option('--format <format>', l10n.t('how to print it')).choices(['text', 'csv', 'json']).default('text'),
    )
    .action(async (given: string, options: Options, command: Command) => {
      const folder = studyFolder(command.optsWithGlobals<Options>().study);
      await (options.take === undefined ? list : decide)(folder, given, options);
    });
}

async function list(folder: string, given: string, options: Options): Promise<void> {
  const { passage: keys, open, format, coders: chosen } = options;
  const opened = await openToRead(folder);
  const transcript = await readTranscript(folder, transcriptPath(opened, given));
  const coders = chosenCoders(opened.study, transcript.path, chosen);
  const { passages, unplaced } = passagesIn(opened, transcript, coders);
  const shown = (keys ? named(passages, keys) : passages).filter(({ outcome }) => !open || outcome === undefined);
  reconcileFormats[format]({ opened, transcript, coders, passages, shown });
  if (unplaced > 0) {
    say(l10n.t('Segments left out, as their place is in doubt (see “gloss check”): {count}.', { count: unplaced }));
  }
  sayWhatIsMissing(opened);
}

async function decide(
  folder: string,
  given: string,
  { coders: chosen, coder, take = '', passage }: Options,
): Promise<void> {
  let opened: Awaited<ReturnType<typeof openForTranscript>> | undefined;
  const open = async (): Promise<typeof opened & object> => (opened = await openForTranscript(folder, given));
  const { step } = await edit({
    open,
    coder,
    operation: (transcript) => {
      if (!opened) throw new Error('read before it is worked on');
      const coders = chosenCoders(opened.study, transcript.path, chosen);
      const { passages } = passagesIn(opened, transcript, coders);
      const decisions = decisionsOf(passages, coders, takenAs(opened.study, coders, take), passage);
      return { op: 'reconcile', coders, decisions };
    },
  });
  print([step.label]);
}

/** The coders to compare on one transcript, in the order given; what a team has agreed on is nobody's own reading. */
function chosenCoders(study: Study, transcript: string, given: string | undefined): readonly string[] {
  const coding = recordsFor(study, transcript)
    .filter(({ coder, value }) => coder !== consensusCoder && value.segments.length > 0)
    .map(({ coder }) => coder)
    .sort();
  const names = given?.split(',').map((name) => name.trim());
  const coders = names ? [...new Set(names.map((name) => coderNamed(study, name) ?? name))] : coding;
  const stranger = coders.find((coder) => !coding.includes(coder));
  if (stranger !== undefined) {
    throw new GlossError(
      'not-found',
      coding.length === 0
        ? l10n.t('There are no codings of {transcript} by “{coder}” to be seen.', { transcript, coder: stranger })
        : l10n.t('There are no codings of {transcript} by “{coder}” to be seen. There are those of {coders}.', {
            transcript,
            coder: stranger,
            coders: coding.join(', '),
          }),
    );
  }
  if (coders.length >= 2) return coders;
  throw new GlossError(
    'bad-argument',
    l10n.t('To reconcile {transcript}, two coders are needed whose codings of it can be seen.', { transcript }),
  );
}

function passagesIn(
  { study }: OpenStudy,
  transcript: TranscriptText,
  coders: readonly string[],
): { readonly passages: readonly Numbered[]; readonly unplaced: number } {
  const placed = placedIn({ study, coder: '' }, transcript);
  const outcomeOf = outcomesIn(study, transcript.path);
  const passages = passagesOf(placed, coders, transcript.lines.text, currentIds(study)).map((passage, i): Numbered => ({
    ...passage,
    number: i + 1,
    outcome: outcomeOf(passage),
  }));
  const unplaced = placed.filter(({ record, place }) => coders.includes(record.coder) && !isCertain(place)).length;
  return { passages, unplaced };
}

function named(passages: readonly Numbered[], keys: readonly string[]): readonly Numbered[] {
  return [...new Set(keys)].map((key) => {
    const found =
      passages.find((passage) => passage.key === key) ?? passages.find(({ number }) => String(number) === key);
    if (found) return found;
    throw new GlossError(
      'not-found',
      l10n.t(
        'There is no passage “{key}”. Give a number from 1 to {last}, or a key, as “gloss reconcile” lists them.',
        { key, last: passages.length },
      ),
    );
  });
}

type Take = Extract<Taken, string> | 'agreed' | { readonly coder: string };

function takenAs(study: Study, coders: readonly string[], written: string): Take {
  if (written === 'all' || written === 'none' || written === 'open' || written === 'agreed') return written;
  const coder = coderNamed(study, written) ?? written;
  if (coders.includes(coder)) return { coder };
  throw new GlossError(
    'bad-argument',
    l10n.t('“{written}” cannot be taken. Give {coders}, all, none, agreed or open.', {
      written,
      coders: coders.join(', '),
    }),
  );
}

/** Of passages that are named, what is asked; else of those for which it can be said and where nothing was decided. */
function decisionsOf(
  passages: readonly Numbered[],
  coders: readonly string[],
  take: Take,
  keys: readonly string[] | undefined,
): readonly Decision[] {
  const isMeant = ({ outcome, difference, readings }: Numbered): boolean => {
    if (take === 'open') return outcome !== undefined;
    if (keys === undefined && outcome !== undefined) return false;
    if (take === 'agreed') return difference === 'agreed';
    return typeof take !== 'object' || keys !== undefined || readings.some(({ coder }) => coder === take.coder);
  };
  const chosen = (keys ? named(passages, keys) : passages).filter(isMeant);
  if (chosen.length === 0) {
    throw new GlossError('nothing-to-do', keys ? noneOfThese(take, coders) : noPassage(take, coders));
  }
  return chosen.map(({ key }) => ({ passage: key, take: take === 'agreed' ? 'all' : take }));
}

function noneOfThese(take: Take, coders: readonly string[]): string {
  if (take === 'open') return l10n.t('None of these passages is decided; nothing was written.');
  if (take !== 'agreed') return l10n.t('None of these passages is open; nothing was written.');
  return l10n.t('None of these passages is open on which {coders} agree; nothing was written.', {
    coders: allOf(coders),
  });
}

function noPassage(take: Take, coders: readonly string[]): string {
  if (take === 'open') return l10n.t('No passage is decided; nothing was written.');
  if (take !== 'agreed') return l10n.t('No passage is open; nothing was written.');
  return l10n.t('No passage is open on which {coders} agree; nothing was written.', { coders: allOf(coders) });
}

const allOf = (coders: readonly string[]): string =>
  coders.reduce((before, next) => l10n.t('{before} and {next}', { before, next }));
