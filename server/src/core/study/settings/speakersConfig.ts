import type { Report } from '../../text/problem.js';
import { optional, rangeOf, readList, readMap, readText, readTexts, type Field } from '../../yaml/yaml.js';
import type { KnownSpeaker } from '../../transcript/transcriptReading.js';
import { keyOf } from '../../transcript/speakerNames.js';
import { readTemplate, type LabelTemplate } from '../../transcript/template.js';
import * as l10n from '../../text/l10n.js';

/** Reads `speakers` of `gloss.yaml`: who speaks in transcripts, by which names, and who asks. */
export function readSpeakers(field: Field | undefined, report: Report): readonly KnownSpeaker[] {
  const taken = new Map<string, string>();
  return readList(field, '“speakers”', report).flatMap((item) => {
    const fields = readMap(item, l10n.t('a speaker'), ['name', 'aliases', 'role'], report);
    const name = fields && readText(fields.get('name'), '“name”', report)?.trim();
    if (!fields) return [];
    if (name === undefined || name === '') {
      const message = l10n.t('A speaker needs the key “name”.');
      report({ code: 'missing-key', severity: 'error', message, range: rangeOf(item) });
      return [];
    }
    const aliases = readTexts(fields.get('aliases'), '“aliases”', report);
    for (const each of [name, ...aliases]) {
      const other = taken.get(keyOf(each));
      if (other === undefined) taken.set(keyOf(each), name);
      else if (other !== name) {
        const message = l10n.t('“{each}” of {name} is a name of {other}, too. Give each name to one speaker.', {
          each,
          name,
          other,
        });
        report({ code: 'bad-value', severity: 'error', message, range: rangeOf(item) });
      }
    }
    return [{ name, aliases, ...optional('role', readText(fields.get('role'), '“role”', report)) }];
  });
}

/** Reads `labels` of `gloss.yaml`: how speakers’ labels are written, as in `[{time}] {name} >`. */
export function readLabels(field: Field | undefined, report: Report): readonly LabelTemplate[] {
  return readTexts(field, '“labels”', report).flatMap((written) => {
    const template = readTemplate(written);
    if (template) return [template];
    const message = l10n.t(
      '“{written}” says not how a label is written: put {name} where the name stands, once, and {time} or {number} where these do, parted by marks, as in “[{time}] {name}:”. Quote it.',
      { written, name: '{name}', time: '{time}', number: '{number}' },
    );
    report({ code: 'bad-value', severity: 'error', message, range: rangeOf(field?.node) });
    return [];
  });
}
