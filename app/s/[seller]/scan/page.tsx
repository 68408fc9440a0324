import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { listPrintProfiles } from "#db/queries/print-profiles";
import { countPackable, countPackedSince } from "#db/queries/scan-station";
import { inScope } from "#db/scope";
import { officialSolutions } from "#lib/carriers/solutions";
import { chinaDateOf, startOfChinaDay } from "#lib/kit/time";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { ScanScreen } from "@/components/dispatch/scan-screen";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("scan"))("title") };
}

export default async function ScanPage({ params }: PageProps<"/s/[seller]/scan">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "labels.print");
  const now = Date.now();
  const [t, locale, facts] = await Promise.all([
    getTranslations("scan"),
    getLocale(),
    inScope(scope, async (db) => {
      const [profiles, open, packed, cursor] = await Promise.all([
        listPrintProfiles(db),
        countPackable(db, now),
        countPackedSince(db, startOfChinaDay(chinaDateOf(now))),
        getLiveCursor(db),
      ]);
      return { profiles, open, packed, cursor };
    }),
  ]);
  const solutions = officialSolutions.map(({ code, nameZh, nameEn }) => [code, locale === "en" ? nameEn : nameZh]);
  return (
    <Messages namespaces={["scan", "printing"]}>
      <LiveRefresh sellerId={seller} cursor={facts.cursor} />
      <PageHeader
        title={t("title")}
        state={t("state", { open: facts.open, packed: facts.packed })}
        actions={
          <>
            <ButtonLink href={`/s/${seller}/dispatch/picking`}>{t("picking")}</ButtonLink>
            {can(scope.role, "settings.read") ? (
              <ButtonLink look="ghost" href={`/s/${seller}/settings/printing`}>
                {t("printing")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <ScanScreen
        api={`/api/s/${seller}`}
        now={now}
        profiles={facts.profiles}
        solutions={Object.fromEntries(solutions) as Record<string, string>}
      />
    </Messages>
  );
}
