import { useCallback, useEffect, useRef, useState } from "react";
import { type AlarmBatch, hear } from "#lib/alarms/replay";
import type { ScreenAlarm } from "#lib/alarms/screen-alarm";
import { hearLive } from "@/components/layout/live-stream";

/**
 * The alarms that rang since the page was opened and nobody has put away, the newest last; each once, whatever the line does.
 * `onRing` hears of new ones.
 */
export function useAlarms(sellerId: string, cursor: number, onRing: (alarms: readonly ScreenAlarm[]) => void) {
  const [ringing, setRinging] = useState<readonly ScreenAlarm[]>([]);
  const first = useRef(cursor);
  const told = useRef({ last: cursor });
  const ring = useRef(onRing);
  ring.current = onRing;
  useEffect(() => {
    const leaving = new AbortController();
    let asking: Promise<void> | null = null;
    const take = (batch: AlarmBatch<ScreenAlarm>) => {
      const heard = hear(told.current, batch);
      told.current = heard.told;
      if (heard.show.length > 0) {
        setRinging((before) => [...before, ...heard.show]);
        ring.current(heard.show);
      }
      if (heard.missing === null || asking) return;
      asking = askFor(sellerId, heard.missing, leaving.signal)
        .then((missed) => {
          if (missed) take(missed);
        })
        .finally(() => {
          asking = null;
        });
    };
    const stop = hearLive(sellerId, first.current, (batch) => take(batch as AlarmBatch<ScreenAlarm>));
    return () => {
      leaving.abort();
      stop();
    };
  }, [sellerId]);
  const putAway = useCallback(() => setRinging([]), []);
  return { ringing, putAway } as const;
}

/** What lies behind a gap; null when it cannot be had now: the next news will find the gap again. */
async function askFor(sellerId: string, after: number, signal: AbortSignal): Promise<AlarmBatch<ScreenAlarm> | null> {
  try {
    const response = await fetch(`/api/s/${sellerId}/alarms?after=${after}`, { signal });
    return response.ok ? ((await response.json()) as AlarmBatch<ScreenAlarm>) : null;
  } catch {
    return null;
  }
}
