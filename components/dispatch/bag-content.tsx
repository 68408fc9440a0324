"use client";

import { useTranslations } from "next-intl";
import type { ScanRefusal } from "#lib/dispatch/hand-over";
import { PlainTable } from "@/components/customs/plain-table";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill } from "@/components/ui/status-pill";
import { toast } from "@/components/ui/toast";
import { Weight } from "@/components/ui/weight";
import { useVerdictWords } from "./verdict-words.ts";

export type BagContentRow = {
  readonly waybillId: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly countryName: string;
  readonly weightGrams: number;
  readonly scannedAt: number | null;
  readonly scannedBy: string;
  readonly refusal: ScanRefusal | null;
};

type BagContentProps = {
  readonly bagId: string;
  readonly rows: readonly BagContentRow[];
  readonly now: number;
  readonly trackingBase: string;
  readonly carriers: readonly { readonly code: string; readonly name: string }[];
  /** Null for who may not, and for a bag that is not open. */
  readonly takeOut: ServerAction<{ readonly bagId: string; readonly waybillId: string }, null> | null;
};

/** What lies in a bag: what must not leave stands first, with why. */
export function BagContent({ bagId, rows, now, trackingBase, carriers, takeOut }: BagContentProps) {
  const t = useTranslations("handover.bag");
  const wordsOf = useVerdictWords((code) => carriers.find((one) => one.code === code)?.name ?? code);
  const sorted = [...rows.filter(({ refusal }) => refusal), ...rows.filter(({ refusal }) => !refusal)];
  const keys = ["number", "verdict", "order", "country", "weight", "scanned", "by"] as const;
  const columns = [
    ...keys.map((key) => ({ key, name: t(`columns.${key}`), isNumber: key === "weight" })),
    ...(takeOut ? [{ key: "out", name: t("columns.out") }] : []),
  ];
  return (
    <PlainTable
      label={t("title", { bag: "" })}
      columns={columns}
      rows={sorted.map((row) => {
        const words = row.refusal ? wordsOf(row.refusal) : null;
        return {
          key: row.waybillId,
          cells: {
            number: (
              <Link className="text-accent-ink hover:underline" href={`${trackingBase}/${row.waybillId}`}>
                {row.number}
              </Link>
            ),
            verdict: words ? (
              <span className="flex max-w-md flex-col items-start gap-0.5">
                <StatusPill tone="alarm">{words.word}</StatusPill>
                <span className="text-ink-soft text-meta">{words.text}</span>
              </span>
            ) : (
              <StatusPill tone="done">{t("ok")}</StatusPill>
            ),
            order: row.orderNumber,
            country: row.countryName,
            weight: <Weight grams={row.weightGrams} />,
            scanned: row.scannedAt === null ? null : <RelativeTime at={row.scannedAt} now={now} isExact />,
            by: row.scannedBy,
            out: takeOut ? <TakeOut bagId={bagId} row={row} takeOut={takeOut} /> : null,
          },
        };
      })}
    />
  );
}

type TakeOutProps = {
  readonly bagId: string;
  readonly row: BagContentRow;
  readonly takeOut: NonNullable<BagContentProps["takeOut"]>;
};

function TakeOut({ bagId, row, takeOut }: TakeOutProps) {
  const t = useTranslations("handover");
  const { run, isPending } = useAction(takeOut, {
    t,
    onDone: () => toast.success(t("bag.takenOut", { number: row.number })),
  });
  return (
    <Button size="small" onClick={() => run({ bagId, waybillId: row.waybillId })} isPending={isPending}>
      {t("bag.takeOut")}
    </Button>
  );
}
