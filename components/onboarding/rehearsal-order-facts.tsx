import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { RehearsalOrder } from "#lib/dispatch/rehearsal-order";
import { rehearsalRoles } from "#lib/onboarding/states";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionList } from "@/components/ui/description-list";

/** The made-up order: what of it is the seller's own, and where its two parcels go. */
export function RehearsalOrderFacts({ order }: { readonly order: RehearsalOrder }) {
  const t = useTranslations("rehearsal");
  const format = useFormatter();
  const isChinese = useLocale().startsWith("zh");
  const { goods, solution, priceUsdMinor } = order;
  const price =
    priceUsdMinor === null
      ? t("order.noPrice")
      : format.number(priceUsdMinor / 100, { style: "currency", currency: "USD" });
  return (
    <section aria-labelledby="rehearsal-order" className="rounded-md border border-line bg-surface px-4 py-3">
      <h2 id="rehearsal-order" className="mb-2 font-medium">
        {t("order.title")}
      </h2>
      <DescriptionList
        items={[
          { term: t("order.store"), value: order.storeName },
          { term: t("order.address"), value: t(`order.addressFrom.${order.addressFrom}`) },
          {
            term: t("order.goods"),
            value: `${isChinese ? goods.nameZh : goods.nameEn} · ${t(`order.productFrom.${order.productFrom}`)}`,
          },
          {
            term: t("order.solution"),
            value: `${isChinese ? solution.nameZh : solution.nameEn} · ${format.number(order.weightGrams)} g · ${price}`,
          },
          ...rehearsalRoles.map((role) => ({
            term: t(`roles.${role}`),
            value: (
              <>
                <CopyButton text={order.orderNumbers[role]} className="font-mono">
                  {order.orderNumbers[role]}
                </CopyButton>{" "}
                → {order.recipients[role]}, Austin, United States
              </>
            ),
          })),
        ]}
      />
    </section>
  );
}
