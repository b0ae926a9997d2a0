import { isMap, isScalar } from 'yaml';
import { parseYaml, rangeOf } from '../yaml/yaml.js';
import type { Read } from '../study/study.js';
import type { StudyConfig } from '../study/settings/config.js';
import type { Check } from './check.js';
import { differenceOf, nearest } from '../text/nearest.js';
import { anyOf } from '../codebook/unknownCode.js';
import * as l10n from '../text/l10n.js';

/** Reports keys of `checks` in gloss.yaml that set nothing, given the names of those that do and of those that cannot be set. */
export const unknownCheck = (
  names: () => readonly string[],
  errors: () => readonly string[],
): Check<Read<StudyConfig>> => ({
  code: 'unknown-check',
  severity: 'warning',
  about: 'A name under “checks” in gloss.yaml that no check has.',
  *run(_study, { text, value }) {
    if (value.checks.size === 0) return;
    const checks = mapAt(
      parseYaml(text, () => undefined),
      'checks',
    );
    for (const { key } of isMap(checks) ? checks.items : []) {
      const written = isScalar(key) ? String(key.value) : '';
      if (!isScalar(key) || names().includes(written)) continue;
      const near = nearestTo(written, names());
      yield {
        message: errors().includes(written)
          ? l10n.t('“{written}” is always an error, since something cannot be read or is not certain.', { written })
          : near.length > 0
            ? l10n.t('There is no check “{written}”. Did you mean {nearest}?', { written, nearest: anyOf(near) })
            : l10n.t('There is no check “{written}”.', { written }),
        range: rangeOf(key),
        data: { id: written, nearest: errors().includes(written) ? [] : near },
      };
    }
  },
});

const mapAt = (node: unknown, key: string): unknown => (isMap(node) ? node.get(key, true) : undefined);

const nearestTo = (written: string, names: readonly string[]): readonly string[] =>
  nearest(
    names,
    (name) => differenceOf(written.toLowerCase(), name),
    (name) => Math.max(2, Math.floor(name.length / 3)),
  );
