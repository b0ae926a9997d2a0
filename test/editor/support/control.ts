/** A place in the window: a point, or an element of the workbench or of the web view whose title contains `webview`. */
type Place = { readonly x: number; readonly y: number } | { readonly selector: string; readonly webview?: string };

interface Size {
  readonly width: number;
  readonly height: number;
}

/** False in a desktop VS Code, where nothing but VS Code's own interface can be used. Tests that need more skip there. */
export const hasControl = process.env['GLOSS_CONTROL'] !== undefined;

/** Takes a picture of the window, at another size if one is given, and answers the path of the file. */
export function screenshot(name: string, size?: Partial<Size>): Promise<string> {
  return post('screenshot', { name, ...size });
}

/** Gives the window another size; the one that tests begin with is 1280 × 800. */
export async function resize(size: Size): Promise<void> {
  await post('resize', size);
}

/** Presses keys as Playwright names them, such as `Control+Shift+P`; a space separates the chords of a sequence. */
export async function press(...keys: readonly string[]): Promise<void> {
  await post('press', { keys });
}

/** Types text where the focus is. */
export async function type(text: string): Promise<void> {
  await post('type', { text });
}

export async function hover(place: Place): Promise<void> {
  await post('hover', place);
}

/** Clicks where a person would; waits up to ten seconds for an element to be there. */
export async function click(place: Place): Promise<void> {
  await post('click', place);
}

/** Presses the button at one place, moves to the other and lets go there. */
export async function drag(from: Place, to: Place): Promise<void> {
  await post('drag', { from, to });
}

/** Evaluates JavaScript in the workbench's page, or in a web view, and answers what it gives, as JSON carries it. */
export function evaluate(expression: string, webview?: string): Promise<unknown> {
  return post('evaluate', { expression, webview });
}

async function post<T>(deed: string, parameters: object): Promise<T> {
  const address = process.env['GLOSS_CONTROL'];
  if (address === undefined) throw new Error(`Nothing here can ${deed}: see hasControl`);
  const response = await fetch(`${address}/${deed}`, { method: 'POST', body: JSON.stringify(parameters) });
  const { result, error } = (await response.json()) as { result: T; error?: string };
  if (error !== undefined) throw new Error(`${deed}: ${error}`);
  return result;
}
