import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import type { Row, RowGroup } from './row.js';
import { rowGroups } from './rows/index.js';

/** Prints how fast Gloss is, beside how fast it is to be. Judges nothing: it fails only where it cannot measure. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, only: { type: 'string', multiple: true }, quick: { type: 'boolean' } },
  });
  const { json = false, only = [], quick = false } = values;
  const chosen = rowGroups.filter(({ name }) => only.length === 0 || only.some((wanted) => name.startsWith(wanted)));
  if (chosen.length === 0) throw new Error(`--only takes ${rowGroups.map(({ name }) => name).join(', ')}.`);
  const results: { readonly group: RowGroup; readonly rows: readonly Row[] }[] = [];
  for (const group of chosen) {
    console.error(`… ${group.name}`);
    results.push({ group, rows: await group.run({ quick }) });
  }
  if (json) {
    const rows = results.flatMap(({ group: { name, table }, rows }) =>
      rows.map((row) => ({ group: name, table, ...row, ok: verdict(row) })),
    );
    console.log(JSON.stringify({ machine, quick, rows }, undefined, 2));
    return;
  }
  console.log(`\n${machine}${quick ? ' · --quick: these figures do not count' : ''}`);
  for (const table of ['large study', 'against others'] as const) {
    const rows = results.filter(({ group }) => group.table === table).flatMap(({ rows }) => rows);
    if (rows.length > 0) console.log(`\n${titles[table]}\n${printTable(rows)}`);
  }
}

const titles = {
  'large study': 'A study of 1,000 transcripts, 40 MB, 200,000 segments',
  'against others': 'On what other programs were measured on: 200 transcripts, 8.1 MB, 10,000 segments',
} as const;

const machine = `node ${process.version} on ${process.platform} · ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'} · ${Math.round(totalmem() / 2 ** 30)} GB · load ${loadavg()[0]?.toFixed(1)} at the start`;

const verdict = ({ aim, sample }: Row): boolean | undefined => aim && sample[aim.of] <= aim.most;

function printTable(rows: readonly Row[]): string {
  const cells = [
    ['what', 'min', 'median', 'p95', 'runs', 'aim', '', 'measured'],
    ...rows.map((row) => {
      const { what, sample, unit, aim, how } = row;
      const ok = verdict(row);
      return [
        what,
        ...[sample.min, sample.median, sample.p95].map((value) => `${printNumber(value)} ${unit}`),
        String(sample.runs),
        aim ? `${aim.of} ≤ ${printNumber(aim.most)} ${unit}` : '',
        ok === undefined ? '' : ok ? 'ok' : 'short',
        how,
      ];
    }),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const pad = (text: string, column: number): string =>
    column >= 1 && column <= 4 ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return cells.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}

const printNumber = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-GB') : String(Number(value.toPrecision(value < 1 ? 2 : 3)));

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
