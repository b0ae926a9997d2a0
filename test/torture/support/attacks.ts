import { RegExpParser, type AST } from '@eslint-community/regexpp';
import { pieces } from './texts.js';

/** What stands behind a repetition, so that the whole fails. */
const endings = ['\u0000', '\n\u0000', 'x'];

/** Characters of many kinds, to find some that a class accepts. */
const pool = [
  ...Array.from(' a\tA0-._:,;#"\'([{<>)]}/\\|=+*&%$@!?é’“…–—：。'),
  '\n',
  '\r',
  '\u00a0',
  '\u0301',
  '\u2028',
  '\u200e',
  '好',
  '😀',
  'x',
  'c',
  '9',
  '\u0000',
];

/**
 * Texts that make an expression go back: what it repeats, very often, behind what leads there and before what does not fit.
 * Beside them all pieces that readers may stumble over.
 */
export function attacksOn(expression: RegExp): readonly ((times: number) => string)[] {
  const { pattern } = new RegExpParser({ ecmaVersion: 2024 }).parseLiteral(String(expression));
  const flags = expression.flags.replace(/[gymd]/g, '');
  const accepted = (raw: string, most: number): readonly string[] => {
    const single = new RegExp(`^(?:${raw})$`, flags);
    return pool.filter((character) => single.test(character)).slice(0, most);
  };
  const sample = (node: AST.Element): string => {
    if (node.type === 'Character' || node.type === 'CharacterSet' || node.type === 'CharacterClass') {
      return accepted(node.raw, 1)[0] ?? (node.type === 'Character' ? String.fromCodePoint(node.value) : '');
    }
    if (node.type === 'Group' || node.type === 'CapturingGroup') {
      return node.alternatives[0]?.elements.map(sample).join('') ?? '';
    }
    return node.type === 'Quantifier' ? sample(node.element).repeat(Math.min(node.min, 20)) : '';
  };
  const pumps = (node: AST.Element): readonly string[] => {
    if (node.type === 'Character' || node.type === 'CharacterSet' || node.type === 'CharacterClass') {
      return accepted(node.raw, 4);
    }
    if (node.type === 'Group' || node.type === 'CapturingGroup') {
      return node.alternatives.map(({ elements }) => elements.map((each) => pumps(each)[0] ?? '').join(''));
    }
    return node.type === 'Quantifier' ? pumps(node.element) : [];
  };
  const found = new Map<string, (times: number) => string>();
  const add = (before: string, pump: string, after: string): void => {
    if (pump !== '') found.set(JSON.stringify([before, pump, after]), (times) => before + pump.repeat(times) + after);
  };
  const visit = (alternatives: readonly AST.Alternative[], before: string): void => {
    for (const { elements } of alternatives) {
      let lead = before;
      for (const element of elements) {
        if (element.type === 'Quantifier' && element.max - element.min > 10) {
          for (const pump of pumps(element)) endings.forEach((after) => add(lead, pump, after));
        }
        const inner = element.type === 'Quantifier' ? element.element : element;
        if ('alternatives' in inner) visit(inner.alternatives, lead);
        lead += sample(element);
      }
    }
  };
  visit(pattern.alternatives, '');
  // Without anything that is repeated there is nothing to go back to.
  if (found.size > 0) for (const piece of pieces) add('', piece, '');
  return [...found.values()];
}
