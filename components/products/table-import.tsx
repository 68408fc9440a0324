"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { maxSheetBytes } from "#lib/kit/sheet";
import type { TablePreview } from "#lib/products/nomenclature/table-preview";
import { SelectField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { sayCode } from "@/components/form/say-code";
import { FileDrop } from "@/components/ui/file-drop";
import { toast } from "@/components/ui/toast";
import { TablePreviewView } from "./table-preview.tsx";

type Values = Readonly<Record<string, string | number>>;
type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly refusal?: { readonly code: string; readonly values?: Values };
      readonly invalid?: readonly { readonly field: string; readonly code: string; readonly values: Values }[];
    };
type Typed = Readonly<Record<"validFrom" | "scope" | "source" | "note", string>>;
type Dropped = { readonly file: File; readonly typed: Typed };

/** A national table's file: what is typed beside it, the differences, the confirmation. */
export function TableImport({ today }: { readonly today: string }) {
  const own = useTranslations("nomenclature");
  const shared = useTranslations("ui");
  const t = useTranslations("nomenclature.importPage");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [start, setStart] = useState<Typed>({ validFrom: today, scope: "complete", source: "", note: "" });
  const [dropped, setDropped] = useState<Dropped | null>(null);
  const [preview, setPreview] = useState<TablePreview | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const post = async <T,>({ file, typed }: Dropped, seen: string): Promise<T | null> => {
    setBusy(true);
    setRefusal(null);
    setProblems(new Map());
    const query = new URLSearchParams({ ...typed, name: file.name, seen });
    const answer = await fetch(`/api/staff/nomenclature?${query}`, { method: "POST", body: file })
      .then((response) => response.json() as Promise<Answer<T>>)
      .catch((): Answer<T> => ({ ok: false, refusal: { code: "failed" } }));
    setBusy(false);
    if (answer.ok) return answer.value;
    const invalid = answer.invalid ?? [];
    setProblems(
      new Map(invalid.map(({ field, code, values }) => [field, sayCode(own, shared, "problems", code, values)])),
    );
    const { code = "unknown", values } = answer.refusal ?? {};
    if (invalid.length === 0) setRefusal(sayCode(own, shared, "refusals", code, values));
    return null;
  };
  const read = async (file: File) => {
    const data = new FormData(form.current ?? undefined);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const typed = {
      ...{ validFrom: text("validFrom"), scope: text("scope"), source: text("source"), note: text("note") },
    };
    setStart(typed);
    setDropped({ file, typed });
    setPreview(await post<TablePreview>({ file, typed }, ""));
  };
  const confirm = async () => {
    if (!dropped || !preview) return;
    const saved = await post<{ readonly rows: number; readonly ended: number }>(dropped, preview.seen);
    if (!saved) return;
    toast.success(t("saved", saved));
    router.push("/staff/nomenclature");
    router.refresh();
  };
  if (preview) {
    return (
      <TablePreviewView
        preview={preview}
        refusal={refusal}
        isSaving={isBusy}
        onConfirm={() => void confirm()}
        onAnother={() => setPreview(null)}
      />
    );
  }
  const error = (field: string) => problems.get(field) ?? null;
  return (
    <div className="flex max-w-[720px] flex-col gap-4 px-4 pb-8 md:px-6">
      <form ref={form} onSubmit={(event) => event.preventDefault()} className="grid gap-4 sm:grid-cols-2">
        <TextField
          type="date"
          name="validFrom"
          required
          label={t("validFrom")}
          hint={t("validFromHint")}
          defaultValue={start.validFrom}
          error={error("validFrom")}
        />
        <SelectField name="scope" label={t("scope")} defaultValue={start.scope} error={error("scope")}>
          <option value="complete">{t("complete")}</option>
          <option value="part">{t("part")}</option>
        </SelectField>
        <TextField
          name="source"
          required
          maxLength={300}
          label={t("source")}
          hint={t("sourceHint")}
          defaultValue={start.source}
          error={error("source")}
        />
        <TextField
          name="note"
          maxLength={500}
          isOptional
          label={t("note")}
          defaultValue={start.note}
          error={error("note")}
        />
      </form>
      <FormRefusal text={refusal} />
      <FileDrop
        endings={[".xlsx", ".csv"]}
        maxBytes={maxSheetBytes}
        isPending={isBusy}
        onFile={(file) => void read(file)}
      >
        {isBusy
          ? t("reading", { name: dropped?.file.name ?? "" })
          : t("drop", { megabytes: Math.floor(maxSheetBytes / 1024 / 1024) })}
      </FileDrop>
    </div>
  );
}
