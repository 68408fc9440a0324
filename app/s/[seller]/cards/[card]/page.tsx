import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getCard, listCardHeads } from "#db/queries/rate-cards";
import { inScope, type SellerScope } from "#db/scope";
import { chinaDateOf } from "#lib/kit/time";
import { cardStateOn } from "#lib/rates/card-span";
import { requireSeller } from "#server/web/page";
import { CardNotice, cardValidity } from "@/components/rates/card-notice";
import { CardView } from "@/components/rates/card-view";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata({ params }: PageProps<"/s/[seller]/cards/[card]">): Promise<Metadata> {
  return { title: decodeURIComponent((await params).card) };
}

/** The card behind a quote, also one that no longer holds: what was agreed to can be reckoned again. */
export default async function SellerCardPage({ params, searchParams }: PageProps<"/s/[seller]/cards/[card]">) {
  const [{ seller, card: id }, { country }] = await Promise.all([params, searchParams]);
  const scope = await requireSeller(seller, "settings.read");
  const [found, t] = await Promise.all([readCard(scope, decodeURIComponent(id)), getTranslations("solutions")]);
  if (!found) notFound();
  const { card, heads } = found;
  return (
    <>
      <PageHeader
        title={t("cards.title1", { id: card.id })}
        state={t("cards.state1", {
          currency: card.currency,
          valid: cardValidity(t, card),
          rows: card.rows.length,
        })}
      />
      <CardNotice card={card} state={cardStateOn(card, heads, chinaDateOf(Date.now()))} />
      <CardView card={card} country={typeof country === "string" && country !== "" ? country : null} />
    </>
  );
}

async function readCard(scope: SellerScope, id: string) {
  return inScope(scope, async (db) => {
    const card = await getCard(db, id);
    return card && { card, heads: await listCardHeads(db, card.solutionCode) };
  });
}
