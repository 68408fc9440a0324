"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { SplitSource } from "#lib/orders/split-source";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { readableWeight } from "@/components/ui/amounts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/states";
import { toast } from "@/components/ui/toast";

type Laid = readonly (readonly { readonly lineNumber: number; readonly quantity: number }[])[];

export type SplitDoors = {
  readonly readSplit: ServerAction<{ orderId: string }, SplitSource>;
  readonly split: ServerAction<
    { orderId: string; version: number; parts: Laid },
    { readonly partIds: readonly string[] }
  >;
};

type SplitOrderProps = { readonly orderId: string; readonly doors: SplitDoors; readonly onClose: () => void };

/** More parcels than this are typed by nobody; the server takes twenty. */
const mostShown = 8;

/** Lays an order's goods over parcels: pieces are typed for the second and later ones, the first keeps what is left. */
export function SplitOrder({ orderId, doors, onClose }: SplitOrderProps) {
  const t = useTranslations("parcels");
  const [source, setSource] = useState<SplitSource | null>(null);
  // pieces as typed, by parcel (from the second) and line
  const [typed, setTyped] = useState<readonly Readonly<Record<number, string>>[]>([{}]);
  const reading = useAction(doors.readSplit, { t, onDone: setSource });
  const read = reading.run;
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    read({ orderId });
  }, [read, orderId]);
  const splitting = useAction(doors.split, {
    t,
    onDone: ({ partIds }) => {
      toast.success(t("split.done", { count: partIds.length + 1 }));
      onClose();
    },
  });
  const lines = source?.lines ?? [];
  const own = lines.filter(({ isWarehouseShipped }) => !isWarehouseShipped);
  const piecesIn = (part: number, lineNumber: number) => Number(typed[part]?.[lineNumber] || 0);
  const givenOf = (lineNumber: number) => typed.reduce((sum, _, part) => sum + piecesIn(part, lineNumber), 0);
  const problem = own.find(({ lineNumber, quantity }) => !(givenOf(lineNumber) <= quantity));
  const empty = [
    own.every(({ lineNumber, quantity }) => givenOf(lineNumber) === quantity) ? 1 : null,
    ...typed.map((_, part) => (own.some(({ lineNumber }) => piecesIn(part, lineNumber) > 0) ? null : part + 2)),
  ].find((number) => number !== null);
  const pieces = own.reduce((sum, { quantity }) => sum + quantity, 0);
  const put = (part: number, lineNumber: number, text: string) =>
    setTyped((all) => all.map((one, at) => (at === part ? { ...one, [lineNumber]: text.replace(/\D/g, "") } : one)));
  const onePiece = () => {
    const each = own.flatMap(({ lineNumber, quantity }) =>
      Array.from({ length: quantity }, () => ({ [lineNumber]: "1" })),
    );
    setTyped(each.slice(1));
  };
  const submit = () => {
    if (!source || problem || empty) return;
    const parts = typed.map((_, part) =>
      own.flatMap(({ lineNumber }) => {
        const quantity = piecesIn(part, lineNumber);
        return quantity > 0 ? [{ lineNumber, quantity }] : [];
      }),
    );
    splitting.run({ orderId, version: source.version, parts });
  };
  const weightOf = (quantityOf: (lineNumber: number, quantity: number) => number) => {
    const grams = own.map(({ lineNumber, quantity, weightGrams }) =>
      weightGrams === null ? null : weightGrams * quantityOf(lineNumber, quantity),
    );
    if (grams.includes(null)) return t("split.unknownWeight");
    return readableWeight(grams.reduce<number>((sum, one) => sum + (one ?? 0), 0));
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      size="wide"
      title={t("split.title", { order: source?.orderNumber ?? "" })}
      text={t("split.text")}
      footer={
        <>
          <p role="status" className="mr-auto text-soon">
            {problem
              ? t("split.over", {
                  goods: problem.sku || problem.title,
                  have: problem.quantity,
                  given: givenOf(problem.lineNumber),
                })
              : source && empty
                ? t("split.empty", { number: empty })
                : null}
          </p>
          <Button
            look="primary"
            isPending={splitting.isPending}
            disabled={!source || problem !== undefined || empty !== undefined}
            onClick={submit}
          >
            {t("split.confirm", { count: typed.length + 1 })}
          </Button>
        </>
      }
    >
      {source ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <div className="overflow-x-auto">
            <table className="w-full border-collapse">
              <thead>
                <tr className="border-line border-b text-left text-ink-soft text-meta">
                  <th scope="col" className="py-1.5 pr-3 font-normal">
                    {t("split.goods")}
                  </th>
                  <th scope="col" className="w-28 px-2 py-1.5 text-right font-normal">
                    {t("split.parcel", { number: 1 })}
                  </th>
                  {typed.map((_, part) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: parcels have no other name than their place
                    <th key={part} scope="col" className="w-28 px-2 py-1.5 text-right font-normal">
                      <span className="inline-flex items-center gap-1">
                        {t("split.parcel", { number: part + 2 })}
                        {typed.length > 1 ? (
                          <button
                            type="button"
                            aria-label={t("split.remove", { number: part + 2 })}
                            className="rounded p-0.5 hover:bg-hover"
                            onClick={() => setTyped((all) => all.filter((_one, at) => at !== part))}
                          >
                            <Trash2 aria-hidden className="size-3.5" />
                          </button>
                        ) : null}
                      </span>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map(({ lineNumber, sku, title, quantity, isWarehouseShipped }) => (
                  <tr key={lineNumber} className="border-line border-b">
                    <td className="max-w-0 py-1.5 pr-3">
                      <span className="block truncate" title={title}>
                        {sku || title}
                      </span>
                      <span className="block text-ink-soft text-meta">
                        {isWarehouseShipped ? t("split.warehouse") : t("split.have", { count: quantity })}
                      </span>
                    </td>
                    <td className="px-2 text-right tabular-nums">
                      {isWarehouseShipped ? "—" : Math.max(0, quantity - givenOf(lineNumber))}
                    </td>
                    {typed.map((one, part) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: parcels have no other name than their place
                      <td key={part} className="px-2 py-1 text-right">
                        {isWarehouseShipped ? null : (
                          <Input
                            inputMode="numeric"
                            aria-label={t("split.input", { number: part + 2, goods: sku || title })}
                            className="w-20 text-right tabular-nums"
                            value={one[lineNumber] ?? ""}
                            placeholder="0"
                            maxLength={4}
                            onChange={(event) => put(part, lineNumber, event.target.value)}
                          />
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr className="text-ink-soft text-meta">
                  <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                    {t("split.weight")}
                  </th>
                  <td className="px-2 text-right tabular-nums">
                    {weightOf((lineNumber, quantity) => Math.max(0, quantity - givenOf(lineNumber)))}
                  </td>
                  {typed.map((_, part) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: parcels have no other name than their place
                    <td key={part} className="px-2 text-right tabular-nums">
                      {weightOf((lineNumber) => piecesIn(part, lineNumber))}
                    </td>
                  ))}
                </tr>
              </tfoot>
            </table>
          </div>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button
              look="ghost"
              size="small"
              disabled={typed.length + 1 >= Math.min(mostShown, pieces)}
              onClick={() => setTyped((all) => [...all, {}])}
            >
              <Plus aria-hidden className="size-4" />
              {t("split.add")}
            </Button>
            {pieces > 1 && pieces <= mostShown ? (
              <Button look="ghost" size="small" onClick={onePiece}>
                {t("split.each")}
              </Button>
            ) : null}
          </div>
          <button type="submit" hidden />
        </form>
      ) : (
        <div role="status">
          <span className="sr-only">{t("split.loading")}</span>
          <Skeleton className="h-32" />
        </div>
      )}
    </Dialog>
  );
}
