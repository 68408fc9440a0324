"use client";

import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { TextareaField } from "@/components/form/field";
import { type Answer, type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useRefusalText } from "./import-refused.tsx";

type RefusedRow = { readonly row: number; readonly cells: readonly string[]; readonly code: string };
type Receipt = { readonly saved: number; readonly refused: readonly RefusedRow[] };

export type PasteDoor = ServerAction<unknown, Receipt>;

/** Two columns pasted, or a sheet of them; what could not be kept is named row by row. */
export function TaxIdPaste({ seller, paste }: { readonly seller: string; readonly paste: PasteDoor }) {
  const t = useTranslations("orders");
  const router = useRouter();
  const refusalText = useRefusalText();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<readonly RefusedRow[]>([]);
  const done = (receipt: Receipt) => {
    setRefused(receipt.refused);
    if (receipt.refused.length === 0) setText("");
    if (receipt.saved > 0) toast.success(t("taxIds.saved", { count: receipt.saved }));
  };
  const { run, isPending } = useAction(paste, { t, onDone: done });
  const upload = async (sheet: File) => {
    const answer = await fetch(`/api/s/${seller}/tax-ids`, { method: "POST", body: sheet })
      .then((response) => response.json() as Promise<Answer<Receipt>>)
      .catch((): Answer<Receipt> => ({ ok: false, refusal: { code: "failed" } }));
    if (answer.ok) {
      done(answer.value);
      router.refresh();
    } else if ("refusal" in answer) toast.error(refusalText(answer.refusal));
  };
  return (
    <form
      className="flex max-w-2xl flex-col gap-2 px-4 py-3 md:px-6"
      onSubmit={(event) => {
        event.preventDefault();
        run({ text });
      }}
    >
      <p className="text-ink-soft">{t("taxIds.intro")}</p>
      <TextareaField
        label={t("taxIds.paste")}
        placeholder={t("taxIds.placeholder")}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <RefusedRows rows={refused} />
      <input
        ref={file}
        type="file"
        accept=".xlsx,.csv"
        className="sr-only"
        tabIndex={-1}
        aria-label={t("taxIds.upload")}
        onChange={(event) => {
          const sheet = event.target.files?.[0];
          event.target.value = "";
          if (sheet) void upload(sheet);
        }}
      />
      <div className="flex gap-2">
        <Button look="primary" type="submit" isPending={isPending} disabled={text.trim() === ""}>
          {t("taxIds.check")}
        </Button>
        <Button onClick={() => file.current?.click()}>
          <Upload aria-hidden className="size-4" />
          {t("taxIds.upload")}
        </Button>
      </div>
    </form>
  );
}

function RefusedRows({ rows }: { readonly rows: readonly RefusedRow[] }) {
  const t = useTranslations("orders");
  const identity = useTranslations("identity");
  if (rows.length === 0) return null;
  return (
    <ul role="alert" className="flex flex-col gap-0.5 text-alarm text-meta">
      {rows.map(({ row, cells, code }) => (
        <li key={row}>
          {t("taxIds.refused", { row, reason: identity(`taxIdPaste.${code}`) })}
          <span className="ml-1 text-ink-soft">{cells.join(" ")}</span>
        </li>
      ))}
    </ul>
  );
}
