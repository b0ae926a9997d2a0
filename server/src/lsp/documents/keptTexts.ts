/** Texts that an edit took words of passages from: when one is back, as undo brings it, so are the passages. */
export function keptTexts(): {
  readonly keep: (text: string, back: () => void) => void;
  readonly restore: (text: string) => void;
  readonly mayHave: (length: number) => boolean;
} {
  const kept: { readonly text: string; readonly back: () => void }[] = [];
  let size = 0;
  return {
    keep: (text, back) => {
      kept.push({ text, back });
      size += text.length;
      while (size > mostKept && kept.length > 1) size -= kept.shift()?.text.length ?? 0;
    },
    restore: (text) => kept.filter((past) => past.text === text).forEach(({ back }) => back()),
    mayHave: (length) => kept.some(({ text }) => text.length === length),
  };
}

/** UTF-16 units of all kept texts together. */
const mostKept = 32_000_000;
