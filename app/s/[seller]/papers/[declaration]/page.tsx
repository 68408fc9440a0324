import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { type DeclarationDetail, getDeclaration } from "#db/queries/declaration-list";
import { listIncidentsAbout } from "#db/queries/incidents";
import { getLiveCursor } from "#db/queries/live";
import { getLabelState } from "#db/queries/papers";
import { listStaffMeanings } from "#db/queries/staff-meanings";
import { inScope } from "#db/scope";
import { type AfterCancel, afterCancel } from "#lib/customs/after-cancel";
import { storyOf, troubleOf } from "#lib/customs/declaration-story";
import { readFrozen } from "#lib/customs/frozen-view";
import { staffReceiptsOf } from "#lib/customs/staff-receipts";
import { placeOfElement } from "#lib/customs/tables/repair-places";
import { can } from "#lib/sellers/permissions";
import { countryLabel } from "#lib/tracking/labels";
import { requireSeller } from "#server/web/page";
import { isId } from "#server/web/pdf-answer";
import { ChosenWay } from "@/components/customs/chosen-way";
import { DeclarationTrouble } from "@/components/customs/declaration-trouble";
import { DeclareAgain } from "@/components/customs/declare-again";
import { declaredAmount } from "@/components/customs/declared-amount";
import { GoodsTable } from "@/components/customs/goods-table";
import { LaneMark } from "@/components/customs/lane-mark";
import { RawDocument } from "@/components/customs/raw-document";
import { StoryTimeline } from "@/components/customs/story-timeline";
import { WithdrawDeclaration } from "@/components/customs/withdraw-declaration";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { PaperMenu } from "@/components/papers/paper-menu";
import { readableWeight } from "@/components/ui/amounts";
import { BackLink } from "@/components/ui/back-link";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill } from "@/components/ui/status-pill";
import { correctDeclarationAction, withdrawDeclarationAction } from "../actions.ts";

type DeclarationPageProps = { readonly params: Promise<{ readonly seller: string; readonly declaration: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customs-pages"))("tabs.declarations") };
}

/** One parcel's declaration: what is the matter, its life, its numbers, its goods, its messages as they went. */
export default async function DeclarationPage({ params }: DeclarationPageProps) {
  const { seller, declaration: id } = await params;
  const scope = await requireSeller(seller, "customs.read");
  if (!isId(id)) notFound();
  const [t, customs, locale, facts] = await Promise.all([
    getTranslations("customs-pages"),
    getTranslations("customs"),
    getLocale(),
    inScope(scope, async (db) => {
      const [declaration, incidents, cursor, mapped] = await Promise.all([
        getDeclaration(db, id),
        listIncidentsAbout(db, id),
        getLiveCursor(db),
        listStaffMeanings(db),
      ]);
      const label = declaration ? await getLabelState(db, declaration.waybillId) : null;
      return { declaration, incidents, cursor, staff: staffReceiptsOf(mapped), hasPapers: label !== null };
    }),
  ]);
  const { declaration, incidents, cursor, staff, hasPapers } = facts;
  if (!declaration) notFound();
  const now = Date.now();
  const frozen = readFrozen(declaration.facts);
  const goods = frozen?.parcel.goods ?? [];
  const copyable = (text: string | null) =>
    text ? (
      <CopyButton text={text}>
        <span className="min-w-0 break-all">{text}</span>
      </CopyButton>
    ) : null;
  const moment = (at: number | null) => (at === null ? null : <RelativeTime at={at} now={now} isExact />);
  const mayDeclare = can(scope.role, "customs.declare");
  // customs take a list back between its number and its release
  const isWithdrawable =
    (declaration.state === "accepted" || declaration.state === "review") &&
    declaration.invtNo !== null &&
    !declaration.isWithdrawing;
  const base = `/s/${seller}/papers`;
  const raw = `/api/s/${seller}/customs`;
  return (
    <Messages namespaces={["customs-pages", "customs", "downloads"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <BackLink href={base}>{t("declaration.back")}</BackLink>
      <PageHeader
        title={declaration.orderNo}
        state={
          <span className="flex flex-wrap items-center gap-2">
            <LaneMark lane={declaration.lane} />
            {declaration.interceptAt !== null ? <StatusPill tone="alarm">{t("marks.intercept")}</StatusPill> : null}
            {declaration.cancelledAt !== null ? <StatusPill tone="soon">{t("marks.cancelled")}</StatusPill> : null}
            {declaration.isWithdrawing ? <StatusPill tone="soon">{t("marks.withdrawing")}</StatusPill> : null}
            <span>{t("declaration.since")}</span> <RelativeTime at={declaration.laneSince} now={now} />
            {incidents.length > 0 ? (
              <Link href={`/s/${seller}/incidents`} className="text-accent-ink hover:underline">
                {t("declaration.incident", { owner: incidents.find((one) => one.ownerName)?.ownerName ?? "none" })}
              </Link>
            ) : null}
          </span>
        }
        actions={
          <>
            {hasPapers && can(scope.role, "papers.print") ? (
              <PaperMenu href={`/api${base}/waybill/${declaration.waybillId}`} parcels={1} isBatch={false} />
            ) : null}
            {mayDeclare && isWithdrawable ? (
              <WithdrawDeclaration
                declarationId={id}
                listNumber={declaration.invtNo ?? declaration.orderNo}
                withdraw={withdrawDeclarationAction.bind(null, seller)}
              />
            ) : null}
            {mayDeclare && (declaration.lane === "stopped" || declaration.lane === "returned") ? (
              <DeclareAgain declarationId={id} declare={correctDeclarationAction.bind(null, seller)} />
            ) : null}
          </>
        }
      />
      <div className="flex flex-col gap-6 px-4 pb-10 md:px-6">
        <DeclarationTrouble
          sellerId={seller}
          declaration={declaration}
          afterCancel={stepAfterCancel(declaration)}
          findings={declaration.findings.map((one) => ({ ...one, place: placeOfElement[one.element] ?? null }))}
          goods={goods}
          trouble={troubleOf(declaration, staff)}
          carrierName={frozen?.parcel.logistics.name || declaration.carrierCode}
          countryName={countryLabel(declaration.country, locale)}
          now={now}
        />
        <div className="grid gap-8 lg:grid-cols-[1fr_360px]">
          <section aria-labelledby="story" className="min-w-0">
            <h2 id="story" className="mb-3 font-medium">
              {t("story.title")}
            </h2>
            <StoryTimeline entries={storyOf(declaration, staff)} now={now} />
          </section>
          <aside className="flex min-w-0 flex-col gap-6">
            <section aria-labelledby="numbers">
              <h2 id="numbers" className="mb-2 font-medium">
                {t("numbers.title")}
              </h2>
              <DescriptionList
                items={[
                  { term: t("numbers.invtNo"), value: copyable(declaration.invtNo) },
                  { term: t("numbers.preNo"), value: copyable(declaration.preNo) },
                  { term: t("numbers.copNo"), value: copyable(declaration.copNo) },
                  { term: t("numbers.waybillNo"), value: copyable(declaration.waybillNo) },
                  { term: t("numbers.orderNo"), value: copyable(declaration.orderNo) },
                ]}
              />
            </section>
            <section aria-labelledby="documents">
              <h2 id="documents" className="mb-2 font-medium">
                {t("documents.title")}
              </h2>
              <DescriptionList
                items={[
                  { term: t("documents.CEB303"), value: customs(`states.${declaration.orderState}`) },
                  {
                    term: t("documents.CEB505"),
                    value:
                      declaration.waybillState === null
                        ? t("documents.byCarrier")
                        : customs(`states.${declaration.waybillState}`),
                  },
                  { term: t("documents.CEB603"), value: customs(`states.${declaration.listState}`) },
                ]}
              />
            </section>
            <section aria-labelledby="way">
              <h2 id="way" className="mb-2 font-medium">
                {t("way.title")}
              </h2>
              <ChosenWay way={declaration.way} choice={frozen?.choice ?? null} />
            </section>
            <section aria-labelledby="facts">
              <h2 id="facts" className="mb-2 font-medium">
                {t("facts.title")}
              </h2>
              <DescriptionList
                items={[
                  { term: t("facts.value"), value: declaredAmount(declaration.valueMinor, declaration.currency) },
                  { term: t("facts.gross"), value: frozen ? readableWeight(frozen.parcel.grossGrams) : null },
                  { term: t("facts.country"), value: countryLabel(declaration.country, locale) },
                  { term: t("facts.agent"), value: frozen?.seller.agent.name },
                  { term: t("facts.carrier"), value: frozen?.parcel.logistics.name || declaration.carrierCode },
                  { term: t("facts.office"), value: frozen?.seller.declarationOffice },
                  { term: t("facts.booked"), value: declaration.day },
                  { term: t("facts.released"), value: moment(declaration.releasedAt) },
                  { term: t("facts.closed"), value: moment(declaration.closedAt) },
                ]}
              />
            </section>
          </aside>
        </div>
        {goods.length > 0 ? (
          <div>
            <h2 className="mb-3 font-medium">{t("goods.title")}</h2>
            <GoodsTable goods={goods} currency={declaration.currency} productBase={`/s/${seller}/products`} />
          </div>
        ) : null}
        {declaration.messages.length + declaration.receipts.length > 0 ? (
          <section aria-labelledby="raw">
            <h2 id="raw" className="font-medium">
              {t("raw.title")}
            </h2>
            <p className="mb-3 text-ink-soft text-meta">{t("raw.why")}</p>
            <div className="rounded-lg border border-line bg-surface">
              {declaration.messages.map(({ guid, kind, createdAt, documentCount }) => (
                <RawDocument
                  key={guid}
                  href={`${raw}/messages/${guid}`}
                  fileName={`${kind}-${guid}.xml`}
                  title={t("raw.message", { document: t(`documents.${kind}`), kind })}
                  aside={
                    <>
                      {moment(createdAt)} · {t("raw.count", { count: documentCount })}
                    </>
                  }
                />
              ))}
              {declaration.receipts.map((receipt) => (
                <RawDocument
                  key={receipt.id}
                  href={`${raw}/receipts/${receipt.id}`}
                  fileName={`${receipt.kind ?? "receipt"}-${receipt.id}.xml`}
                  title={t("raw.receipt", { kind: receipt.kind ?? "?", status: receipt.status })}
                  aside={moment(receipt.receivedAt)}
                />
              ))}
            </div>
          </section>
        ) : null}
      </div>
    </Messages>
  );
}

/** What becomes of a declaration whose waybill was cancelled; null: it was not. */
function stepAfterCancel(declaration: DeclarationDetail): AfterCancel | null {
  const { cancelledAt, preparedAt, withdrawals } = declaration;
  if (cancelledAt === null) return null;
  const last = withdrawals.findLast(({ createdAt }) => createdAt >= cancelledAt);
  const wasRefused = last !== undefined && last.settledAt !== null && declaration.lane !== "withdrawn";
  return afterCancel({ ...declaration, isPrepared: preparedAt !== null, wasRefused });
}
