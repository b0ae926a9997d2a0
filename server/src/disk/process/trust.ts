import { GlossError } from '../../core/glossError.js';
import * as l10n from '../../core/text/l10n.js';

/** Whether the person trusts the studies that this process serves: one server serves one window. */
let trusted = true;

/** In a folder that is not trusted nothing is written or run, and nothing outside of it is read. */
export const isTrusted = (): boolean => trusted;

/** Said at the start, and once the person comes to trust the workspace. There is no way back. */
export function setTrusted(is: boolean): void {
  trusted = is;
}

/** Refuses in Restricted Mode: whatever writes or runs git asks here first. */
export function requireTrust(): void {
  if (trusted) return;
  throw new GlossError(
    'restricted',
    l10n.t(
      'This workspace is in Restricted Mode, where Gloss writes nothing and does not run git. Trust the workspace to code in it.',
    ),
  );
}
