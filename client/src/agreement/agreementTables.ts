import { commands, Disposable, l10n } from 'vscode';
import { AgreementTablesRequest, type AgreementTable, type AgreementTablesParams } from '#protocol';
import { comparingNow } from './comparing.js';
import { pickGold } from './pickGold.js';
import { askingCommand } from '../common/asking.js';
import { tableInWords } from './tableInWords.js';
import { warn } from '../common/ask.js';
import { chooseStudy } from '../study/chooseStudy.js';
import type { Context, Feature } from '../context.js';
import { sayWork } from '../common/showWork.js';
import { VirtualDocument } from '../common/virtualDocument.js';

/** Tables of each two coders, in documents: how they meet a gold standard, and which codes they gave instead. */
export const agreementTables: Feature = (context) => {
  const gold = new TablesDocument('gloss-gold', 'Gold Standard.txt', [
    l10n.t('Each coder beside the one who is taken to be right.'),
    l10n.t('Precision: how much of what the coder gave is right. Recall: how much of what is right the coder gave.'),
    l10n.t('F1: both in one. Right, missed and wrong: how much was given rightly, left out, and given in addition.'),
  ]);
  const confusion = new TablesDocument('gloss-confusion', 'Codes Instead.txt', [
    l10n.t('Which code one coder gave where the other gave which; “(none)” is where a coder gave no other code.'),
  ]);
  return Disposable.from(
    gold,
    confusion,
    askingCommand('gloss.compareWithGold', context, async () => {
      const study = await chooseStudy(context);
      const chosen = study === undefined ? undefined : await pickGold(context, study);
      if (study === undefined || chosen === undefined) return;
      await gold.show(ask(context, { ...comparingNow(context), study, kind: 'gold', gold: chosen }));
    }),
    commands.registerCommand('gloss.showConfusion', async () => {
      const study = await chooseStudy(context);
      if (study === undefined) return;
      await confusion.show(ask(context, { ...comparingNow(context), study, kind: 'confusion' }));
    }),
  );
};

/** The tables; undefined where they were refused, which has been shown. */
async function ask({ client }: Context, params: AgreementTablesParams): Promise<readonly AgreementTable[] | undefined> {
  try {
    const asked = client.sendRequest(AgreementTablesRequest.type, params);
    return (await sayWork(l10n.t('Comparing coders'), asked)).tables;
  } catch (error) {
    void warn(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** Tables with what they say above them. */
class TablesDocument extends Disposable {
  private text: string | undefined;
  private readonly document: VirtualDocument;

  constructor(
    scheme: string,
    name: string,
    private readonly says: readonly string[],
  ) {
    super(() => {
      this.document.dispose();
    });
    this.document = new VirtualDocument(
      scheme,
      name,
      () => this.text ?? l10n.t('These tables were not kept. Compare coders again.'),
    );
  }

  async show(asked: Promise<readonly AgreementTable[] | undefined>): Promise<void> {
    const tables = await asked;
    if (!tables) return;
    const parts = [this.says, ...tables.map(tableInWords)];
    this.text = `${parts.map((lines) => lines.join('\n')).join('\n\n\n')}\n`;
    await this.document.show();
  }
}
