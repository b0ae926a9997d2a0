import { Disposable, TabInputTextDiff, window } from 'vscode';
import { SetComparedDocumentsRequest, type ComparedDocuments } from '#protocol';
import type { Feature } from '../context.js';

/** Tells the server which documents diff editors show side by side, so that it can say what differs. */
export const comparedDocuments: Feature = ({ client }) => {
  let told = '';
  const tell = async (): Promise<void> => {
    const pairs = shownPairs();
    const key = JSON.stringify(pairs);
    if (key === told) return;
    told = key;
    await client.sendRequest(SetComparedDocumentsRequest.type, { pairs });
  };
  void tell();
  return Disposable.from(
    window.tabGroups.onDidChangeTabs(() => void tell()),
    window.tabGroups.onDidChangeTabGroups(() => void tell()),
  );
};

/** Both sides of every diff that is in view. */
function shownPairs(): readonly ComparedDocuments[] {
  return window.tabGroups.all.flatMap(({ activeTab }) => {
    const input: unknown = activeTab?.input;
    if (!(input instanceof TabInputTextDiff)) return [];
    return [{ original: input.original.toString(), modified: input.modified.toString() }];
  });
}
