"use client";

import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { RecentImport } from "#lib/orders/import-finding";

/** What was imported lately; rows refused then can still be had. Nothing is shown where nothing was imported yet. */
export function RecentImports({ seller }: { readonly seller: string }) {
  const t = useTranslations("intake");
  const format = useFormatter();
  const [recent, setRecent] = useState<readonly RecentImport[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    fetch(`/api/s/${seller}/imports`, { signal: stop.signal })
      .then((response) => (response.ok ? (response.json() as Promise<readonly RecentImport[]>) : []))
      .then(setRecent)
      .catch(() => undefined);
    return () => stop.abort();
  }, [seller]);
  if (recent.length === 0) return null;
  return (
    <section className="mt-4 w-full border-line border-t pt-3 text-left text-meta">
      <h3 className="font-medium">{t("recent.title")}</h3>
      <ul className="mt-1 flex flex-col gap-1.5">
        {recent.map((one) => (
          <li key={one.id}>
            <span className="break-all">{one.fileName}</span>{" "}
            <span className="text-ink-soft">
              {one.storeName} · {format.dateTime(one.createdAt, { dateStyle: "short", timeStyle: "short" })}
            </span>
            <span className="block text-ink-soft">{t("recent.line", { ...one.counts })}</span>
            {one.counts.refused > 0 ? (
              <a
                className="inline-flex items-center gap-1 text-accent-ink hover:underline"
                href={`/api/s/${seller}/imports/${one.id}/refused`}
                download
              >
                <Download aria-hidden className="size-3.5" />
                {t("recent.refused", { count: one.counts.refused })}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
