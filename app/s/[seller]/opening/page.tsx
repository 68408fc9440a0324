import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getAccountProof } from "#db/queries/account-proofs";
import { listExpiries } from "#db/queries/expiries";
import { getFirstLabelFacts } from "#db/queries/first-label";
import { getSellerGates } from "#db/queries/gate-facts";
import { getLiveCursor } from "#db/queries/live";
import { getRehearsalDue } from "#db/queries/rehearsals";
import { inScope } from "#db/scope";
import { chinaDateOf } from "#lib/kit/time";
import { proofCurrency } from "#lib/onboarding/account-proof";
import { firstLabelList } from "#lib/onboarding/first-label";
import { gatesOf } from "#lib/onboarding/gates";
import { viewMaterials } from "#lib/onboarding/view-materials";
import { can } from "#lib/sellers/permissions";
import { findSandboxStatement } from "#server/operations/find-sandbox-statement";
import { readApplication } from "#server/operations/read-application";
import { requireSeller } from "#server/web/page";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { AccountProofCard } from "@/components/onboarding/account-proof-card";
import { FirstLabelList } from "@/components/onboarding/first-label-list";
import { GateList } from "@/components/onboarding/gate-list";
import { MaterialList } from "@/components/onboarding/material-list";
import { openingState } from "@/components/onboarding/opening-state";
import { RehearsalLine } from "@/components/onboarding/rehearsal-line";
import { WithdrawChange } from "@/components/onboarding/withdraw-change";
import { TemplateOffer } from "@/components/routing/template-offer";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { enterProofAction, orderProofAction, reopenSectionAction, withdrawChangeAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("opening");
  return { title: t("title") };
}

/** 官方发货插件: how far the way in is, what is open, what runs out, and the way to the first label. */
export default async function OpeningPage({ params }: PageProps<"/s/[seller]/opening">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "application.read");
  const now = Date.now();
  const view = await readApplication(scope, now);
  const [read, statementUrl, t] = await Promise.all([
    inScope(scope, async (db) => {
      const [{ gates, suspendedFor, kind }, expiries, proof, facts, rehearsal, cursor] = await Promise.all([
        getSellerGates(db),
        listExpiries(db),
        getAccountProof(db),
        getFirstLabelFacts(db),
        getRehearsalDue(db),
        getLiveCursor(db),
      ]);
      return { gates, suspendedFor, kind, expiries, proof, facts, rehearsal, cursor };
    }),
    findSandboxStatement(),
    getTranslations("opening"),
  ]);
  const today = chinaDateOf(now);
  const gates = gatesOf(read.gates, today);
  const state = openingState(view, read.gates.sellerState, gates.dispatch);
  const list = firstLabelList(read.facts);
  const mayProve = can(scope.role, "account_proof.enter");
  const mayEdit = can(scope.role, "application.edit");
  const showsList = read.gates.sellerState === "active" && !list.isOver;
  // the list to the first label names them itself
  const offersTemplates =
    view.approvedAt !== null && read.facts.templates === 0 && !showsList && can(scope.role, "templates.edit");
  const isChange = view.approvedAt !== null && view.open !== "none";
  const values = {
    ...{ missing: view.missing, minutes: view.minutesLeft, count: view.problems, reason: read.suspendedFor },
  };
  return (
    <Messages namespaces={["opening", "onboarding", "proof"]}>
      <LiveRefresh sellerId={seller} cursor={read.cursor} />
      <div className="w-full pb-10">
        <PageHeader
          title={t("title")}
          state={t(`states.${state.key}`, values)}
          actions={
            <>
              {isChange && mayEdit ? <WithdrawChange door={withdrawChangeAction.bind(null, seller)} /> : null}
              {state.verb ? (
                <ButtonLink look="primary" href={state.hrefOf(seller)}>
                  {t(`verbs.${state.verb}`)}
                </ButtonLink>
              ) : null}
            </>
          }
        />
        <div className="flex flex-col gap-6 pt-2">
          {showsList ? <FirstLabelList seller={seller} list={list} /> : null}
          {offersTemplates ? <TemplateOffer seller={seller} /> : null}
          <section aria-labelledby="gates">
            <h2 id="gates" className="px-4 pb-2 font-semibold md:px-6">
              {t("gatesTitle")}
            </h2>
            <GateList seller={seller} gates={gates} />
          </section>
          <section aria-labelledby="materials">
            <h2 id="materials" className="px-4 pb-2 font-semibold md:px-6">
              {t("materialsTitle")}
            </h2>
            <MaterialList
              seller={seller}
              rows={viewMaterials(view, read.expiries, today)}
              canChange={mayEdit && (view.state === "approved" || isChange)}
              reopen={reopenSectionAction.bind(null, seller)}
            />
          </section>
          {read.proof ? (
            <AccountProofCard
              proof={read.proof}
              now={now}
              currency={proofCurrency(read.kind)}
              statementUrl={statementUrl}
              enter={mayProve ? enterProofAction.bind(null, seller) : null}
              orderAgain={mayProve ? orderProofAction.bind(null, seller) : null}
            />
          ) : null}
          <RehearsalLine seller={seller} state={read.rehearsal.last?.state ?? null} />
        </div>
      </div>
    </Messages>
  );
}
