"use client";

import { CircleAlert, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import type { RefusedCatalogueRow } from "#lib/products/read-catalogue";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type Receipt = {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly untouched: number;
  readonly orders: number;
  readonly refused: readonly RefusedCatalogueRow[];
};
type Refusal = { readonly code: string; readonly values?: Readonly<Record<string, string | number>> };
type Answer = { readonly ok: true; readonly value: Receipt } | { readonly ok: false; readonly refusal: Refusal };
type Stage =
  | { readonly name: "reading"; readonly file: string }
  | { readonly name: "done"; readonly file: string; readonly receipt: Receipt }
  | { readonly name: "refused"; readonly file: string; readonly refusal: Refusal };

type ImportProductsProps = {
  readonly seller: string;
  readonly label: ReactNode;
  readonly look?: "primary" | "secondary";
};

/** Brings a product sheet in and shows what became of each row. */
export function ImportProducts({ seller, label, look = "secondary" }: ImportProductsProps) {
  const t = useTranslations("products");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const send = async (file: File) => {
    setStage({ name: "reading", file: file.name });
    const answer = await fetch(`/api/s/${seller}/products/import?${new URLSearchParams({ name: file.name })}`, {
      method: "POST",
      body: file,
    })
      .then((response) => response.json() as Promise<Answer>)
      .catch((): Answer => ({ ok: false, refusal: { code: "failed" } }));
    if (answer.ok) setStage({ name: "done", file: file.name, receipt: answer.value });
    else setStage({ name: "refused", file: file.name, refusal: answer.refusal });
    if (answer.ok) router.refresh();
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv"
        className="sr-only"
        tabIndex={-1}
        aria-label={t("actions.import")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) void send(file);
        }}
      />
      <Button look={look} isPending={stage?.name === "reading"} onClick={() => input.current?.click()}>
        <Upload aria-hidden className="size-4" />
        {label}
      </Button>
      <Dialog
        isOpen={stage !== null && stage.name !== "reading"}
        onOpenChange={(isOpen) => (isOpen ? undefined : setStage(null))}
        title={t("actions.import")}
        footer={<Button onClick={() => setStage(null)}>{t("close")}</Button>}
      >
        {stage?.name === "done" ? <Outcome file={stage.file} receipt={stage.receipt} /> : null}
        {stage?.name === "refused" ? <Refused refusal={stage.refusal} /> : null}
      </Dialog>
    </>
  );
}

function Outcome({ file, receipt }: { readonly file: string; readonly receipt: Receipt }) {
  const t = useTranslations("products");
  const { refused, ...counts } = receipt;
  return (
    <div role="status">
      <p>{t("import.done", { name: file, ...counts, refused: refused.length })}</p>
      <ul className="mt-2 flex flex-col gap-1">
        {refused.map((row) => (
          <li key={row.row} className="flex gap-1.5 text-alarm">
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            <span>
              <strong>{t("import.row", { row: row.row, name: row.name })}</strong>{" "}
              {row.problems
                .map(({ column, code, values }) => {
                  const text = t(`rowProblems.${code}`, { ...values });
                  return column === null ? text : `${t(`sheetColumns.${column}`)}: ${text}`;
                })
                .join("; ")}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Refused({ refusal }: { readonly refusal: Refusal }) {
  const own = useTranslations("products");
  const intake = useTranslations("intake");
  const key = `refusals.${refusal.code}`;
  const text = own.has(key)
    ? own(key, { ...refusal.values })
    : intake.has(key)
      ? intake(key, { ...refusal.values })
      : own("import.failed");
  return (
    <p role="alert" className="text-alarm">
      {text}
    </p>
  );
}
