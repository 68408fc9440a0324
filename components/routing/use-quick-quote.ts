import { useEffect, useRef, useState } from "react";
import type { QuickQuoteAnswer } from "#lib/routing/quick-quote-answer";
import { type QuickQuoteTyped, quickQuoteQuery } from "#lib/routing/quick-quote-fields";

/** Letters come quicker than answers: one question per pause. */
const pauseMs = 120;

type Known = { readonly query: string; readonly answer: QuickQuoteAnswer; readonly hasFailed: boolean };

/**
 * The server's answer to what was typed last; an earlier question is given up, and the last answer stays until the next one
 * is there. The address follows without a new page.
 */
export function useQuickQuote(
  seller: string,
  typed: QuickQuoteTyped,
  first: { readonly typed: QuickQuoteTyped; readonly answer: QuickQuoteAnswer },
): { readonly answer: QuickQuoteAnswer; readonly isPending: boolean; readonly hasFailed: boolean } {
  const query = quickQuoteQuery(typed);
  const [known, setKnown] = useState<Known>({
    query: quickQuoteQuery(first.typed),
    answer: first.answer,
    hasFailed: false,
  });
  const latest = useRef(known.query);
  useEffect(() => {
    if (latest.current === query) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      latest.current = query;
      window.history.replaceState(null, "", query === "" ? window.location.pathname : `?${query}`);
      ask(seller, query, stop.signal)
        .then((answer) => setKnown({ query, answer, hasFailed: false }))
        .catch((error: unknown) => {
          if (!(error instanceof DOMException && error.name === "AbortError")) {
            setKnown((before) => ({ ...before, query, hasFailed: true }));
          }
        });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, seller]);
  return { answer: known.answer, isPending: known.query !== query, hasFailed: known.hasFailed };
}

async function ask(seller: string, query: string, signal: AbortSignal): Promise<QuickQuoteAnswer> {
  const response = await fetch(`/api/s/${seller}/quote?${query}`, { signal });
  if (!response.ok) throw new Error(`the quote was answered with ${response.status}`);
  return (await response.json()) as QuickQuoteAnswer;
}
