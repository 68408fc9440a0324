/** What one event of the live stream brings: everything of the seller behind `from` up to `to`. */
export type LiveBatch = { readonly from: number; readonly to: number; readonly alarms: readonly unknown[] };

const longestWaitMs = 30_000;

/**
 * Hears of a seller's news. One tab holds the stream (Web Locks), the others hear of it by BroadcastChannel; whoever takes over
 * goes on from what it heard last. `first`: the cursor with which the page was drawn; a difference is told at once. Answers how
 * to stop.
 */
export function hearLive(sellerId: string, first: number | undefined, onNews: (batch: LiveBatch) => void): () => void {
  let last = first ?? null;
  const channel = new BroadcastChannel(`alp-live-${sellerId}`);
  const heard = (batch: LiveBatch) => {
    last = Math.max(last ?? 0, batch.to);
    onNews(batch);
  };
  channel.onmessage = ({ data }) => {
    const batch = readBatch(data);
    if (batch) heard(batch);
  };
  const lead = leadOnce(`alp-live-${sellerId}`, (signal) => {
    holdStream(sellerId, () => last, signal, {
      onHello: (cursor) => {
        last ??= cursor;
      },
      onNews: (batch) => {
        channel.postMessage(batch);
        heard(batch);
      },
    });
  });
  return () => {
    lead.abort();
    channel.close();
  };
}

/** Runs `work` while this tab leads; a tab without Web Locks (plain http on a foreign address) leads itself. */
function leadOnce(name: string, work: (signal: AbortSignal) => void): AbortController {
  const controller = new AbortController();
  const { signal } = controller;
  const leave = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  if (!("locks" in navigator)) {
    work(signal);
    return controller;
  }
  navigator.locks
    .request(name, { signal }, () => {
      work(signal);
      return leave;
    })
    .catch(() => {});
  return controller;
}

type Listener = { readonly onHello: (cursor: number) => void; readonly onNews: (batch: LiveBatch) => void };

/** Keeps a stream open: the browser reconnects by itself, and after a refusal it is tried again ever more slowly. */
function holdStream(sellerId: string, after: () => number | null, signal: AbortSignal, listener: Listener): void {
  let waitMs = 1000;
  const open = () => {
    if (signal.aborted) return;
    const last = after();
    const source = new EventSource(`/api/live/${sellerId}${last === null ? "" : `?after=${last}`}`);
    source.addEventListener("hello", (event) => {
      waitMs = 1000;
      listener.onHello(Number(event.lastEventId));
    });
    source.addEventListener("news", (event) => {
      waitMs = 1000;
      const batch = readBatch({ ...parse(event.data), to: Number(event.lastEventId) });
      if (batch) listener.onNews(batch);
    });
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(open, waitMs * (0.5 + Math.random()));
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    };
    signal.addEventListener("abort", () => source.close());
  };
  open();
}

function parse(text: unknown): object {
  try {
    const value: unknown = JSON.parse(String(text));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Null for what an older version in another tab says. */
function readBatch(data: unknown): LiveBatch | null {
  if (typeof data !== "object" || data === null) return null;
  const { from, to, alarms } = data as Partial<LiveBatch>;
  if (typeof from !== "number" || typeof to !== "number" || !Array.isArray(alarms)) return null;
  return { from, to, alarms };
}
