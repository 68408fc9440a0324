"use client";
import { useTranslations } from "next-intl";

/** Whose role does not repair this. */
export function NotAllowed() {
  const t = useTranslations("repairs");
  return <p className="text-ink-soft">{t("notAllowed")}</p>;
}
