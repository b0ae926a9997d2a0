/**
 * What every call of git says about settings, for a study's repository may be anybody's and its settings name programs and
 * files. Each key that git could come to in the calls that Gloss makes is here with a value that runs and reads nothing.
 * Keys with a free part (`diff.<driver>.command`, `remote.<name>.uploadpack`) cannot be set for all names; the flags in
 * `git.ts` see to it that git does not come to them.
 */
const everywhere = [
  // An embedded bare repository may be made of plain files, so that it survives a clone.
  'safe.bareRepository=explicit',
  'log.showSignature=false',
  'gpg.program=',
  'gpg.openpgp.program=',
  'gpg.x509.program=',
  'gpg.ssh.program=',
  'gpg.ssh.defaultKeyCommand=',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.alternateRefsCommand=',
  'core.pager=',
  'core.editor=',
  'sequence.editor=',
  'diff.external=',
  'interactive.diffFilter=',
  // Files that are read wherever they are, devices too.
  'core.attributesFile=',
  'core.excludesFile=',
  'mailmap.file=',
  'diff.orderFile=/dev/null',
  // No work behind one's back.
  'gc.auto=0',
  'maintenance.auto=false',
  'fetch.recurseSubmodules=false',
  'submodule.recurse=false',
  // What git prints is read by Gloss.
  'color.ui=never',
  'diff.relative=false',
  'log.showRoot=true',
  'i18n.logOutputEncoding=UTF-8',
];

/** Where nothing is fetched. Otherwise the person's own helpers and ssh are needed. */
const offline = ['protocol.allow=never', 'credential.helper=', 'core.askPass=', 'core.sshCommand=', 'core.gitProxy='];

/** Arguments for git that come before its subcommand. */
export const settingsFor = (network: boolean): readonly string[] => [
  '--no-pager',
  ...[...everywhere, ...(network ? [] : offline)].flatMap((setting) => ['-c', setting]),
];
