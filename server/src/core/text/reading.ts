/** Work that can be left at each step and taken up again, so that whoever runs it can let other work go first. */
export type Reading<T> = Generator<undefined, T>;

/** Does the work without a pause. */
export function atOnce<T>(reading: Reading<T>): T {
  let step = reading.next();
  while (!step.done) step = reading.next();
  return step.value;
}
