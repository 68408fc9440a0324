"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "@/components/ui/key-map";
import type { DocumentVerb } from "./use-document-views.ts";

export type ReviewKeyHandlers = {
  readonly step: (by: 1 | -1) => void;
  readonly press: (verb: "pass" | "refuse") => void;
  readonly chooseDocument: (index: number) => void;
  readonly lookAt: (verb: DocumentVerb) => void;
};

const looks: Readonly<Record<string, DocumentVerb>> = {
  "+": "zoom_in",
  "=": "zoom_in",
  "-": "zoom_out",
  "0": "fit",
  e: "rotate",
  "]": "next_page",
  "[": "previous_page",
};

/** j/k, p, r, 1 to 9, + - 0, e, [ and ] on the whole page, as long as nobody types and nothing lies above. */
export function useReviewKeys(handlers: ReviewKeyHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event) || document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
      if (!act(event.key, latest.current)) return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

/** Answers whether the key meant something. */
function act(key: string, { step, press, chooseDocument, lookAt }: ReviewKeyHandlers): boolean {
  const look = looks[key];
  if (look) lookAt(look);
  else if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
  else if (key === "p" || key === "r") press(key === "p" ? "pass" : "refuse");
  else if (/^[1-9]$/.test(key)) chooseDocument(Number(key) - 1);
  else return false;
  return true;
}
