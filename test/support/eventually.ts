/** Milliseconds after which what does not come is given up: so many that a busy machine does not reach them. */
let patience = 90_000;

/** After each that was given up, the next gets less: what failed once often fails in many tests. */
const leastPatience = 15_000;

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
    if (performance.now() - start > atMost) {
      if (atMost === patience) patience = Math.max(leastPatience, patience / 2);
      throw new Error(`Waited too long: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, between));
  }
}
