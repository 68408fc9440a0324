import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { listCardHeads } from "#db/queries/rate-cards";
import { getSolution } from "#db/queries/solutions";
import { inScope } from "#db/scope";
import { currencies } from "#lib/kit/money";
import { addDays, chinaDateOf } from "#lib/kit/time";
import { cardOn } from "#lib/rates/card-span";
import { requireStaff } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { CardImport } from "@/components/rates/card-import";
import { ExportCard } from "@/components/rates/card-table";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("solutions.detail"))("import") };
}

export default async function ImportCardPage({ params }: PageProps<"/staff/solutions/[solution]/import">) {
  const [scope, { solution: code }] = await Promise.all([requireStaff("solutions.edit"), params]);
  const [[row, heads], t, locale] = await Promise.all([
    inScope(scope, (db) => Promise.all([getSolution(db, code), listCardHeads(db, code)])),
    getTranslations("solutions"),
    getLocale(),
  ]);
  if (!row) notFound();
  const today = chinaDateOf(Date.now());
  const current = cardOn(heads, today);
  return (
    <Messages namespaces={["solutions"]}>
      <PageHeader
        title={t("import.title", { name: locale.startsWith("zh") ? row.offer.nameZh : row.offer.nameEn })}
        state={t("import.state", { current: current?.id ?? "none" })}
        actions={
          <>
            <ButtonLink href={`/staff/solutions/${code}`} look="ghost">
              {t("form.cancel")}
            </ButtonLink>
            <ExportCard solutionCode={code} id={current?.id ?? "blank"} isLarge />
          </>
        }
      />
      <CardImport solutionCode={code} tomorrow={addDays(today, 1)} currencies={currencies} />
    </Messages>
  );
}
