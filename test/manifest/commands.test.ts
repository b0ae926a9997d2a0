import assert from 'node:assert/strict';
import { serverCommands } from '#protocol';
import { callsOf, registeredCommands, stringOf } from './clientSource.js';
import { contributes, declaredCommands, textOf, views, type MenuEntry } from './manifest.js';

const entries = Object.entries(contributes.menus).flatMap(([menu, items]) => items.map((item) => ({ menu, ...item })));
const submenus = contributes.submenus.map(({ id }) => id);
const hiddenFromPalette = new Set(
  (contributes.menus['commandPalette'] ?? []).flatMap(({ command, when }) => (when === 'false' ? command : [])),
);

describe('commands', () => {
  it('are declared once each', () => {
    assert.equal(declaredCommands.size, contributes.commands.length);
  });

  it('are registered once each', () => {
    const registered = registeredCommands();
    assert.deepEqual(registered.toSorted(), [...new Set(registered)].sort());
  });

  it('are declared just where they are registered', () => {
    assert.deepEqual(registeredCommands().sort(), [...declaredCommands].sort());
  });

  it('are not those of the server, which its client registers', () => {
    for (const command of Object.values(serverCommands)) assert.ok(!declaredCommands.has(command), command);
  });

  for (const { command, title, category, icon } of contributes.commands) {
    it(`${command} has our category, a title of its own and an icon of the editor’s`, () => {
      assert.match(command, /^gloss\.[a-z][A-Za-z]*$/);
      assert.equal(category, 'Gloss');
      assert.equal(title, `%command.${command.replace('gloss.', '')}%`);
      const text = textOf(title) ?? '';
      assert.match(text, /^[A-Z]/);
      assert.doesNotMatch(text, /\p{Extended_Pictographic}|\.$|\.\.\.|Gloss/u);
      assert.match(icon ?? '$(none)', /^\$\([a-z-]+\)$/);
    });
  }

  const titles = contributes.commands
    .filter(({ command }) => !hiddenFromPalette.has(command))
    .map(({ title }) => textOf(title) ?? '');

  it('have titles that differ in the palette', () => {
    assert.deepEqual(titles, [...new Set(titles)]);
  });

  it('have titles there none of which only goes on where another ends', () => {
    const begin = titles.map((title) => `${title.replace('…', '')} `);
    const going = titles.filter((title) => begin.some((other) => title.startsWith(other)));
    assert.deepEqual(going, []);
  });

  it('of one kind of work begin with its name', () => {
    const kinds = [/agree|gold standard|compar/i, /reconcil/i, /\bchange[sd]\b/i];
    const heads = ['Agreement: ', 'Reconcile: ', 'Changes: '];
    for (const title of titles) {
      const head = heads.findIndex((one) => title.startsWith(one));
      const kind = kinds.findIndex((one) => one.test(title));
      assert.ok(kind < 0 || head >= 0, title);
    }
  });
});

/** Where comments have their buttons: those under the box are words, those in a title are icons. */
const onComments = [
  'comments/commentThread/context',
  'comments/commentThread/title',
  'comments/comment/title',
  'comments/comment/context',
];

describe('menus', () => {
  it('hold only commands and submenus that exist', () => {
    for (const { menu, command, submenu } of entries) {
      assert.ok(
        command === undefined ? submenus.includes(submenu ?? '') : declaredCommands.has(command),
        `${menu}: ${command}`,
      );
    }
  });

  it('are known to the editor, or submenus', () => {
    const known = [
      'editor/context',
      'editor/title',
      'view/title',
      'view/item/context',
      'commandPalette',
      ...onComments,
    ];
    for (const menu of Object.keys(contributes.menus)) assert.ok([...known, ...submenus].includes(menu), menu);
  });

  it('hold every submenu', () => {
    assert.deepEqual(entries.flatMap(({ submenu }) => submenu ?? []).sort(), submenus.toSorted());
  });

  const viewClause = new RegExp(`^view == (${views.map(({ id }) => id).join('|')})( &&|$)`);
  const inTranscripts = /^gloss\.transcriptActive && (editor|resource)LangId =~ /;
  const ofComments =
    /^commentController == gloss(\.memos)?( && comment(Thread)? (==|=~) \S+( && !\(comment =~ \S+\))?)?$/;
  const clauses: Readonly<Record<string, RegExp>> = {
    'editor/context': inTranscripts,
    'editor/title': inTranscripts,
    'view/title': viewClause,
    'view/item/context': viewClause,
    'gloss.editor': /^gloss\.transcriptActive$/,
    commandPalette: /^false$/,
    ...Object.fromEntries(onComments.map((menu) => [menu, ofComments])),
  };
  const ownGroup = /^\d_[a-z]+(@\d+)?$/;
  const groups: Readonly<Record<string, RegExp>> = {
    'editor/context': /^(navigation|1_modification|9_cutcopypaste|z_commands)(@\d+)?$/,
    'editor/title': /^(navigation|1_run|1_diff|3_open|5_close)(@\d+)?$/,
    'view/title': /^(navigation(@\d+)?|\d_[a-z]+(@\d+)?)$/,
    'view/item/context': /^(inline(@\d+)?|\d_[a-z]+(@\d+)?)$/,
    'gloss.editor': ownGroup,
    commandPalette: /^$/,
    ...Object.fromEntries(onComments.map((menu) => [menu, /^inline(@\d+)?$/])),
  };
  for (const [menu, items] of Object.entries(contributes.menus)) {
    it(`${menu} says of each entry when it shows, and where`, () => {
      for (const { command, submenu, group, when } of items) {
        assert.match(when ?? '', clauses[menu]!, command ?? submenu);
        assert.match(group ?? '', groups[menu]!, command ?? submenu);
      }
    });
  }

  it('put one icon at most in the title of an editor', () => {
    assert.ok(count('editor/title', ({ group }) => group === 'navigation') <= 1);
  });

  it('have an icon where they show nothing else', () => {
    const icons = new Map(contributes.commands.map(({ command, icon }) => [command, icon]));
    const drawn = entries.filter(
      ({ menu, group }) =>
        menu !== 'editor/context' && !/^comments\/.*\/context$/.test(menu) && /^(inline|navigation)/.test(group ?? ''),
    );
    for (const { command } of drawn) assert.ok(icons.get(command ?? ''), command);
  });

  it('keep from the palette what works on a row or needs an argument', () => {
    const onRows = (contributes.menus['view/item/context'] ?? []).map(({ command }) => command);
    const withArguments = contributes.keybindings.flatMap(({ command, args }) => (args === undefined ? [] : command));
    // These find the code or segment at the caret, or let one be picked.
    const choosing = /^gloss\.((rename|merge|split|move|retire|restore|delete|revise|change)Code|stillFits)$/;
    for (const command of [...onRows, ...withArguments]) {
      assert.ok(hiddenFromPalette.has(command ?? '') !== choosing.test(command ?? ''), command);
    }
  });
});

describe('context keys', () => {
  const set = new Set(callsOf('commands.executeCommand').flatMap(([, key]) => stringOf(key) ?? []));
  const clauses = [
    ...entries,
    ...contributes.keybindings,
    ...contributes.viewsWelcome,
    ...contributes.commands.map(({ enablement }) => ({ when: enablement })),
  ].map(({ when = '' }) => when.replace(/(view|commentController) == \S+/gi, ''));
  const named = new Set(clauses.flatMap((when) => when.match(/\bgloss\.\w+/g) ?? []));

  for (const key of named) {
    it(`${key} is set by the client`, () => {
      assert.ok(set.has(key));
    });
  }

  it('are all used', () => {
    assert.deepEqual(
      [...set].filter((key) => key.startsWith('gloss.') && !named.has(key)),
      [],
    );
  });
});

const count = (menu: string, is: (entry: MenuEntry) => boolean): number =>
  (contributes.menus[menu] ?? []).filter(is).length;
