import { setImmediate } from 'node:timers/promises';

/** Work that nobody waits for: what has come of it by now. */
export interface Later<T> {
  /** Undefined until it is done. */
  readonly value: T | undefined;
  readonly hasFailed: boolean;
}

/** Does work once whoever asks for it has gone on. */
export function doLater<T>(work: () => Promise<T>): Later<T> {
  const later: { value: T | undefined; hasFailed: boolean } = { value: undefined, hasFailed: false };
  void setImmediate()
    .then(work)
    .then(
      (value) => {
        later.value = value;
      },
      () => {
        later.hasFailed = true;
      },
    );
  return later;
}
