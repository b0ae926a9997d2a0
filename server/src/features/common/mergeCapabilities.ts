import type { ServerCapabilities } from 'vscode-languageserver-protocol';

/** Merges what features say they can do: maps key by key, lists end to end. */
export function mergeCapabilities(parts: readonly object[]): ServerCapabilities {
  return parts.reduce<Record<string, unknown>>(merge, {});
}

function merge(into: Record<string, unknown>, part: object): Record<string, unknown> {
  const result = { ...into };
  for (const [key, value] of Object.entries(part) as [string, unknown][]) {
    const have = result[key];
    if (Array.isArray(have) && Array.isArray(value)) result[key] = [...(have as unknown[]), ...(value as unknown[])];
    else if (isMap(have) && isMap(value)) result[key] = merge(have, value);
    else result[key] = value;
  }
  return result;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
