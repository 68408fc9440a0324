"use client";

import { useCallback, useState } from "react";

/** How one document is looked at. `zoom` 1: it fits the window. */
export type DocumentLook = { readonly zoom: number; readonly turn: 0 | 90 | 180 | 270; readonly page: number };

const atFirst: DocumentLook = { zoom: 1, turn: 0, page: 1 };
const steps = [1, 1.5, 2, 3, 4, 6] as const;

export type DocumentVerb = "zoom_in" | "zoom_out" | "fit" | "rotate" | "next_page" | "previous_page";

/** What a verb makes of a look; at the ends it stays as it is. */
export function changedLook(look: DocumentLook, verb: DocumentVerb, pages: number): DocumentLook {
  switch (verb) {
    case "zoom_in":
      return { ...look, zoom: steps.find((step) => step > look.zoom) ?? look.zoom };
    case "zoom_out":
      return { ...look, zoom: steps.findLast((step) => step < look.zoom) ?? look.zoom };
    case "fit":
      return { ...look, zoom: 1 };
    case "rotate":
      return { ...look, turn: turned[look.turn] };
    case "next_page":
      return { ...look, page: Math.min(pages, look.page + 1) };
    case "previous_page":
      return { ...look, page: Math.max(1, look.page - 1) };
  }
}

const turned = { 0: 90, 90: 180, 180: 270, 270: 0 } as const;

/** The look of each document, kept while one goes to and fro between them. */
export function useDocumentLooks() {
  const [looks, setLooks] = useState<Readonly<Record<string, DocumentLook>>>({});
  const lookOf = (id: string) => looks[id] ?? atFirst;
  const change = useCallback((id: string, verb: DocumentVerb, pages: number) => {
    setLooks((before) => ({ ...before, [id]: changedLook(before[id] ?? atFirst, verb, pages) }));
  }, []);
  return { lookOf, change } as const;
}
