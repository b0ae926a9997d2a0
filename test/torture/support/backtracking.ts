import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** How many steps an engine that goes back takes to look for an expression in a text, all matches of a global one together. */
export type CountSteps = (text: string) => number;

/** An expression as instructions, run as engines in browsers do: in order of preference, going back where it fails. */
type Instruction =
  | { readonly kind: 'character'; readonly accepts: (character: string) => boolean }
  | { readonly kind: 'split'; readonly first: number; readonly second: number }
  | { readonly kind: 'jump'; readonly to: number }
  | { readonly kind: 'edge'; readonly holds: (text: string, at: number) => boolean }
  | { readonly kind: 'look'; readonly program: Program; readonly negate: boolean }
  | { readonly kind: 'save'; readonly slot: number }
  | { readonly kind: 'moved'; readonly slot: number }
  | { readonly kind: 'again'; readonly from: number; readonly to: number }
  | { readonly kind: 'match' };

interface Program {
  readonly instructions: Instruction[];
  readonly forward: boolean;
}

/** Steps after which it stops: an expression that takes as many on a short text would take for ever on a long one. */
export const mostSteps = 3_000_000;

/** Repetitions that are written out one by one; more count as any number. */
const mostCopies = 300;

export function stepsOf(expression: RegExp): CountSteps {
  const { pattern } = new RegExpParser({ ecmaVersion: 2024 }).parseLiteral(String(expression));
  const { flags, sticky, global } = expression;
  const machine = compile(pattern, flags);
  const isAnchored = pattern.alternatives.every(startsAtStart) && !expression.multiline;
  return (text) => {
    let steps = 0;
    const runAt = (at: number): number => {
      const result = run(machine, text, at, flags.includes('u'));
      steps += result.steps;
      return result.end;
    };
    for (let at = 0; at <= text.length && steps < mostSteps;) {
      steps++;
      const end = runAt(at);
      if (end >= 0 && !global) break;
      if (end < 0 && (sticky || isAnchored)) break;
      at = end > at ? end : at + 1;
    }
    return steps;
  };
}

const startsAtStart = ({ elements: [first] }: AST.Alternative): boolean =>
  first?.type === 'Assertion' && first.kind === 'start';

interface Machine {
  readonly program: Program;
  readonly slots: number;
}

function compile(pattern: AST.Pattern, flags: string): Machine {
  let slots = 0;
  const groups = new Map<AST.CapturingGroup, number>();
  const kept = new Map<string, (character: string) => boolean>();
  const classFlags = flags.replace(/[gymd]/g, '');
  const acceptor = (raw: string): ((character: string) => boolean) => {
    const known = kept.get(raw);
    if (known) return known;
    const single = new RegExp(`^(?:${raw})$`, classFlags);
    const answers = new Map<string, boolean>();
    const accepts = (character: string): boolean => {
      const answer = answers.get(character) ?? single.test(character);
      answers.set(character, answer);
      return answer;
    };
    kept.set(raw, accepts);
    return accepts;
  };

  const programOf = (alternatives: readonly AST.Alternative[], forward: boolean): Program => {
    const instructions: Instruction[] = [];
    const program = { instructions, forward };
    alternativesInto(program, alternatives);
    instructions.push({ kind: 'match' });
    return program;
  };

  const alternativesInto = (program: Program, alternatives: readonly AST.Alternative[]): void => {
    const { instructions, forward } = program;
    const ends: number[] = [];
    alternatives.forEach(({ elements }, i) => {
      const isLast = i === alternatives.length - 1;
      const split = instructions.length;
      if (!isLast) instructions.push({ kind: 'jump', to: -1 });
      for (const element of forward ? elements : [...elements].reverse()) elementInto(program, element);
      if (isLast) return;
      ends.push(instructions.length);
      instructions.push({ kind: 'jump', to: -1 });
      instructions[split] = { kind: 'split', first: split + 1, second: instructions.length };
    });
    for (const end of ends) instructions[end] = { kind: 'jump', to: instructions.length };
  };

  const quantifierInto = (program: Program, { element, min, max, greedy }: AST.Quantifier): void => {
    const { instructions } = program;
    for (let i = 0; i < Math.min(min, mostCopies); i++) elementInto(program, element);
    const order = (first: number, second: number): Instruction =>
      greedy ? { kind: 'split', first, second } : { kind: 'split', first: second, second: first };
    if (max - min <= mostCopies) {
      const splits: number[] = [];
      for (let i = min; i < max; i++) {
        splits.push(instructions.length);
        instructions.push({ kind: 'match' });
        elementInto(program, element);
      }
      for (const split of splits) instructions[split] = order(split + 1, instructions.length);
      return;
    }
    const split = instructions.length;
    const slot = slots++;
    instructions.push({ kind: 'match' }, { kind: 'save', slot });
    elementInto(program, element);
    instructions.push({ kind: 'moved', slot }, { kind: 'jump', to: split });
    instructions[split] = order(split + 1, instructions.length);
  };

  const elementInto = (program: Program, element: AST.Element): void => {
    const { instructions, forward } = program;
    switch (element.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
        instructions.push({ kind: 'character', accepts: acceptor(element.raw) });
        break;
      case 'Group':
        alternativesInto(program, element.alternatives);
        break;
      case 'CapturingGroup': {
        const slot = slots;
        slots += 2;
        groups.set(element, slot);
        instructions.push({ kind: 'save', slot: forward ? slot : slot + 1 });
        alternativesInto(program, element.alternatives);
        instructions.push({ kind: 'save', slot: forward ? slot + 1 : slot });
        break;
      }
      case 'Quantifier':
        quantifierInto(program, element);
        break;
      case 'Assertion':
        assertionInto(program, element);
        break;
      case 'Backreference': {
        const slot =
          [element.resolved]
            .flat()
            .map((group) => groups.get(group))
            .find((known) => known !== undefined) ?? 0;
        instructions.push({ kind: 'again', from: slot, to: slot + 1 });
        break;
      }
      default:
        throw new Error(`${element.type} is not counted yet`);
    }
  };

  const assertionInto = ({ instructions }: Program, assertion: AST.Assertion): void => {
    if (assertion.kind === 'lookahead' || assertion.kind === 'lookbehind') {
      const program = programOf(assertion.alternatives, assertion.kind === 'lookahead');
      instructions.push({ kind: 'look', program, negate: assertion.negate });
      return;
    }
    const edge = new RegExp(assertion.raw, `y${flags.replace(/[gyd]/g, '')}`);
    instructions.push({
      kind: 'edge',
      holds: (text, at) => {
        edge.lastIndex = at;
        return edge.test(text);
      },
    });
  };

  const program = programOf(pattern.alternatives, true);
  return { program, slots };
}

interface State {
  readonly at: number;
  readonly instruction: number;
  readonly saved: readonly number[];
}

function run(
  { program, slots }: Machine,
  text: string,
  start: number,
  unicode: boolean,
): { end: number; steps: number } {
  let steps = 0;
  const none = new Array<number>(slots).fill(-1);

  const runProgram = ({ instructions, forward }: Program, from: number, kept: readonly number[]): number => {
    const stack: State[] = [{ at: from, instruction: 0, saved: kept }];
    for (let state = stack.pop(); state; state = stack.pop()) {
      let { at, instruction, saved } = state;
      for (let goesOn = true; goesOn;) {
        if (++steps >= mostSteps) return -1;
        const next: Instruction = instructions[instruction] ?? { kind: 'match' };
        instruction++;
        switch (next.kind) {
          case 'match':
            return at;
          case 'character': {
            const character = characterAt(text, at, forward, unicode);
            goesOn = character !== '' && next.accepts(character);
            at += forward ? character.length : -character.length;
            break;
          }
          case 'split':
            stack.push({ at, instruction: next.second, saved });
            instruction = next.first;
            break;
          case 'jump':
            instruction = next.to;
            break;
          case 'edge':
            goesOn = next.holds(text, at);
            break;
          case 'look':
            goesOn = runProgram(next.program, at, saved) >= 0 !== next.negate;
            break;
          case 'save':
            saved = saved.with(next.slot, at);
            break;
          case 'moved':
            goesOn = saved[next.slot] !== at;
            break;
          case 'again': {
            const piece = text.slice(saved[next.from], saved[next.to]);
            goesOn = text.startsWith(piece, at);
            at += piece.length;
            break;
          }
        }
      }
    }
    return -1;
  };
  return { end: runProgram(program, start, none), steps };
}

function characterAt(text: string, at: number, forward: boolean, unicode: boolean): string {
  if (forward) {
    const point = unicode ? text.codePointAt(at) : undefined;
    return point === undefined ? text.charAt(at) : String.fromCodePoint(point);
  }
  const pair = unicode && at > 1 ? text.slice(at - 2, at) : '';
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair) ? pair : text.charAt(at - 1);
}
