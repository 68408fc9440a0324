type PaceRules = {
  /** So long is waited for more of the same before a run, in ms. */
  readonly settleMs: number;
  /** A run that has not ended by then is given up, in ms. */
  readonly patienceMs: number;
  /** Whether now is a moment for it; what is asked for at another moment is owed until `release`. */
  readonly mayRun: () => boolean;
  readonly now: () => number;
};

export type Paced = {
  /** Something changed: a run follows. Nothing that is asked for goes unheard. */
  readonly ask: () => void;
  /** The moment may be right again. */
  readonly release: () => void;
  readonly end: () => void;
};

/**
 * Runs `work` when it is asked for: what comes close together is one run, there is never more than one at a time, and after
 * each it rests as long as that took, so that a page that is slow to draw is drawn half of the time at most.
 */
export function paced(work: () => Promise<void>, { settleMs, patienceMs, mayRun, now }: PaceRules): Paced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let isOwed = false;
  let hasEnded = false;
  let restMs = settleMs;
  const run = async () => {
    timer = undefined;
    isOwed = !mayRun();
    if (isOwed) return;
    isRunning = true;
    const began = now();
    let watch: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>((resolve) => {
      watch = setTimeout(resolve, patienceMs);
    });
    await Promise.race([work(), patience]).catch(() => {});
    clearTimeout(watch);
    isRunning = false;
    restMs = Math.max(settleMs, now() - began);
    if (isOwed) ask();
  };
  const ask = () => {
    if (hasEnded) return;
    if (isRunning) isOwed = true;
    else timer ??= setTimeout(run, restMs);
  };
  const release = () => {
    if (isOwed && !isRunning && mayRun()) ask();
  };
  const end = () => {
    hasEnded = true;
    clearTimeout(timer);
  };
  return { ask, release, end };
}
