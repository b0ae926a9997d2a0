import { workspace } from 'vscode';
import { DidGrantTrustNotification } from '#protocol';
import type { Feature } from '../context.js';

/** Tells the server that the person trusts the workspace by now. */
export const grantTrust: Feature = ({ client }) =>
  workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(DidGrantTrustNotification.type));
