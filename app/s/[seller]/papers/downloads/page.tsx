import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { countOpenDownloads, listDownloads } from "#db/queries/paper-downloads";
import { inScope } from "#db/scope";
import { chinaDateOf } from "#lib/kit/time";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { PapersTabs } from "@/components/customs/papers-tabs";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { AskDownload } from "@/components/papers/ask-download";
import { DownloadList } from "@/components/papers/download-list";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { askDownloadAction } from "./actions.ts";

/** A page of the latest is enough: what is older has been cleared away. */
const shown = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("downloads"))("title") };
}

/** 单证下载: a day's or a month's papers in one ZIP, packed by a job. */
export default async function DownloadsPage({ params }: PageProps<"/s/[seller]/papers/downloads">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "customs.read");
  const now = Date.now();
  const [t, { downloads, open, cursor }] = await Promise.all([
    getTranslations("downloads"),
    inScope(scope, async (db) => {
      const [downloads, open, cursor] = await Promise.all([
        listDownloads(db, shown),
        countOpenDownloads(db),
        getLiveCursor(db),
      ]);
      return { downloads, open, cursor };
    }),
  ]);
  const action = can(scope.role, "papers.print") ? askDownloadAction.bind(null, seller) : null;
  return (
    <Messages namespaces={["downloads", "customs-pages"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader title={t("title")} state={t("state", { count: open })} />
      <PapersTabs sellerId={seller} current="downloads" />
      {action ? <AskDownload action={action} today={chinaDateOf(now)} /> : null}
      {downloads.length === 0 ? (
        <EmptyState icon={Download} title={t("empty.title")} text={t("empty.text")} />
      ) : (
        <DownloadList base={`/api/s/${seller}/papers/downloads`} downloads={downloads} now={now} action={action} />
      )}
    </Messages>
  );
}
