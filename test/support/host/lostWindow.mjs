/** The exit code of a run whose window stopped answering: it says nothing of the tests. */
export const lostWindow = 75;
