import { readFileSync } from 'node:fs';

export interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
  readonly icon?: string;
  readonly enablement?: string;
}

export interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly group?: string;
  readonly when?: string;
}

export interface Keybinding {
  readonly key: string;
  readonly mac?: string;
  readonly command: string;
  readonly when?: string;
  readonly args?: unknown;
}

export interface Setting {
  readonly type?: string;
  readonly default?: unknown;
  readonly scope?: string;
  readonly order?: number;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

export interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly completionEvents?: readonly string[];
  readonly media: { readonly svg?: string; readonly altText?: string };
}

interface Named {
  readonly id: string;
  readonly title: string;
  readonly icon: string;
}

/** What these tests read of `package.json`. */
export interface Manifest {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly version: string;
  readonly publisher: string;
  readonly license: string;
  readonly repository: { readonly url: string };
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly main: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly icon: string;
  readonly l10n: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly capabilities: Readonly<
    Record<
      'untrustedWorkspaces' | 'virtualWorkspaces',
      {
        readonly supported: boolean | string;
        readonly description?: string;
        readonly restrictedConfigurations?: readonly string[];
      }
    >
  >;
  readonly contributes: {
    readonly languages: readonly { readonly id: string; readonly configuration?: string }[];
    readonly grammars: readonly { readonly language?: string; readonly scopeName: string; readonly path: string }[];
    readonly yamlValidation: readonly { readonly fileMatch: string; readonly url: string }[];
    readonly commands: readonly Command[];
    readonly submenus: readonly { readonly id: string; readonly label: string }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly keybindings: readonly Keybinding[];
    readonly viewsContainers: Readonly<Record<string, readonly Named[]>>;
    readonly views: Readonly<
      Record<string, readonly { readonly id: string; readonly name: string; readonly icon?: string }[]>
    >;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when?: string }[];
    readonly walkthroughs: readonly { readonly title: string; readonly steps: readonly Step[] }[];
    readonly configuration: { readonly title: string; readonly properties: Readonly<Record<string, Setting>> };
    readonly configurationDefaults: Readonly<Record<string, unknown>>;
    readonly colors: readonly {
      readonly id: string;
      readonly description: string;
      readonly defaults: Readonly<Record<string, string>>;
    }[];
  };
}

export const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

/** The English strings of the manifest, by key. */
export const nls = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;

export const { contributes } = manifest;

export const declaredCommands: ReadonlySet<string> = new Set(contributes.commands.map(({ command }) => command));

export const views = Object.values(contributes.views).flat();

/** The text of a manifest string `%key%`; undefined for any other string. */
export function textOf(reference: string | undefined): string | undefined {
  const key = /^%([^%]+)%$/.exec(reference ?? '')?.[1];
  return key === undefined ? undefined : nls[key];
}

/** The commands that a text links to. */
export function linkedCommands(text: string): string[] {
  return [...text.matchAll(/\]\(command:([\w.]+)/g)].map(([, command = '']) => command);
}
