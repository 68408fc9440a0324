"use client";
import { useTranslations } from "next-intl";
import type { RepairField } from "#lib/dispatch/repair";
import { untypedFacts } from "#lib/products/typed-facts";
import { toast } from "@/components/ui/toast";
import { RepairFields, type TypedRepair } from "./repair-fields.tsx";
import { noTyped } from "./repair-no-typed.ts";
import { NotAllowed } from "./repair-not-allowed.tsx";
import { RepairReached } from "./repair-reached.tsx";
import type { StepOf } from "./repair-step-props.ts";
import { useRepair } from "./use-repair.ts";

/** What customs or the carrier must know of the goods. */
export function ProductStep({ repair, seller, doors, onRepaired }: StepOf<"product">) {
  const t = useTranslations("repairs");
  const facts = useTranslations("products.facts");
  const hints = useTranslations("products.hints");
  const fixes = useTranslations("requirements.fixes");
  const { productId, name, title, fields, reach } = repair;
  const repaired = useRepair(doors.product, fields[0]?.name ?? "hsCode", () => {
    toast.success(t("savedProduct", { name, orders: Math.max(1, reach.orders) }));
    onRepaired(true);
  });
  if (!doors.product) return <NotAllowed />;
  const save = (typed: TypedRepair, isProposed: boolean) => {
    const named = Object.fromEntries(fields.map((field) => [field.name, typed[field.name] ?? ""]));
    const all = untypedFacts({ ...noTyped, ...named } as never);
    const wanted = Object.fromEntries(Object.entries(all).filter(([fact]) => typed[fact as RepairField["name"]]));
    const seen = Object.fromEntries(fields.map((field) => [field.name, field.given]));
    repaired.run({ productId, facts: wanted, seen, isProposed });
  };
  return (
    <>
      <p className="text-ink-soft text-meta" title={title}>
        <span className="font-medium text-ink">{name}</span> {name === title ? "" : title}
      </p>
      <RepairFields
        fields={fields}
        labelOf={({ name: fact }) => facts(fact as never)}
        sentenceOf={({ name: fact, problem, values }) => {
          if (problem !== "" && fixes.has(problem as never))
            return fixes(problem as never, { value: "", gross: "", hsCode: "", ...values } as never);
          return hints.has(fact as never) ? hints(fact as never) : t("missing");
        }}
        problem={repaired.problem}
        isPending={repaired.isPending}
        verb={reach.orders > 1 ? t("saveAll", { orders: reach.orders }) : t("save")}
        onSave={save}
      >
        <RepairReached seller={seller} subject={productId} name={name} reach={reach} />
      </RepairFields>
    </>
  );
}
