"use client";

import dynamic from "next/dynamic";
import type { ConfirmDialogProps } from "./confirm-panel.tsx";
import { useOnceWanted } from "./use-once-wanted.ts";

const load = () => import("./confirm-panel.tsx").then((module) => module.ConfirmPanel);
const ConfirmPanel = dynamic(load, { ssr: false });

/** Asks once more before what cannot be undone; its code comes after the page. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return useOnceWanted(props.isOpen, load) ? <ConfirmPanel {...props} /> : null;
}
