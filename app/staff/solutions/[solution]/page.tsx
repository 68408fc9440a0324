import { FileUp } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { listCarriers } from "#db/queries/carriers";
import { getCard, listCards } from "#db/queries/rate-cards";
import { getSolution } from "#db/queries/solutions";
import { inScope, type StaffScope } from "#db/scope";
import { chinaDateOf } from "#lib/kit/time";
import { cardOn, cardStateOn } from "#lib/rates/card-span";
import { canAsStaff } from "#lib/sellers/permissions";
import { requireStaff } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { CardTable, ExportCard } from "@/components/rates/card-table";
import { percentText } from "@/components/rates/micros-text";
import { ChangePercent } from "@/components/rates/percent-change";
import { SurchargeLines } from "@/components/rates/surcharge-lines";
import { SolutionDeclaration } from "@/components/routing/solution-declaration";
import { RetireSolution } from "@/components/routing/solution-retire";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { StatusPill } from "@/components/ui/status-pill";
import { changePercentAction, retireSolutionAction } from "../actions.ts";

export async function generateMetadata({ params }: PageProps<"/staff/solutions/[solution]">): Promise<Metadata> {
  return { title: (await params).solution };
}

export default async function SolutionPage({ params }: PageProps<"/staff/solutions/[solution]">) {
  const [scope, { solution: code }] = await Promise.all([requireStaff("solutions.read"), params]);
  const today = chinaDateOf(Date.now());
  const [found, t, classes, format, locale] = await Promise.all([
    readSolutionPage(scope, code, today),
    getTranslations("solutions"),
    getTranslations("carriers"),
    getFormatter(),
    getLocale(),
  ]);
  if (!found) notFound();
  const { row, cards, current, carrier } = found;
  const { offer, version, editedBy, updatedAt } = row;
  const isChinese = locale.startsWith("zh");
  const name = isChinese ? offer.nameZh : offer.nameEn;
  const isRetired = row.retiredAt !== null;
  const mayEdit = canAsStaff([scope.role], "solutions.edit");
  const base = `/staff/solutions/${code}`;
  const earliest = current && current.validFrom > today ? current.validFrom : today;
  const states = cards.map((card) => ({ ...card, state: cardStateOn(card, cards, today) }));
  const carrierName = carrier ? (isChinese ? carrier.nameZh : carrier.nameEn) : offer.carrierCode;
  return (
    <Messages namespaces={["solutions", "carriers"]}>
      <PageHeader
        title={name}
        state={
          <span className="inline-flex flex-wrap items-center gap-2">
            {t("detail.state", {
              carrier: carrierName,
              class: classes(`classes.${offer.class}`),
              family: classes(`families.${offer.family ?? "own"}`),
            })}
            <StatusPill tone={isRetired ? "neutral" : "done"}>
              {t(isRetired ? "detail.retired" : "detail.offered")}
            </StatusPill>
          </span>
        }
        actions={
          <>
            <ButtonLink href="/staff/solutions" look="ghost">
              {t("detail.back")}
            </ButtonLink>
            {mayEdit ? (
              <>
                <RetireSolution key={version} door={retireSolutionAction} {...{ code, name, version, isRetired }} />
                <ButtonLink href={`${base}/edit`}>{t("detail.edit")}</ButtonLink>
                <ButtonLink look="primary" href={`${base}/import`}>
                  <FileUp aria-hidden className="size-4" />
                  {t("detail.import")}
                </ButtonLink>
              </>
            ) : null}
          </>
        }
      />
      <section aria-labelledby="cards" className="pb-6">
        <h2 id="cards" className="px-4 pb-2 font-semibold md:px-6">
          {t("cards.title")}
        </h2>
        {states.length === 0 ? (
          <EmptyState title={t("cards.none")} text={t("cards.noneWhy")}>
            <ExportCard solutionCode={code} id="blank" isLarge />
          </EmptyState>
        ) : (
          <CardTable solutionCode={code} cards={states.map(({ solutionCode: _, ...card }) => card)} />
        )}
      </section>
      {current ? (
        <section aria-labelledby="surcharges" className="px-4 pb-6 md:px-6">
          <h2 id="surcharges" className="pb-1.5 font-semibold">
            {t("cards.surchargesOf", { id: current.id })}
          </h2>
          <SurchargeLines
            surcharges={current.surcharges}
            currency={current.currency}
            verb={(surcharge, place) =>
              mayEdit && surcharge.amount.percentMillionths !== undefined ? (
                <ChangePercent
                  door={changePercentAction}
                  {...{ solutionCode: code, cardId: current.id, place, earliest }}
                  name={isChinese ? surcharge.nameZh : surcharge.nameEn}
                  percent={percentText(surcharge.amount.percentMillionths)}
                />
              ) : null
            }
          />
          {mayEdit && !current.surcharges.some((one) => one.code === "fuel") ? (
            <p className="mt-2">
              <ChangePercent
                door={changePercentAction}
                {...{ solutionCode: code, cardId: current.id, place: -1, name: "", percent: "", earliest }}
              />
            </p>
          ) : null}
        </section>
      ) : null}
      <section aria-labelledby="declaration" className="border-line border-t px-4 py-6 md:px-6">
        <div className="flex flex-wrap items-baseline gap-x-3 pb-3">
          <h2 id="declaration" className="font-semibold">
            {t("detail.declaration")}
          </h2>
          <p className="text-ink-soft text-meta">
            {editedBy === ""
              ? t("detail.shipped")
              : t("detail.editedBy", {
                  name: editedBy,
                  when: format.dateTime(updatedAt, { dateStyle: "medium", timeStyle: "short" }),
                  version,
                })}
          </p>
        </div>
        <SolutionDeclaration offer={offer} />
      </section>
    </Messages>
  );
}

async function readSolutionPage(scope: StaffScope, code: string, today: string) {
  return inScope(scope, async (db) => {
    const [row, cards, carriers] = await Promise.all([getSolution(db, code), listCards(db, code), listCarriers(db)]);
    if (!row) return null;
    // what changes next is changed on the newest card, also when it has not begun
    const newest = cards.find((card) => cardStateOn(card, cards, today) === "scheduled") ?? cardOn(cards, today);
    const current = newest && (await getCard(db, newest.id));
    return { row, cards, current, carrier: carriers.find((one) => one.code === row.offer.carrierCode) ?? null };
  });
}
