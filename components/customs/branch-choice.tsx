"use client";

import { CircleAlert, CircleCheck, CircleHelp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ConditionVerdict } from "#lib/customs/dossier/judge-branch";
import { type BranchCondition, branchRules, type TaxBranch } from "#lib/customs/dossier/tax-branches";
import { SelectField } from "@/components/form/field";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type BranchChoiceProps = {
  readonly declSeqNo: string;
  readonly branch: TaxBranch;
  readonly open: readonly TaxBranch[];
  /** Of each open branch. */
  readonly conditions: Readonly<
    Record<string, readonly { readonly condition: BranchCondition; readonly verdict: ConditionVerdict }[]>
  >;
  /** Null: it cannot be changed, or not by this person. */
  readonly action: ServerAction<{ declSeqNo: string; branch: TaxBranch }, null> | null;
};

const marks = {
  met: { icon: CircleCheck, look: "text-done" },
  unmet: { icon: CircleAlert, look: "text-soon" },
  unknown: { icon: CircleHelp, look: "text-ink-faint" },
} as const;

/** How the tax is treated, with each condition and what is known of it, and where the rule stands. */
export function BranchChoice({ declSeqNo, branch, open, conditions, action }: BranchChoiceProps) {
  const t = useTranslations("dossier");
  const [chosen, setChosen] = useState(branch);
  const { run, isPending } = useAction(action ?? noDoor, {
    t,
    onDone: () => toast.success(t("detail.branchSaved", { branch: t(`branches.${chosen}`) })),
  });
  const shown = action ? chosen : branch;
  const acts = branchRules[shown].sources
    .map(({ act, mark }) => t("source", { act, mark: t(`marks.${mark}`) }))
    .join("; ");
  return (
    <div className="flex flex-col gap-2">
      {action ? (
        <SelectField
          className="max-w-72"
          label={t("detail.branchLabel")}
          hint={t(`branchHelp.${shown}`)}
          value={chosen}
          onChange={(event) => setChosen(event.target.value as TaxBranch)}
        >
          {open.map((one) => (
            <option key={one} value={one}>
              {t(`branches.${one}`)}
            </option>
          ))}
        </SelectField>
      ) : (
        <p>
          <span className="font-medium">{t(`branches.${branch}`)}</span>{" "}
          <span className="text-ink-soft">{t(`branchHelp.${branch}`)}</span>
        </p>
      )}
      <ul className="flex flex-col gap-1">
        {(conditions[shown] ?? []).map(({ condition, verdict }) => {
          const { icon: Icon, look } = marks[verdict];
          return (
            <li key={condition} className="flex gap-1.5">
              <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${look}`} />
              <span>
                {t(`conditions.${condition}`)}{" "}
                <span className="text-ink-soft text-meta">{t(`verdicts.${verdict}`)}</span>
              </span>
            </li>
          );
        })}
      </ul>
      <p className="text-ink-soft text-meta">{t("sources", { acts })}</p>
      {action && chosen !== branch ? (
        <Button className="self-start" isPending={isPending} onClick={() => run({ declSeqNo, branch: chosen })}>
          {t("detail.branchSave")}
        </Button>
      ) : null}
    </div>
  );
}

const noDoor: NonNullable<BranchChoiceProps["action"]> = async () => ({ ok: true, value: null });
