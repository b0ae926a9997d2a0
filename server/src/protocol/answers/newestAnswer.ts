/** An answer that changes with what happens, and that may be asked for again while it is being worked out. */
export interface NewestAnswer<A> {
  /** Works the answer out. Resolves with the newest one, and only once that is there; rejects where the newest failed. */
  readonly ask: () => Promise<A>;
  /** The newest answer: the one that is there, or where it is out of date or being worked out, the next one. */
  readonly get: () => Promise<A>;
  /** Says that the answer may be another by now. What is being worked out is worked out once more. */
  readonly outdate: () => void;
}

/**
 * Works out one answer at a time, and one more where somebody asked meanwhile: many who ask at once cost two answers, and no
 * older answer comes behind a newer one. Each answer is taken as soon as it is there, before anybody who waits goes on.
 */
export function newestAnswer<A>(
  workOut: () => Promise<A>,
  take: (answer: A) => void = () => undefined,
): NewestAnswer<A> {
  /** How often the answer may have become another, and how often it had when the one that is there was begun. */
  let changes = 0;
  let latest: { readonly changes: number; readonly answer: Promise<A> } | undefined;
  let atWork: Promise<A> | undefined;
  const work = async (): Promise<A> => {
    for (;;) {
      const seen = changes;
      const outcome = await attempt(workOut, take);
      // What was overtaken is nobody's answer, also where it failed.
      if (seen !== changes) continue;
      latest = 'value' in outcome && atWork ? { changes, answer: atWork } : undefined;
      atWork = undefined;
      if ('value' in outcome) return outcome.value;
      throw outcome.error;
    }
  };
  // Begun a moment later, so that whoever asks from within is not a second one at work.
  const begin = (): Promise<A> => (atWork ??= Promise.resolve().then(work));
  const outdate = (): void => {
    changes++;
  };
  return {
    ask: () => {
      outdate();
      return begin();
    },
    get: () => (latest?.changes === changes ? latest.answer : begin()),
    outdate,
  };
}

async function attempt<A>(
  workOut: () => Promise<A>,
  take: (answer: A) => void,
): Promise<{ readonly value: A } | { readonly error: unknown }> {
  try {
    const value = await workOut();
    take(value);
    return { value };
  } catch (error) {
    return { error };
  }
}
