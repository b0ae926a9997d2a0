import { Disposable } from 'vscode';

/** A deed that is done once nothing has asked for it for a while. */
export interface Later extends Disposable {
  readonly soon: () => void;
}

/** `delay` is in milliseconds; what fails is no news to anybody. */
export function later(delay: number, deed: () => unknown): Later {
  let timer: NodeJS.Timeout | undefined;
  const run = async (): Promise<void> => {
    await deed();
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run().catch(() => undefined), delay);
  };
  return Object.assign(new Disposable(() => clearTimeout(timer)), { soon });
}
