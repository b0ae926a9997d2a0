import type { CodeAction } from 'vscode-languageserver-types';
import { nameOf } from '../../core/edit/segments/applyCodes.js';
import { codesOf, currentId } from '../../core/study/study.js';
import type { PlacedSegment } from '../../core/study/transcriptView.js';
import { plain } from '../../core/text/plain.js';
import type { Range } from '../../core/text/range.js';
import { clientCommands, serverCommands, type CodeChoice } from '#protocol';
import { action, command, kind, type ActionRequest } from './action.js';
import { choicesFor } from '../coding/codeChoices.js';
import { passageOf } from '../common/passageOf.js';
import { cutText } from '../common/markdown.js';
import * as l10n from '../../core/text/l10n.js';
import { inQuotes } from '../../core/text/inQuotes.js';

/** Recent codes that come before the picker of a client that has one. */
const mostRecent = 5;
/** Codes that are offered one by one where there is no picker. */
const mostCodes = 200;
/** Codes that are offered in place of one. */
const mostInstead = 12;

/** Applies a code to the selection, or to the sentence or turn at the caret: any code, one by one or through the client's picker. */
export function applyActions(request: ActionRequest, selection: Range): CodeAction[] {
  const { view, uri, range, recent, tidy, pickers } = request;
  const passage = passageOf(view, selection, tidy);
  const { unit } = view.study.config;
  const whole = selection.start === selection.end ? (unit === 'turn' ? 'turn' : 'sentence') : undefined;
  const nothing =
    passage.start === passage.end
      ? l10n.t('There are no spoken words at the caret. Select the words to code.')
      : undefined;
  const apply = (code: string, name: string): CodeAction =>
    action(applying(name, whole), kind.apply, { op: 'apply', uri, range, codes: [code] }, nothing);
  const words = cutText(view.lines.text.slice(passage.start, passage.end).replace(/\s+/g, ' ').trim(), 40);
  if (!pickers) {
    const choices = choicesFor(view, passage, recent).filter(({ applied }) => !applied);
    const offer = (wanted: boolean, most: number): CodeAction[] =>
      choices
        .filter(({ because }) => (because === 'codebook') === wanted)
        .slice(0, most)
        .map((choice) => apply(choice.id, named(choice)));
    const atHand = offer(false, mostCodes);
    return [
      ...atHand,
      ...(choices.length > 0
        ? [command(applyingAny(whole), kind.apply, serverCommands.chooseCode, { uri, range }, nothing)]
        : []),
      ...offer(true, mostCodes - atHand.length),
      action(
        l10n.t('New code “{words}” (in vivo)', { words }),
        kind.apply,
        { op: 'newCode', uri, name: words, range },
        nothing,
      ),
    ];
  }
  const picker = (title: string, name: string): CodeAction => command(title, kind.apply, name, undefined, nothing);
  return [
    ...recent
      .filter((id) => codesOf(view.study).find(id)?.code.codable)
      .slice(0, mostRecent)
      .map((code) => apply(code, inQuotes(nameOf(view.study, code)))),
    picker(applyingAny(whole), clientCommands.applyCode),
    picker(l10n.t('New code “{words}” (in vivo)…', { words }), clientCommands.newCode),
  ];
}

/** Puts another code in the place of one, where the client has no picker for that: recent ones, and those used nearby. */
export function recodeActions(
  { view, uri, range, recent, pickers }: ActionRequest,
  selection: Range,
  own: readonly PlacedSegment[],
): CodeAction[] {
  const segment = own[0]?.segment;
  if (!segment || pickers) return [];
  const here = new Set(segment.codes.map(({ code }) => currentId(view.study, code)));
  const others = choicesFor(view, selection, recent)
    .filter(({ id, because }) => !here.has(id) && because !== 'codebook')
    .slice(0, mostInstead);
  return segment.codes.flatMap(({ code }) => {
    const from = nameOf(view.study, code);
    const instead = { segment: segment.id, code };
    return [
      ...others.map(({ id, name }) =>
        action(l10n.t('Change “{from}” to “{to}”', { from, to: plain(name) }), kind.segment, {
          op: 'replaceCode',
          uri,
          ...instead,
          to: id,
        }),
      ),
      command(l10n.t('Change “{from}” to another code…', { from }), kind.segment, serverCommands.chooseCode, {
        uri,
        range,
        instead,
      }),
    ];
  });
}

/** A code by its name; where it comes from the codebook alone, with the themes above it. */
const named = ({ name, path, because }: CodeChoice): string =>
  plain(because === 'codebook' && path.length > 0 ? `${inQuotes(name)} (${path.join(' › ')})` : inQuotes(name));

/** `whole` is what the caret stands for, where no words are selected. */
function applying(name: string, whole: 'turn' | 'sentence' | undefined): string {
  if (whole === undefined) return l10n.t('Apply {name}', { name });
  return whole === 'turn'
    ? l10n.t('Apply {name} to this turn', { name })
    : l10n.t('Apply {name} to this sentence', { name });
}

function applyingAny(whole: 'turn' | 'sentence' | undefined): string {
  if (whole === undefined) return l10n.t('Apply code…');
  return whole === 'turn' ? l10n.t('Apply code to this turn…') : l10n.t('Apply code to this sentence…');
}
