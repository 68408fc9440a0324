import { Info } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { listDatedRules } from "#db/queries/service-rules";
import { listOffers } from "#db/queries/solutions";
import { inScope } from "#db/scope";
import { countryChoices } from "#lib/kit/country-choices";
import { addDays, chinaDateOf } from "#lib/kit/time";
import { parseRuleView, ruleViewOf, ruleViews } from "#lib/routing/rule-search";
import { canAsStaff } from "#lib/sellers/permissions";
import { requireStaff } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { EnterRule } from "@/components/routing/rule-enter";
import { RuleTable } from "@/components/routing/rule-table";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { endRuleAction, enterRuleAction } from "./actions.ts";

const base = "/staff/rules";

/** The open platform's call that tells the rules of today. */
const livePath = "/aliexpress/logistics/query/rule/info";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rules"))("title") };
}

export default async function RulesPage({ searchParams }: PageProps<"/staff/rules">) {
  const [scope, view] = await Promise.all([requireStaff("rules.read"), searchParams.then(parseRuleView)]);
  const [[rows, offers], t, locale] = await Promise.all([
    inScope(scope, (db) => Promise.all([listDatedRules(db), listOffers(db)])),
    getTranslations("rules"),
    getLocale(),
  ]);
  const language = locale.startsWith("zh") ? "zh" : "en";
  const today = chinaDateOf(Date.now());
  const countries = countryChoices(language);
  const nameOf = (code: string) => countries.find(({ value }) => value === code)?.label ?? "";
  const collator = new Intl.Collator(locale);
  const rules = rows
    .map(({ position: _, savedAt: __, ...rule }) => rule)
    .sort(
      (a, b) =>
        Number(a.rule.country === "*") - Number(b.rule.country === "*") ||
        collator.compare(nameOf(a.rule.country), nameOf(b.rule.country)) ||
        a.rule.overMinor - b.rule.overMinor ||
        a.validFrom.localeCompare(b.validFrom),
    );
  const services = offers.map(({ code, class: serviceClass, nameZh, nameEn }) => ({
    ...{ code, class: serviceClass, name: language === "zh" ? nameZh : nameEn },
  }));
  const listed = (one: (typeof ruleViews)[number]) => rules.filter((rule) => ruleViewOf(rule, today) === one);
  const inForce = listed("in_force");
  const own = new Set(inForce.map(({ rule }) => rule.country).filter((country) => country !== "*"));
  const given = { rules, services, countries, today };
  const mayEdit = canAsStaff([scope.role], "rules.edit");
  return (
    <Messages namespaces={["rules", "carriers"]}>
      <PageHeader
        title={t("title")}
        state={t("state", { count: inForce.length, countries: own.size })}
        actions={mayEdit ? <EnterRule {...given} door={enterRuleAction} /> : null}
      />
      <aside
        aria-label={t("notice.label")}
        className="mx-4 mb-3 flex items-start gap-2 rounded-md bg-soon-soft px-3 py-2 md:mx-6"
      >
        <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-soon" />
        <div className="min-w-0">
          <p className="font-medium text-soon">{t("notice.title")}</p>
          <p className="mt-0.5 max-w-4xl break-words">{t("notice.text", { path: livePath })}</p>
        </div>
      </aside>
      <LinkTabs
        label={t("views.label")}
        tabs={ruleViews.map((one) => ({
          href: one === "in_force" ? base : `${base}?view=${one}`,
          label: t(`views.${one}`),
          count: listed(one).length,
          isCurrent: one === view,
        }))}
      />
      <RuleTable
        {...given}
        shown={listed(view)}
        yesterday={addDays(today, -1)}
        doors={mayEdit && view !== "ended" ? { enter: enterRuleAction, end: endRuleAction } : null}
        empty={<EmptyState title={t(`empty.${view}`)} />}
      />
    </Messages>
  );
}
