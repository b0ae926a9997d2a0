import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What git may know of the environment: where it and its helpers are, who the person is, and how the network is reached.
 * Of git's own variables only those that say where the person's settings are: others come from a git that runs Gloss, and
 * speak of its repository, or name programs.
 */
const passedOn = new Set(
  [
    ['HOME', 'USER', 'LOGNAME', 'LANG', 'LANGUAGE', 'TZ', 'TMPDIR', 'LD_LIBRARY_PATH', 'DEVELOPER_DIR'],
    ['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS', 'GNUPGHOME', 'KRB5CCNAME'],
    ['SSH_AUTH_SOCK', 'SSH_AGENT_PID', 'SSH_ASKPASS', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY'],
    ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'CURL_CA_BUNDLE'],
    ['SYSTEMROOT', 'WINDIR', 'SYSTEMDRIVE', 'COMSPEC', 'PATHEXT', 'TEMP', 'TMP', 'USERNAME', 'USERDOMAIN'],
    ['USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA'],
    ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'PROGRAMW6432', 'COMMONPROGRAMFILES'],
    ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM'],
  ].flat(),
);
const isPassedOn = (name: string): boolean => passedOn.has(name.toUpperCase()) || /^LC_[A-Z]+$/.test(name);

const own = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ATTR_NOSYSTEM: '1',
  // These win over settings, which for a proxy cannot be set again.
  GIT_PROXY_COMMAND: '',
  GIT_EDITOR: ':',
  GIT_PAGER: 'cat',
  NoDefaultCurrentDirectoryInExePath: '1',
};

/** The environment in which git runs. */
export function environmentFor(
  from: Environment,
  { network, magic }: { readonly network: boolean; readonly magic: boolean },
): Record<string, string | undefined> {
  return {
    ...Object.fromEntries(Object.entries(from).filter(([name]) => isPassedOn(name))),
    ...own,
    PATH: foldersOf(from).join(delimiter),
    // Paths are paths; a name may begin with “:(” or hold a “*”.
    ...(!magic && { GIT_LITERAL_PATHSPECS: '1' }),
    ...(network ? { GIT_ALLOW_PROTOCOL: 'https:ssh:file' } : { GIT_ALLOW_PROTOCOL: '', GIT_NO_LAZY_FETCH: '1' }),
  };
}

/** Where programs are looked for: nowhere in the current folder, which is the study's. */
const foldersOf = (from: Environment): readonly string[] => {
  const path = Object.entries(from).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';
  return path.split(delimiter).filter(isAbsolute);
};

/** The git that is installed, with its folder; undefined where none is. */
export function findGit(from: Environment): string | undefined {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  return foldersOf(from)
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
