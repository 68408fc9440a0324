import { Printer } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { listPrintProfiles } from "#db/queries/print-profiles";
import { inScope } from "#db/scope";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ProfileForm } from "@/components/papers/profile-form";
import { ProfileList } from "@/components/papers/profile-list";
import { ButtonLink, buttonLook } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { removePrintProfileAction, savePrintProfileAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("printing"))("title") };
}

export default async function PrintingPage({ params, searchParams }: PageProps<"/s/[seller]/settings/printing">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "settings.read");
  const [{ profiles, cursor }, t, ui, query] = await Promise.all([
    inScope(scope, async (db) => {
      const [list, at] = await Promise.all([listPrintProfiles(db), getLiveCursor(db)]);
      return { profiles: list, cursor: at };
    }),
    getTranslations("printing"),
    getTranslations("ui"),
    searchParams,
  ]);
  const canEdit = can(scope.role, "printing.edit");
  const testPage = can(scope.role, "labels.print") ? `/api/s/${seller}/labels/test-page` : null;
  const path = `/s/${seller}/settings/printing`;
  const edited = profiles.find(({ id }) => id === query.edit) ?? null;
  if (canEdit && (edited || query.new === "1")) {
    return (
      <Messages namespaces={["printing"]}>
        <PageHeader title={edited ? t("editTitle", { name: edited.name }) : t("newTitle")} state={t("formState")} />
        <ProfileForm
          key={`${edited?.id} ${edited?.version}`}
          profile={edited}
          isOnly={profiles.every(({ id }) => id === edited?.id)}
          back={path}
          cancel={ui("cancel")}
          save={savePrintProfileAction.bind(null, seller)}
        />
      </Messages>
    );
  }
  const add = canEdit ? (
    <ButtonLink look="primary" href={`${path}?new=1`}>
      {t("add")}
    </ButtonLink>
  ) : null;
  return (
    <Messages namespaces={["printing"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("title")}
        state={t("state", { count: profiles.length })}
        actions={profiles.length > 0 ? add : null}
      />
      {profiles.length === 0 ? (
        <EmptyState icon={Printer} title={t("emptyTitle")} text={t("emptyText")}>
          {testPage ? (
            <a className={buttonLook()} href={testPage} target="_blank" rel="noreferrer">
              {t("testPage")}
            </a>
          ) : null}
          {add}
        </EmptyState>
      ) : (
        <>
          <ProfileList
            profiles={profiles}
            path={path}
            testPage={testPage}
            remove={canEdit ? removePrintProfileAction.bind(null, seller) : null}
          />
          <p className="max-w-[720px] px-4 py-3 text-ink-soft text-meta md:px-6">{t("scaleNote")}</p>
        </>
      )}
    </Messages>
  );
}
