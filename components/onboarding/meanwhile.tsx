"use client";

import { ChevronRight, FileSpreadsheet, MapPin, Package, Scale } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { useWizard } from "./wizard-context.tsx";

/** Open to every seller before the approval, and useful on the first day after it. */
const places = [
  { key: "orders", path: "orders", icon: FileSpreadsheet },
  { key: "products", path: "products", icon: Package },
  { key: "market", path: "settings/market", icon: Scale },
  { key: "addresses", path: "settings/addresses", icon: MapPin },
] as const;

/** What the seller can do while it waits for a paper or for the verdict. */
export function Meanwhile() {
  const t = useTranslations("onboarding.meanwhile");
  const { sellerId } = useWizard();
  return (
    <section aria-labelledby="meanwhile-title" className="print:hidden">
      <h2 id="meanwhile-title" className="font-medium text-ink-soft text-meta">
        {t("title")}
      </h2>
      <ul className="mt-1 grid grid-cols-1 gap-x-4 sm:grid-cols-2">
        {places.map(({ key, path, icon: Icon }) => (
          <li key={key}>
            <Link
              href={`/s/${sellerId}/${path}`}
              className="-mx-2 flex min-h-9 items-center gap-2 rounded-md px-2 hover:bg-hover max-md:min-h-11"
            >
              <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
              <span className="min-w-0 flex-1 truncate">{t(key)}</span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
