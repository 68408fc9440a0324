/** What the person at the terminal reads: one line per step, and a sign of life while a step takes long. */
const began = performance.now();

export function say(text) {
  console.log(`${clock()}  ${text}`);
}

/** Runs a step; every ten seconds it says that it still runs. */
export async function during(text, work) {
  say(text);
  const since = performance.now();
  const timer = setInterval(() => say(`… ${text} (${Math.round((performance.now() - since) / 1000)} s)`), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

export function seconds() {
  return ((performance.now() - began) / 1000).toFixed(1);
}

function clock() {
  return `${seconds().padStart(6)} s`;
}

/** A failure that is explained in words: shown without a stack. */
export class Trouble extends Error {}

/** Ends the program with what went wrong. */
export function giveUp(error) {
  console.error(error instanceof Trouble ? `\n${error.message}\n` : error);
  process.exitCode = 1;
}
