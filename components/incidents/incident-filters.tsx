"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { dueSpans, type IncidentSearch, incidentQuery, withIncidentFilter } from "#lib/incidents/incident-search";
import { incidentKinds, severities } from "#lib/incidents/kinds";
import { unsettledStates } from "#lib/incidents/life";
import { Select } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";

export type Choice = { readonly value: string; readonly label: string };

type IncidentFiltersProps = {
  readonly base: string;
  readonly search: IncidentSearch;
  readonly owners: readonly Choice[];
  readonly countries: readonly Choice[];
  readonly solutions: readonly Choice[];
  /** How many wait of each kind. */
  readonly kindCounts: Readonly<Record<string, number>>;
};

/** The filters of the list; each change is an address of its own. */
export function IncidentFilters({ base, search, owners, countries, solutions, kindCounts }: IncidentFiltersProps) {
  const t = useTranslations("incidents");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const go = (change: Partial<IncidentSearch>) =>
    start(() => router.replace(`${base}?${incidentQuery(withIncidentFilter(search, change))}`, { scroll: false }));
  const isOpen = search.view === "open";
  const kinds = incidentKinds
    .filter((kind) => !isOpen || (kindCounts[kind] ?? 0) > 0 || search.kinds.includes(kind))
    .map((kind) => ({
      value: kind,
      label: isOpen ? `${t(`kinds.${kind}`)} (${kindCounts[kind] ?? 0})` : t(`kinds.${kind}`),
    }));
  const one = <T extends string>(list: readonly T[], value: string) => list.filter((item) => item === value);
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
      <SearchInput
        value={search.text}
        label={t("filters.search")}
        isPending={isPending}
        maxLength={60}
        onSearch={(text) => go({ text })}
      />
      <div className="flex max-w-full gap-2 overflow-x-auto md:contents">
        <Choose
          label={t("filters.kind")}
          value={search.kinds[0] ?? ""}
          choices={kinds}
          onChoose={(value) => go({ kinds: one(incidentKinds, value) })}
        />
        <Choose
          label={t("filters.severity")}
          value={search.severities[0] ?? ""}
          choices={severities.map((value) => ({ value, label: t(`severities.${value}`) }))}
          onChoose={(value) => go({ severities: one(severities, value) })}
        />
        {isOpen ? (
          <>
            <Choose
              label={t("filters.state")}
              value={search.states[0] ?? ""}
              choices={unsettledStates.map((value) => ({ value, label: t(`states.${value}`) }))}
              onChoose={(value) => go({ states: one(unsettledStates, value) })}
            />
            <Choose
              label={t("filters.due")}
              value={search.due?.span ?? ""}
              choices={dueSpans.map((value) => ({ value, label: t(`filters.dues.${value}`) }))}
              onChoose={(value) => {
                const span = dueSpans.find((name) => name === value);
                go({ due: span ? { span, after: null, before: 0 } : null });
              }}
            />
          </>
        ) : null}
        <Choose
          label={t("filters.owner")}
          value={search.owner ?? ""}
          choices={[{ value: "nobody", label: t("nobody") }, ...owners]}
          onChoose={(value) => go({ owner: value || null })}
        />
        <Choose
          label={t("filters.country")}
          value={search.countries[0] ?? ""}
          choices={countries}
          onChoose={(value) => go({ countries: value ? [value] : [] })}
        />
        <Choose
          label={t("filters.solution")}
          value={search.solutions[0] ?? ""}
          choices={solutions}
          onChoose={(value) => go({ solutions: value ? [value] : [] })}
        />
      </div>
    </search>
  );
}

type ChooseProps = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
};

/** One of a few, or all; not shown where there is nothing to choose. */
function Choose({ label, value, choices, onChoose }: ChooseProps) {
  if (choices.length === 0) return null;
  return (
    <Select
      aria-label={label}
      className="field-sizing-content w-auto max-w-44 shrink-0"
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{label}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </Select>
  );
}
