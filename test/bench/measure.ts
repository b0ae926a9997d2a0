import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Several measurements of one thing, in its unit. */
export interface Sample {
  readonly runs: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
}

export function sampleOf(values: readonly number[]): Sample {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { runs: sorted.length, min: at(0), median: at(0.5), p95: at(0.95) };
}

/** Runs a task so many times, one after the other; the task answers what it measured. The first `warmUp` do not count. */
export async function repeat(
  runs: number,
  task: (run: number) => number | Promise<number>,
  warmUp = 0,
): Promise<Sample> {
  const values: number[] = [];
  for (let run = 0; run < runs + warmUp; run++) {
    const value = await task(run);
    if (run >= warmUp) values.push(value);
  }
  return sampleOf(values);
}

/** Milliseconds that a task takes. */
export async function timed(task: () => unknown): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

/** Milliseconds of CPU (user and system, all threads) that a task takes: what others do on the machine does not count. */
export async function cpuTimed(task: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The most memory (RSS) that a process has had so far, in MB; where the system does not tell, what it has now. */
export function peakMemory(pid: number): number {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /VmHWM:\s*(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes) / 1024;
}
