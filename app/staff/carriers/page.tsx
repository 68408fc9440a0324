import { Info } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listCarriers } from "#db/queries/carriers";
import { listCertificationRows } from "#db/queries/certifications";
import { inScope } from "#db/scope";
import { carrierLines, countLines, filterLines } from "#lib/carriers/carrier-list";
import { type CarrierSearch, carrierQuery, carrierViews, parseCarrierSearch } from "#lib/carriers/carrier-search";
import { chinaDateOf } from "#lib/kit/time";
import { canAsStaff } from "#lib/sellers/permissions";
import { requireStaff } from "#server/web/page";
import { AddCarrier } from "@/components/carriers/add-carrier";
import { CarrierFilters } from "@/components/carriers/carrier-filters";
import { CarrierList } from "@/components/carriers/carrier-list";
import { Messages } from "@/components/layout/messages";
import { ButtonLink } from "@/components/ui/button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { addCarrierAction } from "./actions.ts";

const base = "/staff/carriers";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("certification"))("title") };
}

export default async function CarriersPage({ searchParams }: PageProps<"/staff/carriers">) {
  const [scope, search, t] = await Promise.all([
    requireStaff("carriers.read"),
    searchParams.then(parseCarrierSearch),
    getTranslations("certification"),
  ]);
  const [carriers, certifications] = await inScope(scope, (db) =>
    Promise.all([listCarriers(db), listCertificationRows(db)]),
  );
  const lines = carrierLines(carriers, certifications, chinaDateOf(Date.now()));
  const counts = countLines(lines, search);
  const all = countLines(lines, { text: "", show: null });
  const href = (change: Partial<CarrierSearch>) => {
    const query = carrierQuery({ ...search, ...change });
    return query === "" ? base : `${base}?${query}`;
  };
  const tabs = [
    { href: href({ show: null }), label: t("views.all"), count: counts.all, isCurrent: search.show === null },
    ...carrierViews.map((view) => ({
      ...{
        href: href({ show: view }),
        label: t(`views.${view}`),
        count: counts[view],
        isCurrent: search.show === view,
      },
      ...(view === "soon" ? { tone: "soon" as const } : {}),
    })),
  ];
  return (
    <Messages namespaces={["certification"]}>
      <PageHeader
        title={t("title")}
        state={t("state", { ...all })}
        actions={canAsStaff([scope.role], "carriers.edit") ? <AddCarrier door={addCarrierAction} /> : null}
      />
      {carriers.some(({ isPending }) => isPending) ? (
        <aside
          aria-label={t("pending")}
          className="mx-4 mb-3 flex items-start gap-2 rounded-md bg-soon-soft px-3 py-2 md:mx-6"
        >
          <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-soon" />
          <p className="max-w-4xl">
            <span className="mr-2 font-medium text-soon">{t("pending")}</span>
            {t("pendingWhy")}
          </p>
        </aside>
      ) : null}
      <LinkTabs label={t("views.label")} tabs={tabs} />
      <CarrierFilters base={base} search={search} />
      <CarrierList
        lines={filterLines(lines, search)}
        empty={
          <EmptyState title={t("empty.title")} text={t("empty.text")}>
            <ButtonLink href={base}>{t("empty.clear")}</ButtonLink>
          </EmptyState>
        }
      />
    </Messages>
  );
}
