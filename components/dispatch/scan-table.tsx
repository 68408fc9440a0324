"use client";

import { CircleCheck, CircleDashed, Printer } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type HeldParcel, isComplete, piecesLeft } from "#lib/dispatch/scan-station";
import { type Currency, isCurrency } from "#lib/kit/money";
import { groupedMinor } from "@/components/ui/amounts";
import { cn } from "@/components/ui/class-names";
import { StatusPill } from "@/components/ui/status-pill";
import { TimeLeft } from "@/components/ui/time-left";

type ScanTableProps = {
  readonly held: HeldParcel;
  readonly now: number;
  readonly solutionName: string;
  readonly countryName: string;
};

/** The parcel on the packing table: what belongs in, piece by piece, and its weight. */
export function ScanTable({ held, now, solutionName, countryName }: ScanTableProps) {
  const t = useTranslations("scan");
  const { parcel, isPrinted } = held;
  const prints = parcel.printCount + (isPrinted ? 1 : 0);
  return (
    <section aria-label={t("table.label")} className="rounded-lg border border-line bg-surface">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b px-4 py-3">
        <p className="font-semibold text-[18px] tabular-nums">{parcel.orderNumber}</p>
        <p className="text-ink-soft tabular-nums">{parcel.trackingNumber}</p>
        <p className="text-ink-soft">
          {countryName} · {solutionName}
        </p>
        <p className="ml-auto flex flex-wrap items-center gap-2">
          {parcel.shipByAt === null ? null : <TimeLeft until={parcel.shipByAt} now={now} />}
          <span className="flex items-center gap-1 text-ink-soft text-meta">
            <Printer aria-hidden className="size-4" />
            {t("table.prints", { count: prints })}
          </span>
        </p>
      </header>
      {parcel.remark === "" ? null : (
        <p className="border-line border-b bg-soon-soft px-4 py-2 text-soon">
          {t("table.remark", { text: parcel.remark })}
        </p>
      )}
      <ul>
        {parcel.lines.map((line, at) => {
          const counted = held.counted[at] ?? 0;
          const isDone = counted >= line.quantity;
          const Icon = isDone ? CircleCheck : CircleDashed;
          return (
            <li
              key={`${line.sku} ${line.name}`}
              className={cn("flex items-center gap-3 border-line border-b px-4 py-2.5", isDone && "bg-done-soft")}
            >
              <Icon aria-hidden className={cn("size-6 shrink-0", isDone ? "text-done" : "text-ink-faint")} />
              <div className="min-w-0 flex-1">
                <p className="break-words font-medium text-[17px]">{line.sku || t("table.noCode")}</p>
                <p className="break-words text-ink-soft">{line.name}</p>
              </div>
              <p className="whitespace-nowrap font-semibold text-[22px] tabular-nums">
                {counted} / {line.quantity}
              </p>
            </li>
          );
        })}
      </ul>
      <footer className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
        <p>
          {isComplete(held) ? (
            <StatusPill tone="done">{t("table.verified")}</StatusPill>
          ) : (
            <StatusPill tone="neutral">{t("table.left", { count: piecesLeft(held) })}</StatusPill>
          )}
        </p>
        <WeightLine held={held} />
      </footer>
    </section>
  );
}

function WeightLine({ held }: { readonly held: HeldParcel }) {
  const t = useTranslations("scan");
  const format = useFormatter();
  const { parcel, grams, weight, price } = held;
  const declared = t("weight.declared", { grams: parcel.declaredGrams });
  if (grams === null || weight === null) {
    return (
      <p className="text-ink-soft">
        {declared}
        {parcel.packed?.grams ? ` · ${t("weight.before", { grams: parcel.packed.grams })}` : ""}
      </p>
    );
  }
  const { isFitting, differenceGrams } = weight;
  const difference = `${differenceGrams > 0 ? "+" : ""}${format.number(differenceGrams)}`;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 tabular-nums">
      <span className="font-semibold text-[18px]">{t("weight.measured", { grams })}</span>
      <span className="text-ink-soft">{declared}</span>
      <StatusPill tone={isFitting ? "done" : "soon"}>
        {t(isFitting ? "weight.fits" : "weight.differs", { difference })}
      </StatusPill>
      {price?.kind === "more" && price.minor !== 0 ? (
        <span className={isFitting ? "text-ink-soft" : "font-medium text-soon"}>
          {t(price.minor > 0 ? "weight.more" : "weight.less", { amount: amountOf(price.minor, price.currency) })}
        </span>
      ) : null}
      {price?.kind === "more" && price.minor === 0 && !isFitting ? (
        <span className="text-ink-soft">{t("weight.samePrice")}</span>
      ) : null}
      {price?.kind === "no_price" ? <StatusPill tone="alarm">{t("weight.noPrice")}</StatusPill> : null}
    </p>
  );
}

function amountOf(minor: number, currency: string): string {
  const amount = Math.abs(minor);
  return isCurrency(currency) ? `${currency} ${groupedMinor(amount, currency satisfies Currency)}` : String(amount);
}
