/** Whether the person trusts the studies that this process serves: one server serves one window. */
let trusted = true;

/** In a folder that is not trusted nothing is written or run, and nothing outside of it is read. */
export const isTrusted = (): boolean => trusted;

export function setTrusted(is: boolean): void {
  trusted = is;
}
