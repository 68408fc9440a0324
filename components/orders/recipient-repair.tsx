"use client";

import { useLocale, useTranslations } from "next-intl";
import { type Finding, findingValues } from "#lib/identity/finding";
import { isOverridable } from "#lib/identity/overrides";
import type { Door } from "@/components/sellers/use-door";
import { StatusPill } from "@/components/ui/status-pill";
import { CorrectField } from "./correct-field.tsx";
import { FindingOverride } from "./finding-override.tsx";

type RecipientRepairProps = {
  readonly orderId: string;
  readonly findings: readonly Finding[];
  readonly canEdit: boolean;
  readonly canOverride: boolean;
  readonly correct: Door<null>;
  readonly override: Door<null>;
};

/** What is wrong or odd about an order's recipient, each with its repair in place. */
export function RecipientRepair(props: RecipientRepairProps) {
  const t = useTranslations("notices");
  const { findings } = props;
  if (findings.length === 0) return <p className="text-ink-soft">{t("repair.none")}</p>;
  return (
    <ul className="flex flex-col gap-4">
      {findings.map((finding) => (
        <FindingRepair key={`${finding.field}-${finding.code}-${finding.given}`} {...props} finding={finding} />
      ))}
    </ul>
  );
}

type FindingRepairProps = Omit<RecipientRepairProps, "findings"> & { readonly finding: Finding };

function FindingRepair({ orderId, finding, canEdit, canOverride, correct, override }: FindingRepairProps) {
  const t = useTranslations("identity");
  const words = useTranslations("notices");
  const language = useLocale() === "en" ? "en" : "zh";
  const values = findingValues(finding, language);
  const { field, code, kind, given } = finding;
  const text = t.has(`findings.${code}`) ? t(`findings.${code}`, values) : code;
  const fix = t.has(`fixes.${code}`) ? t(`fixes.${code}`, values) : null;
  return (
    <li className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-center gap-2">
        <StatusPill tone={kind === "ask" ? "alarm" : "soon"}>{t(`kinds.${kind}`)}</StatusPill>
        <span className="font-medium">{t(`fields.${field}`)}</span>
        <span>{text}</span>
      </p>
      {fix ? <p className="text-ink-soft text-meta">{fix}</p> : null}
      <p className="break-words text-ink-soft text-meta">
        {words("repair.given")}: {given || words("repair.empty")}
      </p>
      {canEdit && kind === "ask" && field !== "taxId" ? (
        <CorrectField
          {...{ orderId, field, given, correct }}
          suggestion={finding.suggestion}
          label={words("repair.corrected")}
          look="primary"
        />
      ) : null}
      {canOverride && isOverridable(finding) ? (
        <FindingOverride {...{ orderId, field, code }} value={given} door={override} />
      ) : null}
    </li>
  );
}
