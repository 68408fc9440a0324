"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { TemplateWarning } from "#lib/routing/check-template";
import type { TemplateImport, TemplateImportProblem } from "#lib/routing/compare-template-sheet";
import { useFindingWords } from "./template-findings.tsx";
import { useTemplateWords } from "./template-words.ts";

type TemplateImportPreviewProps = { readonly fileName: string; readonly plan: TemplateImport };

/** What a sheet would make new, change and leave, or what must be corrected in it first. */
export function TemplateImportPreview({ fileName, plan }: TemplateImportPreviewProps) {
  const t = useTranslations("templates.import");
  const columns = useTranslations("templates.columns");
  const words = useTemplateWords();
  const { problems, same } = plan;
  const counts = { new: plan.new.length, changed: plan.changed.length, same: same.length };
  return (
    <div role="status" className="flex flex-col gap-3">
      <p>{t("summary", { name: fileName, ...counts })}</p>
      {problems.length > 0 ? (
        <div>
          <p className="font-medium text-alarm">{t("problems", { count: problems.length })}</p>
          <ul className="mt-1.5 flex flex-col gap-1.5">
            {problems.map((problem) => (
              <li
                key={`${problem.row} ${problem.column} ${JSON.stringify(problem)}`}
                className="flex items-start gap-2"
              >
                <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-alarm" />
                <span>
                  <strong className="font-medium">
                    {t("row", { row: problem.row })} · {columns(problem.column)}
                  </strong>{" "}
                  <Problem problem={problem} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : counts.new + counts.changed === 0 ? (
        <p className="text-ink-soft">{t("nothing")}</p>
      ) : null}
      {plan.new.length > 0 ? (
        <div>
          <h3 className="font-medium">{t("newTitle")}</h3>
          <ul>
            {plan.new.map(({ row, fields, warnings }) => (
              <li key={row}>
                {fields.name}
                <Warnings warnings={warnings} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {plan.changed.length > 0 ? (
        <div>
          <h3 className="font-medium">{t("changedTitle")}</h3>
          <ul>
            {plan.changed.map(({ row, fields, changed, warnings }) => (
              <li key={row}>
                {fields.name}{" "}
                <span className="text-ink-soft text-meta">
                  {t("changedFields", { fields: words.list(changed.map((name) => columns(name))) })}
                </span>
                <Warnings warnings={warnings} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly TemplateWarning[] }) {
  const say = useFindingWords();
  return warnings.map((warning) => (
    <span key={warning.code} className="flex items-start gap-1.5 text-ink-soft text-meta">
      <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-soon" />
      {say.warning(warning)}
    </span>
  ));
}

function Problem({ problem }: { readonly problem: TemplateImportProblem }) {
  const t = useTranslations("templates");
  const say = useFindingWords();
  if (problem.code !== "refused") return t(`cells.${problem.code}`, { ...problem.values });
  const { refusal } = problem;
  if (refusal.code === "rule_broken") return say.breach(refusal.breach);
  return t(`fields.${refusal.code}`, "limit" in refusal ? { limit: refusal.limit } : {});
}
