"use client";

import { type RefObject, useEffect, useRef } from "react";

type LoadMoreProps = {
  readonly load: () => void;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Rows that are here: with others the end lies elsewhere. */
  readonly count: number;
};

/** Asks for more rows some screens before the end comes into sight. */
export function LoadMore({ load, scroller, count }: LoadMoreProps) {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: with more rows an end that is still in sight asks again
  useEffect(() => {
    if (!end.current) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      root: scroller.current,
      rootMargin: "0px 0px 1500px 0px",
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [scroller, count]);
  return <div ref={end} aria-hidden="true" className="h-px" />;
}
