"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { MergePreview, ParcelForecast } from "#lib/dispatch/merge-preview";
import { isCurrency } from "#lib/kit/money";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { groupedMinor } from "@/components/ui/amounts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Money } from "@/components/ui/money";
import { Skeleton } from "@/components/ui/states";
import { toast } from "@/components/ui/toast";
import { Weight } from "@/components/ui/weight";
import { useBlockerText } from "./blocker-text.ts";

export type MergeDoors = {
  readonly previewMerge: ServerAction<{ orderIds: string[] }, MergePreview>;
  readonly merge: ServerAction<
    { orderIds: string[] },
    { readonly leadId: string; readonly memberIds: readonly string[] }
  >;
};

type MergeOrdersProps = {
  readonly orderIds: readonly string[];
  readonly doors: MergeDoors;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** What merging orders would change, parcel by parcel, and the verb; orders that may not be merged say why. */
export function MergeOrders({ orderIds, doors, onClose, onDone }: MergeOrdersProps) {
  const t = useTranslations("parcels");
  const [preview, setPreview] = useState<MergePreview | null>(null);
  const looking = useAction(doors.previewMerge, { t, onDone: setPreview });
  const look = looking.run;
  const isAsked = useRef(false);
  useEffect(() => {
    // once per opening: a screen redrawn meanwhile must not change the figures under the reader's eyes
    if (isAsked.current) return;
    isAsked.current = true;
    look({ orderIds: [...orderIds] });
  }, [look, orderIds]);
  const merging = useAction(doors.merge, {
    t,
    onDone: ({ memberIds }) => {
      toast.success(t("merge.done", { count: memberIds.length + 1 }));
      onDone();
      onClose();
    },
  });
  const count = orderIds.length;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t("merge.title", { count })}
      text={t("merge.text")}
      footer={
        <Button
          look="primary"
          disabled={preview === null}
          isPending={merging.isPending}
          onClick={() => merging.run({ orderIds: [...orderIds] })}
        >
          {t("merge.confirm", { count })}
        </Button>
      }
    >
      {preview ? <Forecast preview={preview} /> : null}
      {preview === null && looking.isPending ? (
        <div role="status">
          <span className="sr-only">{t("merge.loading")}</span>
          <Skeleton className="h-32" />
        </div>
      ) : null}
    </Dialog>
  );
}

function Forecast({ preview }: { readonly preview: MergePreview }) {
  const t = useTranslations("parcels.merge");
  const textOf = useBlockerText();
  const { apart, together, savedUsdMinor, newBlockers, crossed } = preview;
  const prices = apart.map(({ priceUsdMinor }) => priceUsdMinor);
  const sum = prices.includes(null) ? null : prices.reduce<number>((all, one) => all + (one ?? 0), 0);
  return (
    <>
      <table className="w-full border-collapse">
        <thead>
          <tr className="border-line border-b text-left text-ink-soft text-meta">
            <th scope="col" className="py-1.5 pr-2 font-normal">
              {t("parcel")}
            </th>
            <th scope="col" className="px-2 py-1.5 text-right font-normal">
              {t("weight")}
            </th>
            <th scope="col" className="px-2 py-1.5 text-right font-normal max-sm:hidden">
              {t("declared")}
            </th>
            <th scope="col" className="py-1.5 pl-2 text-right font-normal">
              {t("price")}
            </th>
          </tr>
        </thead>
        <tbody>
          {apart.map((parcel) => (
            <Line key={parcel.orderNumber} parcel={parcel} name={parcel.orderNumber} price={parcel.priceUsdMinor} />
          ))}
        </tbody>
        <tbody className="border-line border-t-2">
          <tr className="text-ink-soft">
            <th scope="row" colSpan={2} className="py-1.5 pr-2 text-left font-normal">
              {t("apart")}
            </th>
            <td className="max-sm:hidden" />
            <td className="py-1.5 pl-2 text-right">
              {sum === null ? t("noPrice") : <Money minor={sum} currency="USD" />}
            </td>
          </tr>
          <Line parcel={together} name={t("together")} price={together.priceUsdMinor} isStrong />
        </tbody>
      </table>
      <p className={savedUsdMinor !== null && savedUsdMinor > 0 ? "mt-3 text-done" : "mt-3 text-ink-soft"}>
        {savedUsdMinor === null
          ? t("unknown")
          : t(savedUsdMinor >= 0 ? "saved" : "more", {
              amount: `USD ${groupedMinor(Math.abs(savedUsdMinor), "USD")}`,
            })}
      </p>
      {crossed.map(({ rule, minor, currency }) => (
        <Warning key={rule}>
          {t("crossed", {
            rule,
            amount: isCurrency(currency) ? `${currency} ${groupedMinor(minor, currency)}` : currency,
          })}
        </Warning>
      ))}
      {newBlockers.length > 0 ? (
        <Warning>
          {t("blocked")} {newBlockers.map(textOf).join(" ")}
        </Warning>
      ) : null}
    </>
  );
}

function Warning({ children }: { readonly children: React.ReactNode }) {
  return (
    <p className="mt-2 flex gap-1.5 text-soon">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}

type LineProps = {
  readonly parcel: ParcelForecast;
  readonly name: string;
  readonly price: number | null;
  readonly isStrong?: boolean;
};

function Line({ parcel, name, price, isStrong = false }: LineProps) {
  const t = useTranslations("parcels.merge");
  return (
    <tr className={isStrong ? "font-medium" : ""}>
      <th scope="row" className="py-1.5 pr-2 text-left font-[inherit] tabular-nums">
        {name}
      </th>
      <td className="px-2 text-right">
        <Weight grams={parcel.weightGrams} />
      </td>
      <td className="px-2 text-right max-sm:hidden">
        {parcel.declaredUsdMinor === null ? "—" : <Money minor={parcel.declaredUsdMinor} currency="USD" />}
      </td>
      <td className="py-1.5 pl-2 text-right">
        {price === null ? (
          <span className="font-normal text-ink-soft text-meta">{t("noPrice")}</span>
        ) : (
          <Money minor={price} currency="USD" />
        )}
      </td>
    </tr>
  );
}
