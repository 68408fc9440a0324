"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { SandboxResult } from "#lib/carriers/certification-file";
import { SelectField, TextareaField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { StatusPill } from "@/components/ui/status-pill";
import { toast } from "@/components/ui/toast";

type Seen = { readonly certificationId: string; readonly version: number };
export type SandboxDoors = {
  readonly run: ServerAction<Seen, { readonly passed: boolean }>;
  readonly record: ServerAction<Seen & { readonly passed: boolean; readonly note: string }, null>;
};

type CertificationSandboxProps = Seen & {
  readonly result: SandboxResult | null;
  /** ALP speaks to this carrier: the test is run, not told. */
  readonly hasGateway: boolean;
  /** Null where nothing may be done. */
  readonly doors: SandboxDoors | null;
};

/** The last test against the carrier's sandbox, and the way to a new one. */
export function CertificationSandbox({ result, hasGateway, doors, ...seen }: CertificationSandboxProps) {
  const t = useTranslations("certification.sandbox");
  const format = useFormatter();
  return (
    <section aria-labelledby={`sandbox-${seen.certificationId}`} className="flex flex-col gap-3">
      <h3 id={`sandbox-${seen.certificationId}`} className="flex min-h-7 items-center font-medium">
        {t("title")}
      </h3>
      {result ? (
        <div className="flex flex-col gap-1">
          <p className="flex flex-wrap items-center gap-2">
            <StatusPill tone={result.passed ? "done" : "alarm"}>{t(result.passed ? "passed" : "failed")}</StatusPill>
            <span className="text-ink-soft text-meta">
              {t("by", {
                how: t(`how.${result.how}`),
                name: result.by,
                when: format.dateTime(result.at, { dateStyle: "medium", timeStyle: "short" }),
              })}
            </span>
          </p>
          <p className="break-words text-ink-soft text-meta">{result.note}</p>
        </div>
      ) : (
        <p className="text-ink-soft">{t("none")}</p>
      )}
      {doors === null ? null : hasGateway ? (
        <RunSandbox seen={seen} door={doors.run} />
      ) : (
        <RecordSandbox seen={seen} door={doors.record} />
      )}
    </section>
  );
}

function RunSandbox({ seen, door }: { readonly seen: Seen; readonly door: SandboxDoors["run"] }) {
  const t = useTranslations("certification");
  const { run, isPending } = useAction(door, {
    t,
    onDone: ({ passed }) => (passed ? toast(t("sandbox.ranPassed")) : toast.error(t("sandbox.ranFailed"))),
  });
  return (
    <div className="flex flex-col items-start gap-1.5">
      <Button isPending={isPending} onClick={() => run(seen)}>
        {t("sandbox.run")}
      </Button>
      <p className="text-ink-soft text-meta">{t("sandbox.runWhy")}</p>
    </div>
  );
}

type RecordInput = { passed: "yes" | "no"; note: string };

function RecordSandbox({ seen, door }: { readonly seen: Seen; readonly door: SandboxDoors["record"] }) {
  const t = useTranslations("certification");
  const form = useActionForm<RecordInput, null>({
    action: ({ passed, note }) => door({ ...seen, passed: passed === "yes", note }),
    defaultValues: { passed: "yes", note: "" },
    t,
    onDone: () => {
      toast(t("sandbox.recorded"));
      form.form.reset();
    },
  });
  return (
    <form onSubmit={form.submit} noValidate className="flex flex-col gap-3 rounded-lg border border-line p-3">
      <p className="text-ink-soft text-meta">{t("sandbox.recordWhy")}</p>
      <SelectField label={t("sandbox.result")} className="sm:w-48" {...form.field("passed")}>
        <option value="yes">{t("sandbox.passed")}</option>
        <option value="no">{t("sandbox.failed")}</option>
      </SelectField>
      <TextareaField
        label={t("sandbox.note")}
        hint={t("sandbox.noteHint")}
        rows={2}
        maxLength={1000}
        {...form.field("note")}
      />
      <FormRefusal text={form.refusal} />
      <Button type="submit" isPending={form.isPending} className="self-start">
        {t("sandbox.record")}
      </Button>
    </form>
  );
}
