import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { callsOf } from './clientSource.js';
import { contributes, manifest, nls, textOf } from './manifest.js';

describe('strings of the manifest', () => {
  const used = new Set([...readFileSync('package.json', 'utf8').matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key));

  it('all have a text', () => {
    assert.deepEqual(
      [...used].filter((key) => !nls[key]),
      [],
    );
  });

  it('are all used', () => {
    assert.deepEqual(
      Object.keys(nls).filter((key) => !used.has(key)),
      [],
    );
  });

  it('are all named by a key where a person reads them', () => {
    const { walkthroughs, viewsWelcome, submenus, colors, configuration, commands } = contributes;
    const shown = [
      manifest.displayName,
      manifest.description,
      configuration.title,
      ...Object.values(configuration.properties).flatMap(
        ({ description, markdownDescription, enumDescriptions = [] }) => [
          description ?? markdownDescription,
          ...enumDescriptions,
        ],
      ),
      ...commands.map(({ title }) => title),
      ...submenus.map(({ label }) => label),
      ...viewsWelcome.map(({ contents }) => contents),
      ...colors.map(({ description }) => description),
      ...walkthroughs.flatMap(({ title, steps }) => [
        title,
        ...steps.flatMap(({ title, description }) => [title, description]),
      ]),
    ];
    for (const reference of shown) assert.ok(textOf(reference), reference);
  });
});

describe('strings of the client', () => {
  const calls = callsOf('l10n.t');
  const texts = [...new Set(calls.map(([text]) => (text && ts.isStringLiteralLike(text) ? text.text : '')))];
  const bundle = JSON.parse(readFileSync(join(manifest.l10n, 'bundle.l10n.json'), 'utf8')) as Record<string, string>;

  it('are literals, so that translators see them whole', () => {
    for (const [text] of calls) assert.ok(text && ts.isStringLiteralLike(text), text?.getText());
  });

  it('stand in the bundle, and nothing else does', () => {
    assert.deepEqual(Object.keys(bundle), texts.sort());
  });

  it('stand there as they are', () => {
    for (const [text, shown] of Object.entries(bundle)) assert.equal(shown, text);
  });

  it('are given a value for every placeholder', () => {
    for (const [text, values] of calls) {
      const wanted = [...(text?.getText() ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const given =
        values && ts.isObjectLiteralExpression(values) ? values.properties.map((value) => value.name?.getText()) : [];
      assert.deepEqual(given.sort(), wanted.sort(), text?.getText());
    }
  });
});
