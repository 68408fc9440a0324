"use client";

import NextLink from "next/link";
import { type ComponentProps, type PointerEvent, useState } from "react";

/**
 * A link whose page is fetched when a pointer rests on it, and not because it is in view: a screen that is drawn anew at
 * every news would ask for all that it leads to each time. `prefetch={false}`: not even then.
 */
export function Link({ prefetch, onPointerEnter, onPointerLeave, ...rest }: ComponentProps<typeof NextLink>) {
  const [isMeant, setMeant] = useState(false);
  const enter = (event: PointerEvent<HTMLAnchorElement>) => {
    setMeant(true);
    onPointerEnter?.(event);
  };
  const leave = (event: PointerEvent<HTMLAnchorElement>) => {
    setMeant(false);
    onPointerLeave?.(event);
  };
  return (
    <NextLink {...rest} prefetch={isMeant ? (prefetch ?? null) : false} onPointerEnter={enter} onPointerLeave={leave} />
  );
}
