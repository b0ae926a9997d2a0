import { window, type Uri } from 'vscode';

/** Lets a folder be picked; undefined where none was. */
export async function pickFolder(title: string, openLabel?: string): Promise<Uri | undefined> {
  const picked = await window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    title,
    ...(openLabel !== undefined && { openLabel }),
  });
  return picked?.[0];
}
