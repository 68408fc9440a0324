"use client";

import { useEffect, useRef } from "react";

/** Inside a strip that scrolls sideways: brings its current link into view, at first and whenever another is current. */
export function CurrentInView({ current }: { readonly current: string }) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const strip = mark.current?.parentElement;
    const link = strip?.querySelector(`[aria-current="page"][href="${CSS.escape(current)}"]`);
    if (!strip || !link) return;
    const [seen, place] = [strip.getBoundingClientRect(), link.getBoundingClientRect()];
    if (place.right > seen.right) strip.scrollLeft += place.right - seen.right + edge;
    else if (place.left < seen.left) strip.scrollLeft -= seen.left - place.left + edge;
  }, [current]);
  return <span ref={mark} hidden />;
}

/** So much of the neighbour is seen, too: the strip goes on. */
const edge = 24;
