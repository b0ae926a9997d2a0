import { createConnection } from 'vscode-languageserver/node';
import { startServer } from './server.js';

/** The server in a process of its own: over Node's IPC or, with `--stdio`, over standard input and output. */
startServer(createConnection());
