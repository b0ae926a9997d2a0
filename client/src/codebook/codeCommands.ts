import { Disposable, InputBoxValidationSeverity, l10n, ThemeIcon } from 'vscode';
import { askText, pick } from '../common/ask.js';
import { writingCommand } from '../common/asking.js';
import type { ThemeNode } from '#protocol';
import { askReason } from './askReason.js';
import { chosenCodes, type ChosenCodes } from './chosenCodes.js';
import { extentOf, segmentsWith } from './codeUse.js';
import type { Context, Feature } from '../context.js';
import { mergeInto } from './mergeInto.js';
import { pickRow } from './pickFromCodebook.js';
import { splitCode } from './splitCode.js';
import { codesOf, isApplicable, isTheme, withBelow } from '../themes/codesOfThemes.js';

/** What a command does with the codes that it means, which codes it is for, and what its picker is called. */
interface Work {
  readonly title: () => string;
  readonly accepts?: (node: ThemeNode) => boolean;
  readonly run: (context: Context, chosen: ChosenCodes, given: unknown) => Promise<unknown>;
}

const isRetired = ({ status }: ThemeNode): boolean => status === 'retired';
const isInUse = (node: ThemeNode): boolean => !isRetired(node);

/** What can be done to codes, by command. */
const works: Readonly<Record<string, Work>> = {
  'gloss.renameCode': { title: () => l10n.t('Rename which code?'), run: rename },
  'gloss.mergeCode': { title: () => l10n.t('Merge which code?'), accepts: isInUse, run: mergeCode },
  'gloss.splitCode': {
    title: () => l10n.t('Split which code?'),
    accepts: (node) => node.segments > 0,
    run: (context, { study, nodes: [node] }) => splitCode(context, study, node),
  },
  'gloss.moveCode': { title: () => l10n.t('Move which code?'), run: move },
  'gloss.retireCode': { title: () => l10n.t('Retire which code?'), accepts: isInUse, run: retire },
  'gloss.restoreCode': {
    title: () => l10n.t('Restore which code?'),
    accepts: isRetired,
    run: (context, chosen) =>
      each(chosen, ({ id }) => context.edit({ op: 'restoreCode', uri: chosen.study.uri, code: id })),
  },
  'gloss.deleteCode': { title: () => l10n.t('Delete which code?'), run: remove },
  'gloss.reviseCode': { title: () => l10n.t('Revise which code?'), accepts: isInUse, run: revise },
};

/** Commands on codes: on rows of the Themes view, on the code at the caret, or on one that is picked. */
export const codeCommands: Feature = (context) =>
  Disposable.from(
    ...Object.entries(works).map(([command, { title, accepts, run }]) =>
      writingCommand(command, context, async (...given: readonly unknown[]) => {
        const chosen = await chosenCodes(context, title(), given, accepts);
        if (chosen) await run(context, chosen, given[0]);
      }),
    ),
  );

/** One after the other, as each is worked out on what the one before left. */
async function each({ nodes }: ChosenCodes, run: (node: ThemeNode) => Promise<unknown>): Promise<void> {
  for (const node of nodes) await run(node);
}

async function rename(context: Context, { study, nodes: [node] }: ChosenCodes): Promise<void> {
  const others = codesOf(study).filter((other) => other !== node && isApplicable(other));
  const same = (text: string): ThemeNode | undefined => {
    const name = text.trim().toLowerCase();
    return others.find((other) => other.name.toLowerCase() === name || other.id.toLowerCase() === name);
  };
  const name = await askText({
    title: l10n.t('Rename “{name}”', { name: node.name }),
    value: node.name,
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (text.trim() === '') return l10n.t('A code needs a name.');
      const other = same(text);
      // Told as something to know, so that Enter leads on to merging.
      return (
        other && {
          message: l10n.t('There is a code “{name}” already. Enter goes on to merge the two.', { name: other.name }),
          severity: InputBoxValidationSeverity.Info,
        }
      );
    },
  });
  if (name === undefined || name.trim() === node.name) return;
  const other = same(name);
  if (other) await mergeInto(context, study, node, other);
  else await context.edit({ op: 'renameCode', uri: study.uri, code: node.id, name: name.trim(), follow: true });
}

async function mergeCode(
  context: Context,
  { study, nodes: [node, second] }: ChosenCodes,
  given: unknown,
): Promise<void> {
  const into = (given as { readonly into?: unknown } | undefined)?.into;
  await mergeInto(context, study, node, second ?? codesOf(study).find(({ id }) => id === into));
}

async function move(context: Context, { study, nodes }: ChosenCodes): Promise<void> {
  const inside = new Set(nodes.flatMap(withBelow));
  const targets = codesOf(study).filter((node) => !inside.has(node) && isInUse(node));
  const top = { label: l10n.t('Top of the codebook'), iconPath: new ThemeIcon('root-folder') };
  const title =
    nodes.length === 1
      ? l10n.t('Move “{name}” under', { name: nodes[0].name })
      : l10n.t('Move {count} codes under', { count: nodes.length });
  const picked = await pickRow({
    title,
    placeholder: l10n.t('Name, id or theme of a code'),
    first: [top],
    groups: [
      { heading: l10n.t('Themes'), nodes: targets.filter(isTheme) },
      { heading: l10n.t('Codes, which become themes'), nodes: targets.filter((node) => !isTheme(node)) },
    ],
  });
  if (!picked) return;
  const codes = nodes.map(({ id }) => id);
  await context.edit({ op: 'moveCodes', uri: study.uri, codes, under: picked.node?.id ?? null });
}

async function retire(context: Context, chosen: ChosenCodes): Promise<void> {
  const { study, nodes } = chosen;
  const used = (await Promise.all(nodes.map((node) => segmentsWith(context, study, node)))).flat();
  const reason = await askReason(
    titleOf(
      nodes,
      l10n.t('Retire “{name}”', { name: nodes[0].name }),
      l10n.t('Retire {count} codes', { count: nodes.length }),
    ),
    l10n.t('Codings stay as they are: {extent}.', { extent: extentOf(used) }),
  );
  if (reason === undefined) return;
  await each(chosen, ({ id }) => context.edit({ op: 'retireCode', uri: study.uri, code: id, reason }));
}

async function revise(context: Context, chosen: ChosenCodes): Promise<void> {
  const { study, nodes } = chosen;
  const used = (await Promise.all(nodes.map((node) => segmentsWith(context, study, node)))).flat();
  const reason = await askReason(
    titleOf(
      nodes,
      l10n.t('What changed in “{name}”?', { name: nodes[0].name }),
      l10n.t('What changed in {count} codes?', { count: nodes.length }),
    ),
    l10n.t('What was coded before today is then to be recoded by its coder: {extent}.', { extent: extentOf(used) }),
  );
  if (reason === undefined) return;
  await each(chosen, ({ id }) => context.edit({ op: 'reviseCode', uri: study.uri, code: id, reason }));
}

const titleOf = (nodes: readonly ThemeNode[], one: string, several: string): string =>
  nodes.length === 1 ? one : several;

/** Deletes codes that nothing uses; for others it offers what can be done instead. */
async function remove(context: Context, chosen: ChosenCodes): Promise<void> {
  const { study, nodes } = chosen;
  const inUse = nodes.find(({ segmentsBelow }) => segmentsBelow > 0);
  if (!inUse) {
    await each(chosen, ({ id }) => context.edit({ op: 'deleteCode', uri: study.uri, code: id }));
    return;
  }
  const used = (await Promise.all(withBelow(inUse).map((node) => segmentsWith(context, study, node)))).flat();
  const retiring = {
    label: l10n.t('Retire it instead'),
    detail: l10n.t('Its codings stay, and nobody is offered it any more.'),
  };
  const merging = {
    label: l10n.t('Merge it into another code'),
    detail: l10n.t('Its codings become codings of that one.'),
  };
  const picked = await pick(isRetired(inUse) ? [merging] : [retiring, merging], {
    title: l10n.t('“{name}” cannot be deleted: it has {extent}', { name: inUse.name, extent: extentOf(used) }),
  });
  if (picked === retiring) await retire(context, { study, nodes: [inUse] });
  else if (picked === merging) await mergeInto(context, study, inUse);
}
