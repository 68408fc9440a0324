"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect } from "react";
import { roles } from "./roles.ts";
import type { TableKeys } from "./use-table-keys.ts";

export type VirtualRowsProps = {
  readonly count: number;
  readonly height: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly keys: TableKeys;
  readonly draw: (index: number) => ReactNode;
};

/** The head covers the first rows; a row that is scrolled to must come out below it. */
const headHeight = 36;

/** Only the rows in sight and some around them; empty space above and below stands for the others. */
export function VirtualRows({ count, height, scroller, keys, draw }: VirtualRowsProps) {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    initialRect: { width: 0, height: 1200 },
  });
  useEffect(() => {
    if (height > 0) virtualizer.measure();
  }, [virtualizer, height]);
  useEffect(() => keys.setScrollTo((index) => virtualizer.scrollToIndex(index)), [keys, virtualizer]);
  const items = virtualizer.getVirtualItems();
  const above = (items[0]?.start ?? headHeight) - headHeight;
  const below = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? headHeight) - headHeight);
  return (
    <>
      <Space height={above} />
      <tbody {...roles.group} className="max-sm:block">
        {items.map((item) => draw(item.index))}
      </tbody>
      <Space height={below} />
    </>
  );
}

function Space({ height }: { readonly height: number }) {
  return (
    <tbody aria-hidden="true" className="max-sm:block">
      <tr className="max-sm:block" style={{ height }} />
    </tbody>
  );
}
