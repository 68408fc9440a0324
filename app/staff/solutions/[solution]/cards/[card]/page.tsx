import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getCard, listCardHeads } from "#db/queries/rate-cards";
import { inScope } from "#db/scope";
import { chinaDateOf } from "#lib/kit/time";
import { cardStateOn } from "#lib/rates/card-span";
import { requireStaff } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { CardNotice, cardValidity } from "@/components/rates/card-notice";
import { ExportCard } from "@/components/rates/card-table";
import { CardView } from "@/components/rates/card-view";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata({
  params,
}: PageProps<"/staff/solutions/[solution]/cards/[card]">): Promise<Metadata> {
  return { title: decodeURIComponent((await params).card) };
}

export default async function CardPage({
  params,
  searchParams,
}: PageProps<"/staff/solutions/[solution]/cards/[card]">) {
  const [scope, { solution, card: id }, { country }] = await Promise.all([
    requireStaff("solutions.read"),
    params,
    searchParams,
  ]);
  const [[card, heads], t] = await Promise.all([
    inScope(scope, (db) => Promise.all([getCard(db, decodeURIComponent(id)), listCardHeads(db, solution)])),
    getTranslations("solutions"),
  ]);
  if (!card || card.solutionCode !== solution) notFound();
  const state = cardStateOn(card, heads, chinaDateOf(Date.now()));
  return (
    <Messages namespaces={["solutions", "carriers"]}>
      <PageHeader
        title={t("cards.title1", { id: card.id })}
        state={t("cards.state1", {
          currency: card.currency,
          valid: cardValidity(t, card),
          rows: card.rows.length,
        })}
        actions={
          <>
            <ButtonLink href={`/staff/solutions/${solution}`} look="ghost">
              {t("cards.title")}
            </ButtonLink>
            <ExportCard solutionCode={solution} id={card.id} isLarge />
          </>
        }
      />
      <CardNotice card={card} state={state} />
      <CardView card={card} country={typeof country === "string" && country !== "" ? country : null} />
    </Messages>
  );
}
