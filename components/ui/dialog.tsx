"use client";

import dynamic from "next/dynamic";
import type { DialogProps, SheetProps } from "./dialog-panels.tsx";
import { useOnceWanted } from "./use-once-wanted.ts";

const load = () => import("./dialog-panels.tsx");
const DialogPanel = dynamic(() => load().then((module) => module.DialogPanel), { ssr: false });
const SheetPanel = dynamic(() => load().then((module) => module.SheetPanel), { ssr: false });

/** A question or a short form above the screen. Its code comes after the page. */
export function Dialog(props: DialogProps) {
  return useOnceWanted(props.isOpen, load) ? <DialogPanel {...props} /> : null;
}

/** A panel at the right for details, repairs and reviews; the whole screen on a phone. */
export function Sheet(props: SheetProps) {
  return useOnceWanted(props.isOpen, load) ? <SheetPanel {...props} /> : null;
}
