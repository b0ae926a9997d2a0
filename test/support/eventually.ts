/** Milliseconds after which what does not come is given up: so many that a busy machine does not reach them. */
const patience = 90_000;

/** Milliseconds between two looks. */
const between = 20;

/** Waits until the condition gives something other than undefined or false. For what is not told by an event. */
export async function eventually<T>(
  what: string,
  condition: () => T | Promise<T>,
  atMost = patience,
): Promise<NonNullable<T>> {
  const start = performance.now();
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (performance.now() - start > atMost) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, between));
  }
}
