"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useTransition } from "react";
import { auditGroups } from "#lib/audit/groups";
import { type AuditSearch, auditQuery } from "#lib/audit/search";
import { Input, Select } from "@/components/ui/input";

export type ActorChoice = { readonly value: string; readonly label: string };

type AuditFiltersProps = {
  readonly base: string;
  readonly search: AuditSearch;
  readonly actors: readonly ActorChoice[];
};

/** Person, kind and days; each change is an address of its own. */
export function AuditFilters({ base, search, actors }: AuditFiltersProps) {
  const t = useTranslations("audit");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const go = (change: Partial<AuditSearch>) =>
    start(() => router.push(`${base}?${auditQuery({ ...search, after: null, ...change })}`, { scroll: false }));
  return (
    <search
      aria-label={t("filters.label")}
      aria-busy={isPending}
      className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6"
    >
      <Select
        aria-label={t("filters.actor")}
        className="w-auto max-w-48"
        value={search.actor}
        onChange={(event) => go({ actor: event.target.value })}
      >
        <option value="">{t("filters.actor")}</option>
        {actors.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t("filters.group")}
        className="w-auto max-w-48"
        value={search.group}
        onChange={(event) => go({ group: auditGroups.find((group) => group === event.target.value) ?? "" })}
      >
        <option value="">{t("filters.group")}</option>
        {auditGroups.map((group) => (
          <option key={group} value={group}>
            {t(`groups.${group}`)}
          </option>
        ))}
      </Select>
      <Day label={t("filters.from")} value={search.from} max={search.to} onDay={(from) => go({ from })} />
      <Day label={t("filters.to")} value={search.to} min={search.from} onDay={(to) => go({ to })} />
    </search>
  );
}

type DayProps = {
  readonly label: string;
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  readonly onDay: (day: string) => void;
};

/** A day; taken over when one leaves it or presses Enter, since a date that is being typed is many dates. */
function Day({ label, value, min, max, onDay }: DayProps) {
  const id = useId();
  const take = (day: string) => {
    if (day !== value) onDay(day);
  };
  return (
    <label htmlFor={id} className="flex items-center gap-1.5 text-ink-soft">
      {label}
      <Input
        // another address, another day: the field begins anew
        key={value}
        id={id}
        type="date"
        className="w-auto"
        defaultValue={value}
        min={min}
        max={max}
        onBlur={(event) => take(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") take(event.currentTarget.value);
        }}
      />
    </label>
  );
}
