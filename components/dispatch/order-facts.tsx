import { useLocale, useTranslations } from "next-intl";
import type { OrderFacts } from "#lib/dispatch/facts";
import { ownLines } from "#lib/dispatch/own-lines";
import { Money } from "@/components/ui/money";
import { TimeLeft } from "@/components/ui/time-left";
import { Weight } from "@/components/ui/weight";

type OrderFactsProps = { readonly order: OrderFacts; readonly storeName: string; readonly now: number };

/** What the buyer bought, chose and wrote. */
export function OrderFactsList({ order, storeName, now }: OrderFactsProps) {
  const t = useTranslations("dispatch.panel");
  const isEnglish = useLocale() === "en";
  const { recipient } = order;
  const address = [recipient.address, recipient.city, recipient.province, recipient.postalCode, recipient.countryText];
  return (
    <section className="mb-5">
      <h3 className="mb-1.5 font-medium">{t("goods")}</h3>
      <ul className="border-line border-y">
        {ownLines(order).map((line) => (
          <li key={line.lineNumber} className="flex items-baseline gap-3 border-line border-b py-1.5 last:border-0">
            <span className="min-w-0 flex-1">
              <span className="block truncate" title={line.title}>
                {(isEnglish ? line.product?.nameEn : line.product?.nameZh) ?? line.title}
              </span>
              <span className="block truncate text-ink-soft text-meta">
                {[line.sku, line.attributes].filter(Boolean).join(" · ")}
                {line.product ? null : <span className="text-soon"> {t("unknownProduct")}</span>}
              </span>
            </span>
            <span>× {line.quantity}</span>
            <span className="w-20 text-right text-ink-soft">
              <Weight grams={line.product?.weightGrams == null ? null : line.product.weightGrams * line.quantity} />
            </span>
          </li>
        ))}
      </ul>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-ink-soft">{t("recipient")}</dt>
        <dd className="break-words">
          {recipient.name}, {address.filter(Boolean).join(", ")}
        </dd>
        <dt className="text-ink-soft">{t("buyerService")}</dt>
        <dd>{order.buyerService || "—"}</dd>
        <dt className="text-ink-soft">{t("paid")}</dt>
        <dd>{order.paidMinor === null ? "—" : <Money minor={order.paidMinor} currency={order.currency} />}</dd>
        <dt className="text-ink-soft">{t("deadline")}</dt>
        <dd>{order.shipByAt === null ? "—" : <TimeLeft until={order.shipByAt} now={now} />}</dd>
        <dt className="text-ink-soft">{t("store")}</dt>
        <dd>{storeName}</dd>
        {order.remark ? (
          <>
            <dt className="text-ink-soft">{t("remark")}</dt>
            <dd className="whitespace-pre-wrap break-words">{order.remark}</dd>
          </>
        ) : null}
      </dl>
    </section>
  );
}
