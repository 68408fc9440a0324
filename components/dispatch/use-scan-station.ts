"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ScanAnswer, WeightPrice } from "#lib/dispatch/scan-parcel";
import {
  freshStation,
  type ScanEffect,
  type ScanEvent,
  type ScanTone,
  type Station,
  stepStation,
} from "#lib/dispatch/scan-station";
import { printInFrame } from "@/components/papers/print-frame";
import type { ScanTone as Sound } from "./scan-sound.ts";

/** One ear for both desks: what is alarmed at the hand-over sounds the same at the packing table. */
const sounds: Readonly<Record<ScanTone, Sound | null>> = {
  ...{ idle: null, ok: "done", done: "offer", soon: "repeat", alarm: "alarm" },
};

type StationOptions = {
  /** `/api/s/<seller>`. */
  readonly api: string;
  readonly printsAtScan: boolean;
  /** Silent where this work place wants no sound. */
  readonly play: (sound: Sound) => void;
  /** The address of a label's print at this work place. */
  readonly labelAddress: (waybillId: string) => string;
};

/**
 * The packing table at work: events go through `stepStation` one after the other, each with its answer, so that no scan is
 * judged by a table that is out of date and none is lost, however quickly they come.
 */
export function useScanStation(options: StationOptions) {
  const [station, setStation] = useState<Station>(freshStation);
  const [waiting, setWaiting] = useState(0);
  const held = useRef(station);
  const latest = useRef(options);
  latest.current = options;
  const queue = useRef<Promise<void>>(Promise.resolve());

  const apply = useCallback((event: ScanEvent): readonly ScanEffect[] => {
    const { printsAtScan, play } = latest.current;
    const step = stepStation(held.current, event, { printsAtScan });
    const sound = sounds[step.station.notice.tone];
    if (sound && step.station.notice !== held.current.notice) play(sound);
    held.current = step.station;
    setStation(step.station);
    return step.effects;
  }, []);

  const work = useCallback(
    async (event: ScanEvent): Promise<void> => {
      for (const effect of apply(event)) {
        const { api, labelAddress } = latest.current;
        if (effect.kind === "print") {
          const { waybillId } = effect;
          // the hand goes on while the printer draws
          void printInFrame(labelAddress(waybillId)).then(
            (isPrinted) => isPrinted || apply({ kind: "print_failed", waybillId }),
          );
          continue;
        }
        const next = await perform(api, effect);
        if (next) await work(next);
      }
    },
    [apply],
  );

  const send = useCallback(
    (event: ScanEvent) => {
      setWaiting((count) => count + 1);
      queue.current = queue.current.then(() => work(event)).finally(() => setWaiting((count) => count - 1));
    },
    [work],
  );

  // whoever leaves lays the parcel back, so that others may take it
  useEffect(() => {
    const leave = () => {
      const parcel = held.current.held;
      if (!parcel || parcel.grams !== null) return;
      const body = JSON.stringify({ waybillId: parcel.parcel.waybillId });
      navigator.sendBeacon(`${latest.current.api}/scan/release`, body);
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, []);

  return { station, send, isWaiting: waiting > 0 } as const;
}

/** Asks the server for an effect; what comes of it is the next event. */
async function perform(api: string, effect: Exclude<ScanEffect, { kind: "print" }>): Promise<ScanEvent | null> {
  switch (effect.kind) {
    case "lookup": {
      const { text, current, inside } = effect;
      const answer = await post<ScanAnswer>(`${api}/scan`, { text, current, inside });
      return answer.ok ? { kind: "answer", text, answer: answer.value } : { kind: "fault", text, code: answer.code };
    }
    case "save": {
      const { waybillId, contents, grams } = effect;
      const body = { waybillId, contents, grams };
      const answer = await patiently(() => post<{ price: WeightPrice | null }>(`${api}/scan/check`, body));
      if (answer.ok) return { kind: "saved", waybillId, price: answer.value.price };
      return { kind: "fault", text: "", code: answer.code === "offline" ? "not_saved" : "not_kept" };
    }
    case "release":
      await post(`${api}/scan/release`, { waybillId: effect.waybillId });
      return null;
  }
}

/** What was checked is worth a second try, and a third: a network that comes back within seconds loses nothing. */
async function patiently<T>(ask: () => Promise<Posted<T>>): Promise<Posted<T>> {
  let answer = await ask();
  for (const waitMs of [1000, 3000]) {
    if (answer.ok || answer.code !== "offline") break;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    answer = await ask();
  }
  return answer;
}

type Posted<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: "offline" | "refused" };

async function post<T>(address: string, body: unknown): Promise<Posted<T>> {
  try {
    const response = await fetch(address, { method: "POST", body: JSON.stringify(body) });
    const answer = (await response.json()) as { ok: true; value: T } | { ok: false };
    return answer.ok ? answer : { ok: false, code: "refused" };
  } catch {
    return { ok: false, code: "offline" };
  }
}
