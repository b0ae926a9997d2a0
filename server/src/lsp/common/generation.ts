import type { CancellationToken } from 'vscode-languageserver-protocol';

/** A count that goes up with every change, and a way to wait for the next one. */
export interface Generation {
  readonly current: () => number;
  readonly advance: () => void;
  /** Resolves once the count is another than `known`, or the token is cancelled. */
  readonly changedSince: (known: string | undefined, token: CancellationToken) => Promise<void>;
}

/** Counts from 1. Diagnostics for the whole workspace wait for the next one, as pull diagnostics ask for it. */
export function createGeneration(): Generation {
  let count = 1;
  const waiting = new Set<() => void>();
  return {
    current: () => count,
    advance: () => {
      count++;
      for (const wake of [...waiting]) wake();
    },
    changedSince: async (known, token) => {
      if (known !== String(count) || token.isCancellationRequested) return;
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          waiting.delete(wake);
          cancelled.dispose();
          resolve();
        };
        const cancelled = token.onCancellationRequested(wake);
        waiting.add(wake);
      });
    },
  };
}
