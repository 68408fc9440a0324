"use client";

import { useEffect, useEffectEvent, useState } from "react";

/** Takes a file dropped anywhere in the window; true while one hovers over it. */
export function useFileDrop(onFile: (file: File) => void, isOpen: boolean): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent((file: File) => onFile(file));
  useEffect(() => {
    if (!isOpen) return;
    const stop = new AbortController();
    const { signal } = stop;
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      setOver(false);
      if (!file) return;
      event.preventDefault();
      take(file);
    };
    window.addEventListener("dragover", over, { signal });
    window.addEventListener("dragleave", leave, { signal });
    window.addEventListener("drop", drop, { signal });
    return () => stop.abort();
  }, [isOpen]);
  return isOver;
}
