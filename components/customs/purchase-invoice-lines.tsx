"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "@/components/form/field";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { toast } from "@/components/ui/toast";
import { quantityText, rateText, yuanText } from "./dossier-words.ts";

type SkuInput = { invoiceId: string; lineNumber: number; sku: string };

export type ShownLine = {
  readonly lineNumber: number;
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
  readonly unitCode: string | null;
  readonly quantityE5: number;
  readonly netFen: number;
  readonly taxRateBp: number;
  readonly usedE5: number;
  readonly uses: readonly { readonly declSeqNo: string; readonly entryId: string; readonly quantityE5: number }[];
};

type LinesProps = {
  readonly base: string;
  readonly invoiceId: string;
  readonly lines: readonly ShownLine[];
  /** Null: this person may look, not change. */
  readonly setSku: ServerAction<SkuInput, null> | null;
};

const head = "whitespace-nowrap border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5 align-top";

/** The lines of an invoice: how much of which SKU, and which dossiers took how much of it. */
export function PurchaseInvoiceLines({ base, invoiceId, lines, setSku }: LinesProps) {
  const t = useTranslations("dossier");
  return (
    <div className="overflow-x-auto">
      <table aria-label={t("invoices.lines")} className="w-full border-separate border-spacing-0 bg-surface">
        <thead>
          <tr>
            <th scope="col" className={`${head} md:pl-6`}>
              {t("columns.sku")}
            </th>
            <th scope="col" className={`${head} hidden w-full md:table-cell`}>
              {t("columns.name")}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {t("columns.quantity")}
            </th>
            <th scope="col" className={`${head} hidden text-right sm:table-cell`}>
              {t("columns.net")}
            </th>
            <th scope="col" className={`${head} hidden text-right sm:table-cell`}>
              {t("columns.taxRate")}
            </th>
            <th scope="col" className={`${head} md:pr-6`}>
              {t("invoices.usedBy")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineNumber} className="hover:bg-hover">
              <th scope="row" className={`${cell} min-w-40 text-left font-normal md:pl-6`}>
                <span className="font-medium">{line.sku}</span>
                {setSku && line.usedE5 === 0 ? <SkuForm invoiceId={invoiceId} line={line} action={setSku} /> : null}
              </th>
              <td className={`${cell} hidden md:table-cell`}>{line.name || "–"}</td>
              <td className={`${cell} min-w-28 text-right tabular-nums md:min-w-48`}>
                {quantityText(line.quantityE5)} {line.unit}
                {line.unit !== "" && line.unitCode === null ? (
                  <span className="block text-meta text-soon">{t("invoices.unitUnknown", { unit: line.unit })}</span>
                ) : null}
              </td>
              <td className={`${cell} hidden whitespace-nowrap text-right tabular-nums sm:table-cell`}>
                {yuanText(line.netFen)}
              </td>
              <td className={`${cell} hidden text-right tabular-nums sm:table-cell`}>{rateText(line.taxRateBp)}</td>
              <td className={`${cell} min-w-32 md:pr-6`}>
                {line.uses.length === 0 ? (
                  <span className="text-ink-soft">{t("invoices.unused")}</span>
                ) : (
                  line.uses.map((use) => (
                    <span key={use.declSeqNo} className="block tabular-nums">
                      <Link className="text-accent-ink hover:underline" href={`${base}/${use.declSeqNo}`}>
                        {use.entryId}
                      </Link>{" "}
                      <span className="text-ink-soft">{quantityText(use.quantityE5)}</span>
                    </span>
                  ))
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type SkuFormProps = {
  readonly invoiceId: string;
  readonly line: ShownLine;
  readonly action: ServerAction<SkuInput, null>;
};

/** Suppliers write names of their own: a person says which SKU it is. */
function SkuForm({ invoiceId, line, action }: SkuFormProps) {
  const t = useTranslations("dossier");
  const [isOpen, setOpen] = useState(false);
  const form = useActionForm<SkuInput, null>({
    action,
    t,
    defaultValues: { invoiceId, lineNumber: line.lineNumber, sku: line.sku },
    onDone: () => {
      toast.success(t("invoices.skuSaved"));
      setOpen(false);
    },
  });
  if (!isOpen) {
    return (
      <Button look="ghost" size="small" className="ml-1" onClick={() => setOpen(true)}>
        {t("invoices.sku")}
      </Button>
    );
  }
  return (
    <form onSubmit={form.submit} className="mt-1 flex items-end gap-2">
      <TextField
        label={t("invoices.skuLabel", { line: line.lineNumber })}
        maxLength={100}
        autoFocus
        {...form.field("sku")}
      />
      <Button type="submit" isPending={form.isPending}>
        {t("invoices.skuSave")}
      </Button>
    </form>
  );
}
