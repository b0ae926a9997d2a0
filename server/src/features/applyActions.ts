import type { CodeAction } from 'vscode-languageserver-types';
import { nameOf } from '../core/edit/applyCodes.js';
import { codesOf, currentId } from '../core/study/study.js';
import type { PlacedSegment } from '../core/study/transcriptView.js';
import { plain } from '../core/text/plain.js';
import type { Range } from '../core/text/range.js';
import { clientCommands, type CodeChoice } from '../protocol/index.js';
import { action, kind, type ActionRequest } from './action.js';
import { choicesFor } from './codeChoices.js';
import { passageOf } from './commands.js';
import { cutText } from './markdown.js';

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
  const unit = view.study.config.unit === 'turn' ? ' to this turn' : ' to this sentence';
  const what = selection.start === selection.end ? unit : '';
  const nothing =
    passage.start === passage.end ? 'There are no spoken words at the caret. Select the words to code.' : undefined;
  const apply = (code: string, name: string): CodeAction =>
    action(`Apply ${name}${what}`, kind.apply, { op: 'apply', uri, range, codes: [code] }, nothing);
  const words = cutText(view.lines.text.slice(passage.start, passage.end).replace(/\s+/g, ' ').trim(), 40);
  if (!pickers) {
    return [
      ...choicesFor(view, passage, recent)
        .filter(({ applied }) => !applied)
        .slice(0, mostCodes)
        .map((choice) => apply(choice.id, named(choice))),
      action(`New code “${words}” (in vivo)`, kind.apply, { op: 'newCode', uri, name: words, range }, nothing),
    ];
  }
  const picker = (title: string, command: string): CodeAction => ({
    title,
    kind: kind.apply,
    ...(nothing !== undefined ? { disabled: { reason: nothing } } : { command: { title, command } }),
  });
  return [
    ...recent
      .filter((id) => codesOf(view.study).find(id)?.code.codable)
      .slice(0, mostRecent)
      .map((code) => apply(code, `“${nameOf(view.study, code)}”`)),
    picker(`Apply code${what}…`, clientCommands.applyCode),
    picker(`New code “${words}” (in vivo)…`, clientCommands.newCode),
  ];
}

/** Puts another code in the place of one, where the client has no picker for that: recent ones, and those used nearby. */
export function recodeActions(
  { view, uri, recent, pickers }: ActionRequest,
  selection: Range,
  own: readonly PlacedSegment[],
): CodeAction[] {
  const segment = own[0]?.segment;
  if (!segment || pickers) return [];
  const here = new Set(segment.codes.map(({ code }) => currentId(view.study, code)));
  const others = choicesFor(view, selection, recent)
    .filter(({ id, because }) => !here.has(id) && because !== 'codebook')
    .slice(0, mostInstead);
  return segment.codes.flatMap(({ code }) =>
    others.map(({ id, name }) =>
      action(`Change “${nameOf(view.study, code)}” to “${plain(name)}”`, kind.segment, {
        op: 'replaceCode',
        uri,
        segment: segment.id,
        code,
        to: id,
      }),
    ),
  );
}

/** A code by its name; where it comes from the codebook alone, with the themes above it. */
const named = ({ name, path, because }: CodeChoice): string =>
  plain(because === 'codebook' && path.length > 0 ? `“${name}” (${path.join(' › ')})` : `“${name}”`);
