import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { contributes, nls, textOf } from './manifest.js';

const { title, properties } = contributes.configuration;
const settings = Object.entries(properties);

describe('settings', () => {
  it('stand under the name of the extension', () => {
    assert.equal(textOf(title), 'Gloss');
  });

  it('are those that the server and the client ask for', () => {
    const bodies = ['server/src/protocol/initialization.ts', 'client/src/common/settings.ts'].map(
      (file) => /interface (?:Gloss|Client)Settings \{([^}]*)\}/.exec(readFileSync(file, 'utf8'))?.[1] ?? '',
    );
    const asked = [...bodies.join('').matchAll(/readonly (\w+)\??:/g)].map(([, key = '']) => `gloss.${key}`);
    assert.deepEqual(Object.keys(properties).sort(), asked.sort());
  });

  it('have an order of their own each', () => {
    assert.deepEqual(
      settings.map(([, { order }]) => order),
      settings.map((_, at) => at + 1),
    );
  });

  for (const [key, setting] of settings) {
    it(`${key} has its prefix, a type, a default of that type and a scope`, () => {
      assert.match(key, /^gloss(\.[a-z][A-Za-z]*)+$/);
      assert.ok(['string', 'boolean', 'number'].includes(setting.type ?? ''), setting.type);
      assert.equal(typeof setting.default, setting.type);
      // What holds may differ from study to study, and from language to language; nothing here is of the machine.
      assert.ok(['resource', 'language-overridable'].includes(setting.scope ?? ''), setting.scope);
    });

    it(`${key} says what it does`, () => {
      const described = [setting.description, setting.markdownDescription].filter((text) => text !== undefined);
      assert.equal(described.length, 1);
      assert.match(textOf(described[0]) ?? '', /\.$/);
    });

    if (setting.enum) {
      it(`${key} says what each choice does, and has one of them as default`, () => {
        assert.deepEqual(setting.enumDescriptions?.filter((text) => textOf(text)).length, setting.enum?.length);
        assert.ok(setting.enum?.some((choice) => choice === setting.default));
      });
    }
  }

  it('link only to settings that are known', () => {
    const links = Object.values(nls).flatMap((text) => [...text.matchAll(/`#([\w.]+)#`/g)].map(([, key = '']) => key));
    assert.deepEqual(
      links.filter((key) => !(key in properties) && !key.startsWith('editor.')),
      [],
    );
  });
});
