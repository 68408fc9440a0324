import { useFormatter, useTranslations } from "next-intl";
import type { DeliveryDays as Days } from "#lib/incidents/delivery-days";
import { DescriptionList } from "@/components/ui/description-list";

type DeliveryDaysProps = {
  readonly days: Days;
  /** Whether the line promises anything at all. */
  readonly hasPromise: boolean;
};

/** When the parcel was promised, and when it is to be expected; what cannot be said is said with its reason. */
export function DeliveryDays({ days, hasPromise }: DeliveryDaysProps) {
  const t = useTranslations("parcel-watch.delivery");
  const format = useFormatter();
  const { promised, predicted, deliveredOn, isLate } = days;
  const day = (date: string) => format.dateTime(Date.parse(date), { timeZone: "UTC", month: "short", day: "numeric" });
  const span = ({ from, to }: { readonly from: string; readonly to: string }) =>
    from === to ? day(from) : t("span", { from: day(from), to: day(to) });
  const late =
    isLate === true ? <span className="text-soon"> {t(deliveredOn ? "cameLate" : "willBeLate")}</span> : null;
  return (
    <section aria-labelledby="delivery" className="flex flex-col gap-2">
      <h2 id="delivery" className="font-medium">
        {t("title")}
      </h2>
      <DescriptionList
        items={[
          { term: t("promised"), value: promised ? span(promised) : t(hasPromise ? "notYet" : "noPromise") },
          deliveredOn
            ? {
                term: t("delivered"),
                value: (
                  <>
                    {day(deliveredOn)}
                    {late}
                  </>
                ),
              }
            : {
                term: t("predicted"),
                value: predicted ? (
                  <>
                    {span(predicted)}
                    {late}
                    <span className="block text-ink-soft text-meta">{t("basis", { count: predicted.deliveries })}</span>
                  </>
                ) : (
                  t("unknown")
                ),
              },
        ]}
      />
    </section>
  );
}
