import { useTranslations } from "next-intl";
import { type WaybillState, waybillStates } from "#lib/dispatch/states";
import { type WaybillSearch, waybillQuery } from "#lib/dispatch/waybill-search";
import { LinkTabs } from "@/components/ui/link-tabs";

type WaybillTabsProps = {
  readonly base: string;
  readonly search: WaybillSearch;
  readonly byState: Readonly<Partial<Record<WaybillState, number>>>;
};

/** States that want a person: these counts are alarms. */
const alarms: ReadonlySet<WaybillState> = new Set(["failed", "unclear"]);

/** The states of waybills as tabs with exact counts. */
export function WaybillTabs({ base, search, byState }: WaybillTabsProps) {
  const t = useTranslations("waybills");
  const g = useTranslations("gateway");
  const href = (states: readonly WaybillState[]) => `${base}?${waybillQuery({ ...search, after: null, states })}`;
  const shown = waybillStates.filter((state) => (byState[state] ?? 0) > 0 || search.states.includes(state));
  const tabs = shown.map((state) => ({
    href: href([state]),
    label: g(`states.${state}`),
    count: byState[state] ?? 0,
    isCurrent: search.states.length === 1 && search.states[0] === state,
    tone: alarms.has(state) ? ("alarm" as const) : ("plain" as const),
  }));
  const all = Object.values(byState).reduce((sum, count) => sum + count, 0);
  const whole = { href: href([]), label: t("filters.all"), count: all, isCurrent: search.states.length === 0 };
  return <LinkTabs label={t("filters.state")} tabs={[whole, ...tabs]} />;
}
