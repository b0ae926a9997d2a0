/** Runs a task for a key once no call for that key has come for a while. */
export interface Debounced<K> {
  (key: K): void;
  readonly cancel: (key: K) => void;
}

/** `delay` is in milliseconds. */
export function debounce<K>(delay: number, task: (key: K) => void): Debounced<K> {
  const waiting = new Map<K, NodeJS.Timeout>();
  const cancel = (key: K): void => {
    clearTimeout(waiting.get(key));
    waiting.delete(key);
  };
  const later = (key: K): void => {
    cancel(key);
    waiting.set(
      key,
      setTimeout(() => {
        waiting.delete(key);
        task(key);
      }, delay),
    );
  };
  return Object.assign(later, { cancel });
}
