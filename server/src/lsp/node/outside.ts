import picomatch from 'picomatch';

/** The folder from which a glob looks, as far as it has no wildcards; `.` for the study's own. */
export function baseOf(glob: string): string {
  const { base } = picomatch.scan(glob.replace(/^(\.\/)+/, ''));
  const folder = picomatch.scan(glob).isGlob ? base : base.replace(/\/?[^/]*$/, '');
  return folder === '' ? '.' : folder;
}
