import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { can } from "#lib/sellers/permissions";
import { readRehearsal } from "#server/operations/read-rehearsal";
import { requireSeller } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { RehearsalBegin } from "@/components/onboarding/rehearsal-begin";
import { RehearsalLive } from "@/components/onboarding/rehearsal-live";
import { RehearsalMark } from "@/components/onboarding/rehearsal-mark";
import { RehearsalOrderFacts } from "@/components/onboarding/rehearsal-order-facts";
import { RehearsalProgress } from "@/components/onboarding/rehearsal-progress";
import { RehearsalState } from "@/components/onboarding/rehearsal-state";
import { RehearsalSteps } from "@/components/onboarding/rehearsal-steps";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { startRehearsalAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rehearsal");
  return { title: t("title") };
}

/** 首单测试 as it runs: every step with what was sent and received. */
export default async function RehearsalPage({ params }: PageProps<"/s/[seller]/opening/rehearsal">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "application.read");
  const [t, { rehearsal, bar, cursor }] = await Promise.all([getTranslations("rehearsal"), readRehearsal(scope)]);
  const now = Date.now();
  const isOver = rehearsal !== null && rehearsal.state !== "running";
  const mayBegin =
    bar === null && can(scope.role, "rehearsal.run") && (rehearsal === null || rehearsal.state === "failed");
  const begin = (look: "primary" | "secondary") =>
    mayBegin ? (
      <RehearsalBegin start={startRehearsalAction.bind(null, seller)} isAgain={rehearsal !== null} look={look} />
    ) : null;
  return (
    <Messages namespaces={["rehearsal", "tracking"]}>
      <RehearsalLive sellerId={seller} cursor={cursor} />
      <div className="w-full max-w-[960px] pb-16">
        <PageHeader
          title={
            <span className="flex flex-wrap items-center gap-2">
              {t("title")}
              <RehearsalMark />
            </span>
          }
          state={rehearsal ? <RehearsalState rehearsal={rehearsal} now={now} /> : t(`none.${bar ?? "ready"}`)}
          actions={
            <>
              <ButtonLink look={isOver && !mayBegin ? "primary" : "ghost"} href={`/s/${seller}/opening`}>
                {t(rehearsal?.state === "passed" ? "next" : "back")}
              </ButtonLink>
              {begin("primary")}
            </>
          }
        />
        <p className="mx-4 mb-4 rounded-md border border-line bg-sunken px-3 py-2 text-ink-soft text-meta md:mx-6">
          {t("about")}
        </p>
        {rehearsal ? (
          <div className="flex flex-col gap-5 px-4 md:px-6">
            <RehearsalProgress rehearsal={rehearsal} />
            {rehearsal.order ? <RehearsalOrderFacts order={rehearsal.order} /> : null}
            <RehearsalSteps seller={seller} rehearsal={rehearsal} now={now} begin={begin("secondary")} />
          </div>
        ) : (
          <EmptyState title={t("none.title")} text={t(`none.${bar ?? "ready"}`)} />
        )}
      </div>
    </Messages>
  );
}
