"use client";

import { CircleAlert, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type InvoiceKind, invoiceKinds } from "#lib/customs/dossier/invoice-kinds";
import { maxInvoiceRows } from "#lib/customs/dossier/invoice-limits";
import type { InvoicePreview } from "#lib/customs/dossier/invoice-preview";
import { maxSheetBytes } from "#lib/kit/sheet";
import { SelectField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FileDrop } from "@/components/ui/file-drop";
import { toast } from "@/components/ui/toast";
import { yuanText } from "./dossier-words.ts";

type Refusal = { readonly code: string; readonly values?: Readonly<Record<string, string | number>> };
type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

type Stage =
  | { readonly name: "choosing"; readonly refusal: Refusal | null }
  | { readonly name: "reading"; readonly file: string }
  | {
      readonly name: "looking";
      readonly file: File;
      readonly preview: InvoicePreview;
      readonly refusal: Refusal | null;
    }
  | { readonly name: "importing"; readonly file: File; readonly preview: InvoicePreview };

/** Reads a sheet of purchase invoices, shows what is new, known and wrong, and keeps the new ones when the person says so. */
export function ImportPurchaseInvoices({ seller }: { readonly seller: string }) {
  const t = useTranslations("dossier");
  const router = useRouter();
  const [stage, setStage] = useState<Stage | null>(null);
  const [kind, setKind] = useState<InvoiceKind>("special");
  const say = useRefusalText();
  const read = async (file: File) => {
    setStage({ name: "reading", file: file.name });
    const answer = await send<InvoicePreview>(seller, file, kind);
    if (answer.ok) setStage({ name: "looking", file, preview: answer.value, refusal: null });
    else setStage({ name: "choosing", refusal: answer.refusal });
  };
  const keep = async (file: File, preview: InvoicePreview) => {
    setStage({ name: "importing", file, preview });
    const answer = await send<{ readonly imported: number }>(seller, file, kind, preview.hash);
    if (!answer.ok) {
      setStage({ name: "looking", file, preview, refusal: answer.refusal });
      return;
    }
    toast.success(t("import.done", { count: answer.value.imported }));
    setStage(null);
    router.refresh();
  };
  const shown = stage?.name === "looking" || stage?.name === "importing" ? stage : null;
  const mayKeep = shown !== null && shown.preview.fresh > 0 && !shown.preview.isUnplaced;
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
              {mayKeep ? (
                <Button
                  look="primary"
                  isPending={shown.name === "importing"}
                  onClick={() => void keep(shown.file, shown.preview)}
                >
                  {t("import.confirm", { count: shown.preview.fresh })}
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
              label={t("import.kind")}
              value={kind}
              onChange={(event) => setKind(event.target.value as InvoiceKind)}
            >
              {invoiceKinds.map((one) => (
                <option key={one} value={one}>
                  {t(`kinds.${one}`)}
                </option>
              ))}
            </SelectField>
            <FileDrop endings={[".xlsx", ".csv"]} maxBytes={maxSheetBytes} onFile={(file) => void read(file)}>
              {t("import.drop", { rows: maxInvoiceRows })}
            </FileDrop>
            <a
              className="self-start text-accent-ink hover:underline"
              href={`/api/s/${seller}/papers/refund/invoices`}
              download
            >
              {t("import.template")}
            </a>
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

function Preview({ preview }: { readonly preview: InvoicePreview }) {
  const t = useTranslations("dossier");
  const { fresh, lines, netFen, taxFen, known, differing, leftOut, isUnplaced, sumRows } = preview;
  return (
    <div role="status" className="flex flex-col gap-2 py-2">
      <p className="truncate font-medium" title={preview.fileName}>
        {preview.fileName}
      </p>
      <p>{t("import.summary", { fresh, lines, net: yuanText(netFen), tax: yuanText(taxFen) })}</p>
      {known > 0 ? <p className="text-ink-soft">{t("import.known", { count: known })}</p> : null}
      {differing.length > 0 ? (
        <p className="text-soon">
          {t("import.differing", { count: differing.length, numbers: differing.slice(0, 5).join(", ") })}
        </p>
      ) : null}
      {isUnplaced ? (
        <p className="text-alarm">{t("import.unplaced")}</p>
      ) : leftOut > 0 ? (
        <p className="text-soon">{t("import.leftOut", { count: leftOut })}</p>
      ) : null}
      <Problems preview={preview} />
      {sumRows > 0 ? <p className="text-ink-soft text-meta">{t("import.sumRows", { count: sumRows })}</p> : null}
    </div>
  );
}

function Problems({ preview: { problems, problemCount } }: { readonly preview: InvoicePreview }) {
  const t = useTranslations("dossier");
  if (problemCount === 0) return null;
  return (
    <>
      <p className="font-medium">{t("import.problems", { count: problemCount })}</p>
      <ul className="flex flex-col gap-1">
        {problems.map(({ row, column, code, values }) => (
          <li key={`${row} ${column} ${code}`} className="flex gap-1.5">
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-alarm" />
            <span>
              <strong className="font-medium">
                {t("import.where", { row, column: t(`invoiceColumns.${column}`) })}
              </strong>{" "}
              {t(`problems.${code}`, { text: "", first: "", number: "", tax: "", rate: "", due: "", ...values })}
            </span>
          </li>
        ))}
      </ul>
      {problemCount > problems.length ? (
        <p className="text-ink-soft text-meta">{t("import.moreProblems", { count: problemCount - problems.length })}</p>
      ) : null}
    </>
  );
}

/** The dossiers' own words first, then those for files of any kind. */
function useRefusalText(): (refusal: Refusal) => string {
  const own = useTranslations("dossier");
  const intake = useTranslations("intake");
  return ({ code, values }) => {
    const key = `refusals.${code}`;
    if (own.has(key as never)) return own(key as never, { ...values } as never);
    return intake.has(key as never) ? intake(key as never, { ...values } as never) : own("refusals.failed");
  };
}

async function send<T>(seller: string, file: File, kind: InvoiceKind, confirm?: string): Promise<Answer<T>> {
  const query = new URLSearchParams({ name: file.name, kind, ...(confirm ? { confirm } : {}) });
  return fetch(`/api/s/${seller}/papers/refund/invoices?${query}`, { method: "POST", body: file })
    .then((response) => response.json() as Promise<Answer<T>>)
    .catch(() => ({ ok: false, refusal: { code: "failed" } }));
}
