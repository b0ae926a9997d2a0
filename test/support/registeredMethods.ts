import type { RequestType } from 'vscode-languageserver-protocol';
import { features } from '../../server/src/features/index.js';
import type { Workspace } from '../../server/src/features/common/workspace.js';

/** Every request that features answer, so that a test of all of them cannot forget a new one. */
export function registeredMethods(): readonly string[] {
  const found: string[] = [];
  const on = (type: RequestType<unknown, unknown, unknown>): void => void found.push(type.method);
  for (const feature of features) feature.register({ on }, {} as Workspace);
  return found;
}
