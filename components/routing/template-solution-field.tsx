"use client";

import { useTranslations } from "next-intl";
import { type CargoKind, cargoKinds } from "#lib/carriers/cargo-kinds";
import type { Solution } from "#lib/carriers/solutions";
import { SelectField } from "@/components/form/field";
import { readableWeight } from "@/components/ui/amounts";
import { useTemplateWords } from "./template-words.ts";

type TemplateSolutionFieldProps = {
  readonly solutions: readonly Solution[];
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (code: string) => void;
};

/** The solution of a template, by family, with what it takes and what may be doubted about it. */
export function TemplateSolutionField({ solutions, value, error, onChange }: TemplateSolutionFieldProps) {
  const t = useTranslations("templates.editor");
  const carriers = useTranslations("carriers");
  const words = useTemplateWords();
  const families = [...new Set(solutions.map(({ family }) => family))];
  const chosen = solutions.find(({ code }) => code === value);
  return (
    <div>
      <SelectField
        label={t("solution")}
        name="solutionCode"
        value={value}
        error={error}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t("chooseSolution")}</option>
        {value !== "" && !chosen ? <option value={value}>{value}</option> : null}
        {families.map((family) => (
          <optgroup key={family ?? "own"} label={family === null ? t("ownServices") : carriers(`families.${family}`)}>
            {solutions
              .filter((solution) => solution.family === family)
              .map((solution) => (
                <option key={solution.code} value={solution.code}>
                  {words.solution(solution)}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectField>
      {chosen ? <Facts solution={chosen} /> : null}
    </div>
  );
}

function Facts({ solution }: { readonly solution: Solution }) {
  const t = useTranslations("templates.editor");
  const carriers = useTranslations("carriers");
  const words = useTemplateWords();
  const refused = cargoKinds.filter((kind: CargoKind) => solution.cargo[kind] === "refused");
  return (
    <div className="mt-1.5 text-ink-soft text-meta">
      <p>
        {[
          carriers(`classes.${solution.class}`),
          carriers("days", solution.days),
          t("limits", { weight: readableWeight(solution.maxWeightGrams) }),
          carriers(`tracking.${solution.tracking}`),
        ].join(" · ")}
      </p>
      {refused.length > 0 ? <p>{t("refusesGoods", { kinds: words.cargo(refused) })}</p> : null}
      {solution.doubts.length > 0 ? (
        <details>
          <summary className="w-fit cursor-pointer text-soon">{t("doubts", { count: solution.doubts.length })}</summary>
          <ul className="mt-1 list-disc pl-5">
            {solution.doubts.map((doubt) => (
              <li key={doubt}>{carriers(`doubts.${doubt}`)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
