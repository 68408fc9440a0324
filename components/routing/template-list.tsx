"use client";

import { ArrowDown, ArrowUp, Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { CountryGroup } from "#lib/routing/country-groups";
import type { Template } from "#lib/routing/template";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { StatusPill } from "@/components/ui/status-pill";
import { TemplateRowMenu } from "./template-row-menu.tsx";
import { useTemplateWords } from "./template-words.ts";

export type ListedTemplate = {
  readonly template: Template & { readonly version: number };
  readonly solutionZh: string;
  readonly solutionEn: string;
  /** Refusals by a platform rule, other refusals, and warnings of today. */
  readonly breaches: number;
  readonly faults: number;
  readonly warnings: number;
  /** Switched on, and others come first everywhere. */
  readonly isHidden: boolean;
};

export type TemplateListDoors = {
  readonly reorder: ServerAction<unknown, null>;
  readonly switchTo: ServerAction<unknown, null>;
  readonly archive: ServerAction<unknown, null>;
};

type TemplateListProps = {
  readonly base: string;
  readonly rows: readonly ListedTemplate[];
  readonly groups: readonly CountryGroup[];
  /** Null for those who may only look. */
  readonly doors: TemplateListDoors | null;
};

/** The templates in the order in which they are asked; moved up and down by buttons that keep the focus. */
export function TemplateList({ base, rows, groups, doors }: TemplateListProps) {
  const t = useTranslations("templates");
  const [order, setOrder] = useState<readonly string[]>(() => rows.map(({ template }) => template.id));
  useEffect(() => setOrder(rows.map(({ template }) => template.id)), [rows]);
  const byId = new Map(rows.map((row) => [row.template.id, row]));
  const shown = order.flatMap((id) => byId.get(id) ?? []);
  const heads = ["name", "destinations", "weight", "conditions", "solution", "state"] as const;
  const cell = "border-line border-b px-3 py-1 text-left md:h-9";
  return (
    <section aria-label={t("title")} className="overflow-x-auto border-line border-y bg-surface">
      <table className="w-full border-separate border-spacing-0 text-body">
        <thead>
          <tr className="text-ink-soft text-meta">
            <th scope="col" className={cn(cell, "w-px whitespace-nowrap pl-4 font-medium md:pl-6")}>
              {t("columns.order")}
            </th>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className={cn(cell, "whitespace-nowrap font-medium", head !== "name" && "max-md:hidden")}
              >
                {t(`columns.${head}`)}
              </th>
            ))}
            {doors ? (
              <th scope="col" className={cn(cell, "w-px pr-4 md:pr-6")}>
                <span className="sr-only">{t("actions.edit")}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <Row
              key={row.template.id}
              row={row}
              base={base}
              groups={groups}
              index={index}
              order={order}
              doors={doors}
              onOrder={setOrder}
              cell={cell}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type RowProps = {
  readonly row: ListedTemplate;
  readonly base: string;
  readonly groups: readonly CountryGroup[];
  readonly index: number;
  readonly order: readonly string[];
  readonly doors: TemplateListDoors | null;
  readonly onOrder: (order: readonly string[]) => void;
  readonly cell: string;
};

function Row({ row, base, groups, index, order, doors, onOrder, cell }: RowProps) {
  const { template } = row;
  const t = useTranslations("templates");
  const words = useTemplateWords();
  const where = words.destinations(template.destinations, groups);
  const weight = words.weight(template.fromGrams, template.toGrams);
  const conditions = [
    words.value(template),
    template.cargoKinds.length > 0 ? words.cargo(template.cargoKinds) : null,
    template.maxDays === null ? null : t("conditions.days", { days: template.maxDays }),
  ].filter((one) => one !== null);
  const solution = words.language === "zh" ? row.solutionZh : row.solutionEn;
  const off = !template.isActive && "text-ink-faint";
  return (
    <tr className="hover:bg-hover">
      <td className={cn(cell, "whitespace-nowrap pl-4 md:pl-6")}>
        <div className="flex items-center gap-0.5">
          <span className="w-6 text-ink-faint tabular-nums">{index + 1}</span>
          {doors ? (
            <Moves name={template.name} index={index} order={order} door={doors.reorder} onOrder={onOrder} />
          ) : null}
        </div>
      </td>
      <th scope="row" className={cn(cell, "min-w-40 font-normal max-md:py-2", off)}>
        {doors ? (
          <Link href={`${base}/${template.id}`} className="font-medium underline-offset-2 hover:underline">
            {template.name}
          </Link>
        ) : (
          <span className="font-medium">{template.name}</span>
        )}
        <div className="text-ink-soft text-meta md:hidden">
          <p>{[where, weight, ...conditions].join(" · ")}</p>
          <p className="text-ink">{solution}</p>
          <Marks row={row} />
        </div>
      </th>
      <td className={cn(cell, "max-w-72 max-md:hidden", off)}>
        <span className="line-clamp-2" title={where}>
          {where}
        </span>
      </td>
      <td className={cn(cell, "whitespace-nowrap max-md:hidden", off)}>{weight}</td>
      <td className={cn(cell, "max-w-52 max-md:hidden", off)}>
        {conditions.length > 0 ? (
          conditions.join(" · ")
        ) : (
          <span className="text-ink-faint">{t("conditions.none")}</span>
        )}
      </td>
      <td className={cn(cell, "max-md:hidden", off)}>{solution}</td>
      <td className={cn(cell, "max-md:hidden")}>
        <Marks row={row} />
      </td>
      {doors ? (
        <td className={cn(cell, "pr-4 md:pr-6")}>
          <TemplateRowMenu base={base} template={template} switchTo={doors.switchTo} archive={doors.archive} />
        </td>
      ) : null}
    </tr>
  );
}

function Marks({ row }: { readonly row: ListedTemplate }) {
  const t = useTranslations("templates.marks");
  const { template, breaches, faults, warnings, isHidden } = row;
  return (
    <span className="flex flex-wrap items-center gap-1.5 max-md:mt-1">
      {template.isActive ? null : <StatusPill tone="neutral">{t("off")}</StatusPill>}
      {template.isActive && breaches > 0 ? <StatusPill tone="alarm">{t("refused")}</StatusPill> : null}
      {template.isActive && breaches === 0 && faults > 0 ? <StatusPill tone="alarm">{t("invalid")}</StatusPill> : null}
      {isHidden ? <StatusPill tone="soon">{t("hidden")}</StatusPill> : null}
      {template.isActive && warnings > 0 ? (
        <StatusPill tone="info">{t("warnings", { count: warnings })}</StatusPill>
      ) : null}
      {template.recommendationFirst ? (
        <span className="inline-flex items-center gap-1 whitespace-nowrap text-ink-soft text-meta">
          <Sparkles aria-hidden className="size-3.5" />
          {t("recommendationFirst")}
        </span>
      ) : null}
    </span>
  );
}

type MovesProps = {
  readonly name: string;
  readonly index: number;
  readonly order: readonly string[];
  readonly door: ServerAction<unknown, null>;
  readonly onOrder: (order: readonly string[]) => void;
};

function Moves({ name, index, order, door, onOrder }: MovesProps) {
  const t = useTranslations("templates");
  const { run, isPending } = useAction<unknown, null>(door, { t });
  const move = (by: -1 | 1) => {
    const [one, other] = [order[index], order[index + by]];
    if (isPending || one === undefined || other === undefined) return;
    const next = order.with(index, other).with(index + by, one);
    onOrder(next);
    run({ ids: next });
  };
  // not disabled at the ends, so that the focus stays where it was
  return (
    <>
      <Button
        look="ghost"
        size="icon-small"
        aria-label={t("actions.moveUp", { name })}
        aria-disabled={index === 0 || undefined}
        onClick={() => move(-1)}
      >
        <ArrowUp aria-hidden className="size-4" />
      </Button>
      <Button
        look="ghost"
        size="icon-small"
        aria-label={t("actions.moveDown", { name })}
        aria-disabled={index === order.length - 1 || undefined}
        onClick={() => move(1)}
      >
        <ArrowDown aria-hidden className="size-4" />
      </Button>
    </>
  );
}
