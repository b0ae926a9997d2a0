import { evaluate, press, type } from './control.js';
import { eventually, swallowed, untilDone } from './study.js';

/** The quick input that is open, in the page: a closed one keeps its rows there. */
export const widget = `[...document.querySelectorAll('.quick-input-widget')].find((one) => one.style.display !== 'none')`;

const hasFocus = `document.activeElement.closest('.quick-input-widget') !== null`;

/** Waits until the quick input has the focus, under a title that begins so. */
export const asked = (title: string, atMost?: number): Promise<unknown> =>
  eventually(
    `the question “${title}”`,
    () =>
      evaluate(
        `${hasFocus} && (${widget}?.querySelector('.quick-input-title')?.textContent ?? '').startsWith(${JSON.stringify(title)})`,
      ),
    atMost,
  );

/** Waits until the active row of the quick pick begins so: then Enter takes that. */
export const activeRow = (start: string | RegExp = ''): Promise<unknown> => {
  const begins = typeof start === 'string' ? `.startsWith(${JSON.stringify(start)})` : `.match(${String(start)})`;
  return eventually(`the row ${String(start)}`, () =>
    evaluate(
      `${hasFocus} && [...(${widget}?.querySelectorAll('.monaco-list-row.focused') ?? [])].some((row) => row.textContent.trim()${begins})`,
    ),
  );
};

/** How many rows of the quick pick are ticked. */
export const ticked = async (): Promise<number> =>
  Number(
    await evaluate(
      `[...(${widget}?.querySelectorAll('.monaco-list-row') ?? [])].filter((row) => row.querySelector('input:checked, .monaco-checkbox.checked, [aria-checked="true"]')).length`,
    ),
  );

/** Runs a command of Gloss from the palette with keys; waits for its first question, where it asks one. */
export async function runFromPalette(title: string, question?: string): Promise<void> {
  await untilDone(title, async () => {
    await press('F1');
    await asked('', swallowed);
    await type(title);
  });
  await activeRow(`Gloss: ${title}`);
  await press('Enter');
  if (question !== undefined) await asked(question);
}
