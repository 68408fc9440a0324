import { useTranslations } from "next-intl";
import type { DeliveryEstimate } from "#lib/routing/delivery-time";
import { StatusPill } from "@/components/ui/status-pill";

type DeliveryLineProps = {
  readonly delivery: DeliveryEstimate;
  /** Null: no day was asked for. */
  readonly arrivesInTime: boolean | null;
};

/** When it arrives, on what ground that is said, and whether in time. */
export function DeliveryLine({ delivery, arrivesInTime }: DeliveryLineProps) {
  const t = useTranslations("routing.delivery");
  const { p50, p90, basis, parcels } = delivery;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5 gap-y-0.5">
      <span className="tabular-nums" title={t("explained", { p50, p90 })}>
        {t("range", { p50, p90 })}
      </span>
      <span className="text-ink-soft">{t(`basis.${basis}`, { parcels })}</span>
      {arrivesInTime === null ? null : (
        <StatusPill tone={arrivesInTime ? "done" : "soon"}>{t(arrivesInTime ? "inTime" : "late")}</StatusPill>
      )}
    </span>
  );
}
