import { Hourglass } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { CarrierWait } from "#lib/dispatch/carrier-waits";

/** Carriers that keep parcels waiting: how many, until when, and that nothing need be done. Needs the namespace batches. */
export function CarrierWaits({ waits }: { readonly waits: readonly CarrierWait[] }) {
  const t = useTranslations("batches.waits");
  const isEnglish = useLocale() === "en";
  if (waits.length === 0) return null;
  return (
    <div role="status" className="flex flex-col gap-1 border-line border-y bg-soon-soft px-4 py-2 md:px-6">
      {waits.map(({ carrierCode, nameZh, nameEn, kind, parcels, nextTryAt }) => {
        const carrier = isEnglish ? nameEn : nameZh;
        return (
          <p key={carrierCode} className="flex items-start gap-2 text-soon">
            <Hourglass aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>
              {t(kind, { carrier })}
              {t("parcels", { count: parcels })}
              {nextTryAt === null ? t("now") : t("next", { at: nextTryAt })}
              <span className="text-meta"> {t("byItself")}</span>
            </span>
          </p>
        );
      })}
    </div>
  );
}
