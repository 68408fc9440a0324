import type { Sql } from "postgres";
import { openListener } from "#db/client";
import { getLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { liveFrame, readLiveNotice } from "../live-frames.ts";
import { log } from "../log.ts";
import { metrics } from "../metrics.ts";
import { noteAlarmsShown, readAlarms } from "../operations/read-alarms.ts";
import { makeCoalescer } from "./coalesce.ts";

const beatMs = 25_000;
/** A burst of news is told as the first and then the last of each such span. */
export const gatherNewsMs = 200;
/** A stream is ended now and then: the browser opens it anew, and is asked again who it is. */
const longestMs = 10 * 60_000;

type Stream = {
  readonly sellerId: string;
  readonly news: (cursor: number) => void;
  readonly recheck: () => void;
  readonly end: () => void;
};

type Hub = { readonly streams: Set<Stream>; listener: Promise<Sql> | null; isEnding: boolean };

/** One hub and one LISTEN connection per process, also when Next bundles routes apart. */
const held = globalThis as typeof globalThis & { alpLive?: Hub };

function hub(): Hub {
  held.alpLive ??= { streams: new Set(), listener: null, isEnding: false };
  return held.alpLive;
}

function listen(): Promise<Sql> {
  const current = hub();
  current.listener ??= startListening(current).catch((error: unknown) => {
    current.listener = null;
    throw error;
  });
  return current.listener;
}

async function startListening(current: Hub): Promise<Sql> {
  const client = openListener();
  const coalescer = makeCoalescer<string, number>(gatherNewsMs, (sellerId, cursor) => {
    for (const stream of current.streams) if (stream.sellerId === sellerId) stream.news(cursor);
  });
  // after a lost connection notices may be missing: each stream looks its cursor up again
  const relisten = () => {
    for (const stream of current.streams) stream.recheck();
  };
  await client.listen(
    "alp_live",
    (payload) => {
      const notice = readLiveNotice(payload);
      if (notice) coalescer.add(notice.sellerId, notice.cursor);
    },
    relisten,
  );
  return client;
}

/**
 * The live stream of a seller's screens: one event per change, its id the seller's cursor. `after` is what the page was
 * drawn with, or the last event that a reconnecting browser saw; a difference is told at once, with every alarm in between.
 */
export async function openLiveStream(scope: SellerScope, request: Request): Promise<Response> {
  if (hub().isEnding) return new Response(null, { status: 503, headers: { connection: "close" } });
  await listen();
  const after = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after");
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => runStream(scope, request.signal, after, controller),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
      // an ending server waits for idle connections; this one goes with its stream
      connection: "close",
    },
  });
}

function runStream(
  scope: SellerScope,
  signal: AbortSignal,
  after: string | null,
  controller: ReadableStreamDefaultController<Uint8Array>,
): void {
  const encoder = new TextEncoder();
  let last = after !== null && /^\d{1,15}$/.test(after) ? Number(after) : null;
  let isOpen = true;
  const write = (text: string) => {
    if (isOpen) controller.enqueue(encoder.encode(text));
  };
  /** One frame after the other: two that were read side by side could overtake each other. */
  let telling: Promise<void> = Promise.resolve();
  const tell = async (known: number | null) => {
    if (!isOpen || (known !== null && last !== null && known <= last)) return;
    if (last === null) {
      last = known ?? (await inScope(scope, getLiveCursor));
      write(liveFrame("hello", last, {}));
      return;
    }
    const batch = await readAlarms(scope, last);
    if (batch.to <= last || !isOpen) return;
    write(liveFrame("news", batch.to, { from: last, alarms: batch.alarms }));
    last = batch.to;
    await noteAlarmsShown(scope, batch.alarms);
  };
  const queue = (known: number | null) => {
    telling = telling.then(() => tell(known)).catch((error: unknown) => log().warn({ err: error }, "live news"));
  };
  const news = (cursor: number) => queue(cursor);
  const recheck = () => queue(null);
  const timers = [setInterval(() => write(": beat\n\n"), beatMs), setTimeout(() => end(), longestMs)];
  const end = () => {
    if (!isOpen) return;
    isOpen = false;
    for (const timer of timers) clearTimeout(timer);
    hub().streams.delete(stream);
    metrics().liveStreams.set(hub().streams.size);
    controller.close();
  };
  const stream: Stream = { sellerId: scope.sellerId, news, recheck, end };
  hub().streams.add(stream);
  metrics().liveStreams.set(hub().streams.size);
  signal.addEventListener("abort", end);
  write("retry: 2000\n\n");
  recheck();
}

/** The process ends: no stream is opened any more, and the server need not wait for those that are. */
export function endLiveStreams(): void {
  hub().isEnding = true;
  closeLiveStreams();
}

/** Ends every stream of this process and its listening; new ones may be opened. */
export function closeLiveStreams(): void {
  const current = hub();
  for (const stream of [...current.streams]) stream.end();
  const listener = current.listener;
  current.listener = null;
  listener?.then((client) => client.end({ timeout: 1 })).catch(() => {});
}
