import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callsOf, stringOf } from './clientSource.js';
import { contributes, declaredCommands, linkedCommands, manifest, textOf, views } from './manifest.js';

const containers = Object.values(contributes.viewsContainers).flat();
const icons = [...new Set([...containers, ...views].map(({ icon }) => icon))];
const [walkthrough, ...otherWalkthroughs] = contributes.walkthroughs;
const steps = walkthrough?.steps ?? [];
const viewCommands = views.map(({ id }) => `${id}.focus`);
const settingKeys = Object.keys(contributes.configuration.properties);

describe('what the manifest contributes', () => {
  it('wakes the extension for a study only', () => {
    for (const event of manifest.activationEvents) {
      assert.match(event, /^workspaceContains:(\*\/)?(gloss\.yaml|codebooks\/\*\.codebook\.yaml)$/);
    }
  });

  it('says what works without trust and without a disk', () => {
    const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
    // Reading, without writing and git; a setting that named a program would have to be restricted too.
    assert.equal(untrustedWorkspaces.supported, 'limited');
    assert.ok(textOf(untrustedWorkspaces.description));
    // A workspace must not say as whom a person sees a blind study.
    assert.deepEqual(untrustedWorkspaces.restrictedConfigurations, ['gloss.coder']);
    assert.deepEqual(
      settingKeys.filter((key) => /path|command|program|server|url/i.test(key)),
      [],
    );
    assert.equal(virtualWorkspaces.supported, false);
    assert.ok(textOf(virtualWorkspaces.description));
  });

  const files: readonly (readonly [what: string, paths: readonly string[]])[] = [
    ['languages', contributes.languages.flatMap(({ configuration }) => configuration ?? [])],
    ['grammars', contributes.grammars.map(({ path }) => path)],
    ['schemas', contributes.yamlValidation.map(({ url }) => url)],
    ['icons', icons.map(String)],
    ['walkthrough', steps.map(({ media }) => String(media.svg))],
  ];
  for (const [what, paths] of files) {
    it(`points only to files that exist: ${what}`, () => {
      assert.ok(paths.length > 0);
      assert.deepEqual(
        paths.filter((path) => !existsSync(path)),
        [],
      );
    });
  }

  it('points to every picture', () => {
    const named = [...icons, ...steps.map(({ media }) => media.svg), manifest.icon].map(String).sort();
    const pictures = readdirSync('client/src/media').filter((file) => /\.\w+$/.test(file));
    assert.deepEqual(
      pictures.map((file) => `client/src/media/${file}`),
      named,
    );
  });

  it('points to every grammar and schema', () => {
    const below = (folder: string): string[] => readdirSync(folder).map((file) => `./${join(folder, file)}`);
    const named = [...files[0]![1], ...files[1]![1], ...files[2]![1]];
    const paths = [...below('syntaxes'), ...below('codebooks/schema')].filter((path) => path.endsWith('.json'));
    assert.deepEqual(paths.sort(), [...new Set(named)].sort());
  });

  it('gives the scope name of each grammar as its file does', () => {
    for (const { path, scopeName } of contributes.grammars) {
      assert.equal((JSON.parse(readFileSync(path, 'utf8')) as { scopeName: string }).scopeName, scopeName);
    }
  });

  it('sets defaults only for languages of its own, and the same for all', () => {
    const languages = contributes.languages.map(({ id }) => `[${id}]`);
    assert.deepEqual(Object.keys(contributes.configurationDefaults), languages);
    assert.equal(
      new Set(Object.values(contributes.configurationDefaults).map((value) => JSON.stringify(value))).size,
      1,
    );
  });
});

describe('views', () => {
  it('stand in one container of the sidebar, three of them, and in one of the panel', () => {
    assert.deepEqual(
      Object.entries(contributes.viewsContainers).map(([where, { length }]) => [where, length]),
      [
        ['activitybar', 1],
        ['panel', 1],
      ],
    );
    assert.deepEqual(
      Object.keys(contributes.views),
      containers.map(({ id }) => id),
    );
    assert.deepEqual(
      Object.values(contributes.views).map((stacked) => stacked.map(({ id }) => id)),
      [
        ['gloss.themes', 'gloss.segments', 'gloss.changes'],
        ['gloss.agreement', 'gloss.reconcile'],
      ],
    );
  });

  it('are those that the client makes', () => {
    const made = callsOf('window.createTreeView').map(([id]) => stringOf(id));
    assert.deepEqual(made.sort(), views.map(({ id }) => id).sort());
  });

  for (const { id, name, icon } of views) {
    it(`${id} has a short name and an icon`, () => {
      assert.match(textOf(name) ?? '', /^\S+( \S+)?$/);
      assert.ok(icon);
    });
  }

  for (const icon of icons.map(String)) {
    it(`draws ${icon} in outline and in the colour of the theme`, () => {
      assert.deepEqual(
        paintsOf(icon).filter((paint) => paint !== 'none' && paint !== 'currentColor'),
        [],
      );
    });
  }

  const states = [0, 1].flatMap((folders) => [false, true].map((hasStudy) => ({ folders, hasStudy })));
  for (const { id } of views) {
    for (const { folders, hasStudy } of states) {
      it(`${id} says one thing when empty, with ${folders} folders and ${hasStudy ? 'a' : 'no'} study`, () => {
        const keys = { workspaceFolderCount: folders, 'gloss.hasStudy': hasStudy };
        const shown = contributes.viewsWelcome.filter(({ view, when }) => view === id && holds(when ?? 'true', keys));
        assert.equal(shown.length, 1);
      });
    }
  }

  for (const { contents } of contributes.viewsWelcome) {
    it(`offers in ${contents} one main action or two on lines of their own, by commands that exist`, () => {
      const text = textOf(contents) ?? '';
      const linked = linkedCommands(text);
      const buttons = text.split('\n').filter((line) => line.startsWith('['));
      assert.ok(buttons.length >= 1 && buttons.length <= 2);
      assert.ok(linked.length <= buttons.length + 1);
      assert.doesNotMatch(text, /`/, 'the view shows them as they are');
      for (const command of linked) {
        assert.ok(declaredCommands.has(command) || command === 'vscode.openFolder', command);
      }
    });
  }
});

describe('the walkthrough', () => {
  it('is the only one, and short', () => {
    assert.ok(walkthrough);
    assert.deepEqual(otherWalkthroughs, []);
    assert.ok(steps.length >= 3 && steps.length <= 8);
  });

  for (const { id, title, description, completionEvents = [], media } of steps) {
    it(`${id} is one action or a choice of two, of commands or views that exist, and ends with either`, () => {
      assert.match(textOf(title) ?? '', /^(Make|Code|Look|Discuss|Open|Compare|Choose)\b/);
      const linked = linkedCommands(textOf(description) ?? '');
      assert.ok(linked.length === 1 || linked.length === 2);
      for (const command of linked) {
        assert.ok(declaredCommands.has(command) || viewCommands.includes(command), command);
      }
      const done = linked.map((command) =>
        command.endsWith('.focus') ? `onView:${command.replace(/\.focus$/, '')}` : `onCommand:${command}`,
      );
      assert.deepEqual(completionEvents, done);
      assert.doesNotMatch(textOf(description) ?? '', /`/, 'the page shows them as they are');
    });

    it(`${id} has a picture in colours of the theme, and says what is on it`, () => {
      assert.match(media.svg ?? '', /\.svg$/);
      assert.ok(textOf(media.altText));
      const paints = paintsOf(media.svg!);
      assert.ok(paints.length > 0);
      assert.deepEqual(
        paints.filter((paint) => paint !== 'none' && !/^var\(--vscode-[\w-]+\)$/.test(paint)),
        [],
      );
    });
  }
});

describe('colours', () => {
  const themes = ['dark', 'light', 'highContrast', 'highContrastLight'];
  for (const { id, description, defaults } of contributes.colors) {
    it(`${id} has a value for every kind of theme`, () => {
      assert.match(id, /^gloss\.[a-z][A-Za-z0-9]*$/);
      assert.ok(textOf(description));
      assert.deepEqual(Object.keys(defaults).sort(), themes.toSorted());
      for (const value of Object.values(defaults)) {
        assert.match(value, /^(#([0-9a-f]{6}|[0-9a-f]{8})|[a-z][A-Za-z.]+)$/);
      }
    });
  }

  it('are those that the client paints with', () => {
    const painted = callsOf('ThemeColor').flatMap(([id]) => stringOf(id) ?? []);
    assert.deepEqual(
      [...new Set(painted.filter((id) => id.startsWith('gloss.')))].sort(),
      contributes.colors.map(({ id }) => id).sort(),
    );
  });
});

/** Every colour a drawing names. */
function paintsOf(svg: string): string[] {
  const text = readFileSync(svg, 'utf8');
  assert.doesNotMatch(text, /<style|style=|<image|<script/);
  return [...text.matchAll(/\b(?:fill|stroke|stop-color|color)="([^"]*)"/g)].map(([, paint = '']) => paint);
}

/** Whether a when-clause of `&&`, `==`, `!=` and `!` holds. */
function holds(when: string, keys: Readonly<Record<string, unknown>>): boolean {
  assert.doesNotMatch(when, /\|\||[<>~()]/);
  return when.split('&&').every((term) => {
    const [, not, key = '', operator, value] = /^(!?)([\w.]+)(?: (==|!=) (\w+))?$/.exec(term.trim()) ?? [];
    if (operator) return (String(keys[key]) === value) === (operator === '==');
    return key === 'true' || Boolean(keys[key]) !== (not === '!');
  });
}
