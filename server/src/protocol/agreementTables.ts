import { RequestType } from 'vscode-languageserver-protocol';
import type { ComparingParams } from './compare.js';

/** Client to server: tables of what each two coders gave, with their words, for people to read. */
export namespace AgreementTablesRequest {
  export const method = 'gloss/agreementTables';
  export const type = new RequestType<AgreementTablesParams, AgreementTablesResult, void>(method);
}

/** Each other coder against one who is taken to be right, or which code one coder gave where the other gave which. */
export type AgreementTablesParams = ComparingParams &
  (
    | {
        readonly kind: 'gold';
        /** Id of the coder who is taken to be right. */
        readonly gold: string;
      }
    | { readonly kind: 'confusion' }
  );

/** No tables where the study is not known, or the request was cancelled. */
export interface AgreementTablesResult {
  /** One for each two coders. */
  readonly tables: readonly AgreementTable[];
}

/** A table of plain text and numbers, in the language of the server. */
export interface AgreementTable {
  /** Who is compared with whom. */
  readonly title: string;
  /** Headings of the columns, as many as each row has cells. */
  readonly head: readonly string[];
  /** Codes by name, in codebook order; shares from 0 to 1 to three decimals, counts in units. Null where there is no number. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Why a cell has no number, what the table rests on, and why there is no row: a line each. */
  readonly notes: readonly string[];
}
