"use client";

import { CircleAlert, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { maxBillRows } from "#lib/dispatch/bill-limits";
import type { BillPreview } from "#lib/dispatch/bill-preview";
import { type Currency, currencies } from "#lib/kit/money";
import { maxSheetBytes } from "#lib/kit/sheet";
import { SelectField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FileDrop } from "@/components/ui/file-drop";
import { StatusPill } from "@/components/ui/status-pill";
import { toast } from "@/components/ui/toast";
import { amountText, differenceLook, signedText, verdictOrder, verdictTones } from "./bill-words.ts";

type Refusal = { readonly code: string; readonly values?: Readonly<Record<string, string | number>> };
type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

type Stage =
  | { readonly name: "choosing"; readonly refusal: Refusal | null }
  | { readonly name: "reading"; readonly file: string }
  | { readonly name: "looking"; readonly file: File; readonly preview: BillPreview; readonly refusal: Refusal | null }
  | { readonly name: "importing"; readonly file: File; readonly preview: BillPreview };

/** Reads a bill, shows what it comes to beside the booked prices, and keeps it when the person says so. */
export function ImportBill({ seller }: { readonly seller: string }) {
  const t = useTranslations("bills");
  const router = useRouter();
  const [stage, setStage] = useState<Stage | null>(null);
  const [currency, setCurrency] = useState<Currency>("CNY");
  const say = useRefusalText();
  const read = async (file: File) => {
    setStage({ name: "reading", file: file.name });
    const answer = await send<BillPreview>(seller, file, currency);
    if (answer.ok) setStage({ name: "looking", file, preview: answer.value, refusal: null });
    else setStage({ name: "choosing", refusal: answer.refusal });
  };
  const keep = async (file: File, preview: BillPreview) => {
    setStage({ name: "importing", file, preview });
    const answer = await send<{ readonly billId: string }>(seller, file, currency, preview.hash);
    if (!answer.ok) {
      setStage({ name: "looking", file, preview, refusal: answer.refusal });
      return;
    }
    toast.success(t("import.done", { count: preview.sums.lines }));
    setStage(null);
    router.push(`/s/${seller}/settings/bills/${answer.value.billId}`);
    router.refresh();
  };
  const shown = stage?.name === "looking" || stage?.name === "importing" ? stage : null;
  return (
    <>
      <Button look="primary" onClick={() => setStage({ name: "choosing", refusal: null })}>
        <Upload aria-hidden className="size-4" />
        {t("import.open")}
      </Button>
      <Dialog
        isOpen={stage !== null}
        onOpenChange={(isOpen) => (isOpen || stage?.name === "importing" ? undefined : setStage(null))}
        title={t("import.title")}
        footer={
          shown ? (
            <>
              <Button onClick={() => setStage({ name: "choosing", refusal: null })}>{t("import.again")}</Button>
              {shown.preview.problemCount === 0 ? (
                <Button
                  look="primary"
                  isPending={shown.name === "importing"}
                  onClick={() => void keep(shown.file, shown.preview)}
                >
                  {t("import.confirm", { count: shown.preview.sums.lines })}
                </Button>
              ) : null}
            </>
          ) : null
        }
      >
        {stage?.name === "choosing" ? (
          <div className="flex flex-col gap-3 pb-4">
            <FormRefusal text={stage.refusal && say(stage.refusal)} />
            <SelectField
              label={t("import.currency")}
              value={currency}
              onChange={(event) => setCurrency(event.target.value as Currency)}
            >
              {currencies.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </SelectField>
            <FileDrop endings={[".xlsx", ".csv"]} maxBytes={maxSheetBytes} onFile={(file) => void read(file)}>
              {t("import.drop", { rows: maxBillRows })}
            </FileDrop>
          </div>
        ) : null}
        {stage?.name === "reading" ? (
          <p role="status" className="px-4 py-12 text-center text-ink-soft">
            {t("import.reading", { name: stage.file })}
          </p>
        ) : null}
        {shown ? (
          <>
            <FormRefusal text={shown.name === "looking" && shown.refusal ? say(shown.refusal) : null} />
            <Preview preview={shown.preview} />
          </>
        ) : null}
      </Dialog>
    </>
  );
}

function Preview({ preview }: { readonly preview: BillPreview }) {
  const t = useTranslations("bills");
  const format = useFormatter();
  const { sums, currency, problems, problemCount, sumRows } = preview;
  if (problemCount > 0) {
    return (
      <div role="status" className="flex flex-col gap-2 py-2">
        <p className="font-medium">{t("import.problems", { count: problemCount })}</p>
        <ul className="flex flex-col gap-1">
          {problems.map(({ row, column, code, values }) => (
            <li key={`${row} ${column} ${code}`} className="flex gap-1.5">
              <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-alarm" />
              <span>
                <strong className="font-medium">
                  {t("import.where", { row, column: t(`billColumns.${column}`) })}
                </strong>{" "}
                {t(`problems.${code}`, { text: "", first: "", ...values })}
              </span>
            </li>
          ))}
        </ul>
        {problemCount > problems.length ? (
          <p className="text-ink-soft text-meta">
            {t("import.moreProblems", { count: problemCount - problems.length })}
          </p>
        ) : null}
      </div>
    );
  }
  return (
    <div role="status" className="flex flex-col gap-3 py-2">
      <p className="truncate font-medium" title={preview.fileName}>
        {preview.fileName}
      </p>
      <p>
        {t("import.summary", {
          lines: sums.lines,
          billed: amountText(sums.billedMinor, currency),
          compared: amountText(sums.comparedMinor, currency),
          expected: amountText(sums.expectedMinor, currency),
        })}{" "}
        <span className={differenceLook(sums.differenceMinor)}>
          {sums.differenceMinor === 0
            ? t("import.noDifference")
            : t("import.difference", { difference: `${currency} ${signedText(sums.differenceMinor, currency)}` })}
        </span>
      </p>
      <ul className="flex flex-wrap gap-2">
        {verdictOrder
          .filter((verdict) => sums.verdicts[verdict] > 0)
          .map((verdict) => (
            <li key={verdict}>
              <StatusPill tone={verdictTones[verdict]}>
                {t(`verdicts.${verdict}`)} {format.number(sums.verdicts[verdict])}
              </StatusPill>
            </li>
          ))}
      </ul>
      {sumRows > 0 ? <p className="text-ink-soft text-meta">{t("import.sumRows", { count: sumRows })}</p> : null}
    </div>
  );
}

/** Bills' own words first, then those for files of any kind. */
function useRefusalText(): (refusal: Refusal) => string {
  const own = useTranslations("bills");
  const intake = useTranslations("intake");
  return ({ code, values }) => {
    const key = `refusals.${code}`;
    if (own.has(key as never)) return own(key as never, { ...values } as never);
    return intake.has(key as never) ? intake(key as never, { ...values } as never) : own("refusals.failed");
  };
}

async function send<T>(seller: string, file: File, currency: Currency, confirm?: string): Promise<Answer<T>> {
  const query = new URLSearchParams({ name: file.name, currency, ...(confirm ? { confirm } : {}) });
  return fetch(`/api/s/${seller}/bills?${query}`, { method: "POST", body: file })
    .then((response) => response.json() as Promise<Answer<T>>)
    .catch(() => ({ ok: false, refusal: { code: "failed" } }));
}
