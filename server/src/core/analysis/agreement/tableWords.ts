import * as l10n from '../../text/l10n.js';

/** How the columns of a table are headed, and what stands for all codes and for no code. */
export interface TableWords {
  readonly code: string;
  readonly precision: string;
  readonly recall: string;
  readonly f1: string;
  readonly right: string;
  readonly missed: string;
  readonly wrong: string;
  readonly units: string;
  readonly allCodes: string;
  readonly noCode: string;
}

/** As programs read them, the same in each language. */
export const fixedWords: TableWords = {
  code: 'code',
  precision: 'precision',
  recall: 'recall',
  f1: 'F1',
  right: 'right',
  missed: 'missed',
  wrong: 'wrong',
  units: 'units',
  allCodes: 'all codes',
  noCode: '(none)',
};

/** As a person reads them. */
export const spokenWords = (): TableWords => ({
  code: l10n.t('code'),
  precision: l10n.t('precision'),
  recall: l10n.t('recall'),
  f1: 'F1',
  right: l10n.t('right'),
  missed: l10n.t('missed'),
  wrong: l10n.t('wrong'),
  units: l10n.t('units'),
  allCodes: l10n.t('all codes'),
  noCode: l10n.t('(none)'),
});
