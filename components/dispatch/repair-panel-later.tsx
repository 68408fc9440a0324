"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";
import { repairParam } from "./repair-place.ts";

const RepairPanel = dynamic(() => import("./repair-panel.tsx").then((module) => module.RepairPanel), { ssr: false });

/** The repairs come when they are asked for. */
export function RepairPanelLater(props: ComponentProps<typeof RepairPanel>) {
  return useSearchParams().get(repairParam) === null ? null : <RepairPanel {...props} />;
}
