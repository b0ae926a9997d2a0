import { createConnection } from 'vscode-languageserver/node';
import { incomingMessages } from './connection/incoming.js';
import { startServer } from './server.js';

/** The server in a process of its own: over Node's IPC or, with `--stdio`, over standard input and output. */
const incoming = incomingMessages();
const connection = createConnection({ messageStrategy: incoming });
incoming.answerOn(connection);
startServer(connection);
