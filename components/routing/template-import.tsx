"use client";

import { CircleAlert, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { TemplateImport } from "#lib/routing/compare-template-sheet";
import { sayCode } from "@/components/form/say-code";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { TemplateImportPreview } from "./template-import-preview.tsx";

type Preview = TemplateImport & { readonly agreed: string };
type Counts = { readonly new: number; readonly changed: number; readonly same: number };
type Refusal = { readonly code: string; readonly values?: Readonly<Record<string, string | number>> };
type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };
type Stage =
  | { readonly name: "reading" | "saving"; readonly file: File; readonly preview: Preview | null }
  | { readonly name: "shown"; readonly file: File; readonly preview: Preview }
  | { readonly name: "refused"; readonly file: File; readonly refusal: Refusal };

/** Brings a template sheet in: what it would do is shown first, and nothing is saved while one cell is wrong. */
export function ImportTemplates({ seller }: { readonly seller: string }) {
  const all = useTranslations("templates");
  const t = useTranslations("templates.import");
  const ui = useTranslations("ui");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const read = async (file: File) => {
    setStage({ name: "reading", file, preview: null });
    const answer = await send<Preview>(seller, file, {});
    if (answer.ok) setStage({ name: "shown", file, preview: answer.value });
    else setStage({ name: "refused", file, refusal: answer.refusal });
  };
  const confirm = async (file: File, preview: Preview) => {
    setStage({ name: "saving", file, preview });
    const answer = await send<Counts>(seller, file, { confirm: preview.agreed });
    if (!answer.ok) return setStage({ name: "refused", file, refusal: answer.refusal });
    setStage(null);
    toast.success(t("done", { ...answer.value }));
    router.refresh();
  };
  const preview = stage && "preview" in stage ? stage.preview : null;
  const mayConfirm = preview && preview.problems.length === 0 && preview.new.length + preview.changed.length > 0;
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv"
        className="sr-only"
        tabIndex={-1}
        aria-label={t("title")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) void read(file);
        }}
      />
      <Button isPending={stage?.name === "reading"} title={t("hint")} onClick={() => input.current?.click()}>
        {stage?.name === "reading" ? null : <Upload aria-hidden className="size-4" />}
        {all("actions.import")}
      </Button>
      <Dialog
        isOpen={stage !== null && stage.name !== "reading"}
        onOpenChange={(isOpen) => (isOpen ? undefined : setStage(null))}
        title={t("title")}
        text={t("hint")}
        footer={
          <>
            <Button onClick={() => input.current?.click()}>{t("again")}</Button>
            {mayConfirm && stage ? (
              <Button
                look="primary"
                isPending={stage.name === "saving"}
                onClick={() => void confirm(stage.file, preview)}
              >
                {t("confirm")}
              </Button>
            ) : (
              <Button onClick={() => setStage(null)}>{ui("close")}</Button>
            )}
          </>
        }
      >
        {stage?.name === "refused" ? (
          <p role="alert" className="flex items-start gap-2 text-alarm">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {sayCode(all, ui, "refusals", stage.refusal.code, stage.refusal.values)}
          </p>
        ) : null}
        {preview && stage ? <TemplateImportPreview fileName={stage.file.name} plan={preview} /> : null}
      </Dialog>
    </>
  );
}

async function send<T>(seller: string, file: File, more: Readonly<Record<string, string>>): Promise<Answer<T>> {
  try {
    const query = new URLSearchParams({ name: file.name, ...more });
    const response = await fetch(`/api/s/${seller}/templates/import?${query}`, { method: "POST", body: file });
    return (await response.json()) as Answer<T>;
  } catch {
    return { ok: false, refusal: { code: "failed" } };
  }
}
