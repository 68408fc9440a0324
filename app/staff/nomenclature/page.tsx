import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { getNomenclatureState, listNomenclatureEditions, searchNationalCodes } from "#db/queries/nomenclature";
import { inScope } from "#db/scope";
import { unitNames } from "#lib/customs/tables/units";
import { unitNamesEn } from "#lib/customs/tables/units-en";
import { chinaDateOf } from "#lib/kit/time";
import { canAsStaff } from "#lib/sellers/permissions";
import { requireStaff } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { EditionList } from "@/components/products/edition-list";
import { NationalSearch } from "@/components/products/national-search";
import { NationalTable } from "@/components/products/national-table";
import { ButtonLink, buttonLook } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";

const shown = 200;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nomenclature"))("title") };
}

export default async function NomenclaturePage({ searchParams }: PageProps<"/staff/nomenclature">) {
  const scope = await requireStaff("nomenclature.read");
  const given = (await searchParams).q;
  const q = (typeof given === "string" ? given : "").trim().slice(0, 100);
  const today = chinaDateOf(Date.now());
  const [[state, editions, rows], t, locale] = await Promise.all([
    inScope(scope, (db) =>
      Promise.all([
        getNomenclatureState(db, today),
        listNomenclatureEditions(db, 10),
        searchNationalCodes(db, { q, after: "", limit: shown }, today),
      ]),
    ),
    getTranslations("nomenclature"),
    getLocale(),
  ]);
  const { imported, seed, completeSince } = state;
  return (
    <Messages namespaces={["nomenclature"]}>
      <PageHeader
        title={t("title")}
        state={t("state", { imported, seed, complete: completeSince ?? "none" })}
        actions={
          <>
            <a className={buttonLook({})} href="/api/staff/nomenclature/export" download>
              <Download aria-hidden className="size-4" />
              {t("export")}
            </a>
            {canAsStaff([scope.role], "nomenclature.edit") ? (
              <ButtonLink href="/staff/nomenclature/import" look="primary">
                {t("import")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <NationalSearch q={q} />
      {rows.length > 0 ? (
        <NationalTable rows={rows} unitNames={locale.startsWith("zh") ? unitNames : { ...unitNames, ...unitNamesEn }} />
      ) : (
        <EmptyState title={t("empty")} />
      )}
      {rows.length === shown ? <p className="px-4 py-2 text-ink-soft md:px-6">{t("more", { count: shown })}</p> : null}
      <EditionList editions={editions} />
    </Messages>
  );
}
