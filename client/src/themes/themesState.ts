import { EventEmitter, type Memento } from 'vscode';
import type { StudyThemes, ThemeNode } from '#protocol';

/** How siblings are sorted: as in the codebook, by name, or by how many segments they have. */
export type ThemeOrder = 'codebook' | 'name' | 'count';
/** Whose segments count: everybody's in one sum, one's own, or everybody's by coder. */
export type CountedCoders = 'all' | 'mine' | 'each';

interface Choices {
  readonly order: ThemeOrder;
  readonly counted: CountedCoders;
  /** Only codes of the transcript at hand, with its counts. */
  readonly onlyHere: boolean;
}

const key = 'themes';
const byDefault: Choices = { order: 'codebook', counted: 'all', onlyHere: false };

/** How the tree of themes is shown: kept for the workspace, but for the filter. */
export class ThemesState {
  private readonly changed = new EventEmitter<void>();
  private typed = '';
  readonly onDidChange = this.changed.event;

  constructor(private readonly memento: Memento) {}

  get choices(): Choices {
    return { ...byDefault, ...this.memento.get<Partial<Choices>>(key) };
  }

  /** Words that codes are narrowed to; empty where all are shown. */
  get filter(): string {
    return this.typed;
  }

  async choose(choices: Partial<Choices>): Promise<void> {
    await this.memento.update(key, { ...this.choices, ...choices });
    this.changed.fire();
  }

  setFilter(text: string): void {
    if (text.trim() === this.typed) return;
    this.typed = text.trim();
    this.changed.fire();
  }

  /** Segments of a code and of those below it that count: in the study, and in the transcript at hand. */
  count(study: StudyThemes, node: ThemeNode): { readonly segments: number; readonly here: number } {
    if (this.choices.counted !== 'mine') return { segments: node.segmentsBelow, here: node.here };
    return node.coders.find(({ coder }) => coder === study.coder) ?? { segments: 0, here: 0 };
  }
}
