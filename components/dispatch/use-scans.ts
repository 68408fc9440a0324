"use client";

import { useCallback, useRef, useState } from "react";
import type { ScanAnswer } from "#lib/dispatch/scan-answer";

/** One line of the last scans: first without an answer, then with one, or with what went wrong on the way. */
export type ScanLine = {
  readonly key: number;
  readonly typed: string;
  readonly answer: ScanAnswer | null;
  readonly fault: "fault" | "refused" | null;
};

/** As many as one looks back at. */
const kept = 30;

/** No answer in this time: the parcel is not in, and the person must know. */
const patienceMs = 10_000;

/**
 * Sends scans one behind the other, in the order of the scanner, however fast it is. The line stands at once; `onLine` hears
 * each line that was answered.
 */
export function useScans(href: string, onLine: (line: ScanLine) => void) {
  const [lines, setLines] = useState<readonly ScanLine[]>([]);
  const serial = useRef(0);
  const last = useRef<Promise<void>>(Promise.resolve());
  const heard = useRef(onLine);
  heard.current = onLine;
  const settle = useCallback((line: ScanLine) => {
    setLines((before) => before.map((one) => (one.key === line.key ? line : one)));
    heard.current(line);
  }, []);
  const begin = useCallback((typed: string): ScanLine => {
    serial.current += 1;
    const line: ScanLine = { key: serial.current, typed, answer: null, fault: null };
    setLines((before) => [line, ...before].slice(0, kept));
    return line;
  }, []);
  const send = useCallback(
    (typed: string, bagId: string | null) => {
      const line = begin(typed);
      last.current = last.current.then(async () => settle({ ...line, ...(await asked(href, { typed, bagId })) }));
    },
    [begin, href, settle],
  );
  /** An answer that came by another way: a bag was opened with the parcel in it. */
  const add = useCallback((answer: ScanAnswer) => settle({ ...begin(answer.typed), answer }), [begin, settle]);
  return { lines, send, add } as const;
}

async function asked(href: string, scan: object): Promise<Pick<ScanLine, "answer" | "fault">> {
  try {
    const answer = await fetch(href, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(scan),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!answer.ok) return { answer: null, fault: answer.status < 500 ? "refused" : "fault" };
    const { value } = (await answer.json()) as { readonly value: ScanAnswer };
    return { answer: value, fault: null };
  } catch {
    return { answer: null, fault: "fault" };
  }
}
