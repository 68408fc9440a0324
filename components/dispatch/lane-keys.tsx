"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { KeyGroup } from "@/components/ui/key-map";
import { useKeys } from "@/components/ui/use-keys";

/** G and a letter: the lanes of the day, and where parcels are packed and handed over. */
const ways = [
  ["g d", "ready", "dispatch?lane=ready"],
  ["g f", "repair", "dispatch?lane=repair"],
  ["g l", "handOver", "dispatch/labelled"],
  ["g n", "notice", "dispatch/notices"],
  ["g p", "picking", "dispatch/picking"],
  ["g s", "scan", "scan"],
  ["g o", "bags", "handover"],
] as const;

/** The lanes by keyboard, on each of their screens. */
export function LaneKeys({ seller }: { readonly seller: string }) {
  const t = useTranslations("daily.keys");
  const router = useRouter();
  const group = useMemo<KeyGroup>(
    () => ({
      title: t("goTo"),
      order: 30,
      lines: ways.map(([key, name, place]) => ({
        keys: [key],
        text: t(name),
        run: () => router.push(`/s/${seller}/${place}`),
      })),
    }),
    [t, router, seller],
  );
  useKeys(group);
  return null;
}
