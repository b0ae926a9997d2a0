import assert from 'node:assert/strict';
import { toCommand } from '../../../../server/src/cli/formats/github.js';
import { commandsIn, forbiddenIn, hostile } from '../../../support/hostile.js';

/** Reads a command as GitHub does: properties end at the first `::`, and are parted at commas and `=`. */
function read(line: string): { command: string; properties: Record<string, string>; message: string } {
  const [, command = '', rest = '', message = ''] = /^::(\w+) (.*?)::(.*)$/s.exec(line) ?? [];
  const spelled = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const properties = rest.split(',').map((part) => {
    const at = part.indexOf('=');
    return [part.slice(0, at), spelled(part.slice(at + 1))] as const;
  });
  return { command, properties: Object.fromEntries(properties), message: spelled(message) };
}

describe('annotations', () => {
  for (const [what, text] of hostile) {
    it(`are one command, with ${what}`, () => {
      const line = toCommand({ level: 'warning', place: { file: text, line: 3 }, title: text, message: text });
      assert.doesNotMatch(line, /[\r\n]/);
      assert.deepEqual(forbiddenIn(line), []);
      assert.deepEqual(commandsIn(line.replace(/^::/, '')), []);
      const { command, properties, message } = read(line);
      assert.equal(command, 'warning');
      assert.deepEqual(Object.keys(properties), ['file', 'line', 'title']);
      assert.equal(properties['line'], '3');
      assert.equal(properties['file'], message);
    });
  }
});
