"use client";

import { useTranslations } from "next-intl";
import { timeSpan } from "@/components/ui/time-span";
import { useNow } from "@/components/ui/use-now";

/** The time that the test has left; no alarm, since it takes minutes of it. */
export function RehearsalLimit({ until, now }: { readonly until: number; readonly now: number }) {
  const t = useTranslations("rehearsal");
  const ui = useTranslations("ui");
  const { unit, ...parts } = timeSpan(until - useNow(now));
  return <span className="text-meta">{t("limit", { span: ui(`time.${unit}`, parts) })}</span>;
}
