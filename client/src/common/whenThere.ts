import { Disposable, type Event } from 'vscode';

/**
 * Waits for something that one of the events brings. Looks at once, then at every event, until `find` gives something.
 * Undefined once `over` fires.
 */
export function whenThere<T>(
  find: () => T | undefined,
  news: readonly Event<unknown>[],
  over: Event<unknown>,
): Promise<T | undefined> {
  const known = find();
  if (known !== undefined) return Promise.resolve(known);
  return new Promise((resolve) => {
    const end = (found: T | undefined): void => {
      listeners.dispose();
      resolve(found);
    };
    const look = (): void => {
      const found = find();
      if (found !== undefined) end(found);
    };
    const listeners = Disposable.from(
      ...news.map((event) => event(look)),
      over(() => end(undefined)),
    );
  });
}
