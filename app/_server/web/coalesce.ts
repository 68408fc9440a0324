/** A clock that tests can turn. */
export type Timers = {
  readonly set: (work: () => void, ms: number) => unknown;
};

const realTimers: Timers = { set: (work, ms) => setTimeout(work, ms) };

/**
 * Passes at most one value per key and `everyMs` on: the first at once, then the latest of those that came meanwhile.
 * Nothing is lost: what came last is always passed on.
 */
export function makeCoalescer<K, V>(
  everyMs: number,
  pass: (key: K, value: V) => void,
  timers: Timers = realTimers,
): { readonly add: (key: K, value: V) => void } {
  const waiting = new Map<K, { value: V } | null>();
  const open = (key: K) => {
    const next = waiting.get(key);
    if (!next) {
      waiting.delete(key);
      return;
    }
    send(key, next.value);
  };
  const send = (key: K, value: V) => {
    waiting.set(key, null);
    pass(key, value);
    timers.set(() => open(key), everyMs);
  };
  return {
    add: (key, value) => {
      if (waiting.has(key)) waiting.set(key, { value });
      else send(key, value);
    },
  };
}
