import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const sources = ['client/src', 'server/src'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file).replaceAll('\\', '/')),
);

/** The modules that a source imports, and every name that it uses. */
function wordsOf(file: string): { readonly modules: readonly string[]; readonly names: readonly string[] } {
  const text = readFileSync(file, 'utf8');
  const modules = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return { modules: modules.map((name) => name.replace(/^node:/, '')), names };
}

/** Nothing is sent, as PRIVACY.md says: there is nothing in the sources that could. */
describe('sources', () => {
  const used = sources.map((file) => ({ file, ...wordsOf(file) }));

  it('are there', () => {
    assert.ok(used.length > 300 && used.some(({ modules }) => modules.includes('fs')));
  });

  const senders = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'inspector'];
  const names = [
    'fetch',
    'WebSocket',
    'XMLHttpRequest',
    'EventSource',
    'sendBeacon',
    'createTelemetryLogger',
    'openExternal',
  ];
  it('open no connection and know no telemetry', () => {
    const found = used.flatMap(({ file, modules, names: own }) => [
      ...modules.filter((module) => senders.includes(module)).map((module) => `${file} imports ${module}`),
      ...own.filter((name) => names.includes(name)).map((name) => `${file} uses ${name}`),
    ]);
    assert.deepEqual(found, []);
  });

  it('run programs in one place on the server', () => {
    const found = (...runners: readonly string[]): readonly string[] =>
      used
        .filter(({ file, modules }) => file.startsWith('server/') && modules.some((module) => runners.includes(module)))
        .map(({ file }) => file);
    assert.deepEqual(found('child_process', 'cluster', 'worker_threads'), ['server/src/disk/git/git.ts']);
    assert.deepEqual(found('vm'), ['server/src/disk/process/codeCache.ts']);
  });

  it('let git ask other machines where a codebook is pulled, and nowhere else', () => {
    const found = used.filter(({ file }) => /\bnetwork: true\b/.test(readFileSync(file, 'utf8')));
    assert.deepEqual(
      found.map(({ file }) => file),
      ['server/src/disk/codebooks/codebookSource.ts'],
    );
  });

  it('start no program in the client, where that would be another one in each editor', () => {
    const found = used.filter(({ file, modules }) => file.startsWith('client/') && modules.includes('child_process'));
    assert.deepEqual(found, []);
  });
});
