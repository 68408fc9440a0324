"use client";

import { useTranslations } from "next-intl";
import { Kbd } from "@/components/ui/kbd";

const keys = [
  ["move", ["k", "j"]],
  ["pass", ["p"]],
  ["refuse", ["r"]],
  ["documents", ["1–9"]],
  ["zoom", ["+", "-", "0"]],
  ["rotate", ["e"]],
  ["pages", ["[", "]"]],
] as const;

/** The keys of the desk, where a keyboard is. */
export function ReviewKeys() {
  const t = useTranslations("reviews.desk");
  return (
    <section
      aria-label={t("keys")}
      className="border-line border-t px-4 py-3 text-ink-soft text-meta max-lg:hidden md:px-5"
    >
      <ul className="flex flex-wrap gap-x-4 gap-y-1.5">
        {keys.map(([name, caps]) => (
          <li key={name} className="flex items-center gap-1">
            {caps.map((cap) => (
              <Kbd key={cap}>{cap}</Kbd>
            ))}
            {t(`keysList.${name}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
