"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import type { PaletteDialogProps } from "./palette-dialog.tsx";

const PaletteDialog = dynamic(() => import("./palette-dialog.tsx").then((module) => module.PaletteDialog), {
  ssr: false,
});

const openEvent = "alp:palette";

/** Opens the palette from any button. */
export function openPalette(): void {
  window.dispatchEvent(new Event(openEvent));
}

/** Ctrl/⌘ K on every page. The palette itself is loaded when it is first asked for. */
export function CommandPalette(props: Omit<PaletteDialogProps, "isOpen" | "onOpenChange">) {
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    const open = () => {
      setWanted(true);
      setOpen(true);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      open();
    };
    window.addEventListener("keydown", onKey);
    window.addEventListener(openEvent, open);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener(openEvent, open);
    };
  }, []);
  return isWanted ? <PaletteDialog {...props} isOpen={isOpen} onOpenChange={setOpen} /> : null;
}
