import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Certification } from "#lib/carriers/certification";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { MarketOffer, ServedCounts } from "#lib/routing/market";
import { FeeLines } from "@/components/rates/fee-lines";
import { QuoteDoubt } from "@/components/rates/quote-doubt";
import { QuotePrice } from "@/components/rates/quote-price";
import { ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Money } from "@/components/ui/money";
import { DeliveryLine } from "./delivery-line.tsx";
import { HindranceList } from "./hindrance-list.tsx";
import { MarketStanding } from "./market-standing.tsx";
import { SolutionFacts } from "./solution-facts.tsx";

export type OfferLine = MarketOffer & {
  readonly name: string;
  readonly carrierName: string;
  readonly environment: GatewayEnvironment | null;
  readonly certification: Certification | null;
  readonly counts: ServedCounts;
  /** The first day of its rate card; null when it has none. */
  readonly validFrom: string | null;
  /** All its destinations and their prices. */
  readonly lanesHref: string;
};

const groups = ["usable", "offered", "out"] as const;
type Group = (typeof groups)[number];

function groupOf({ candidate: { standing } }: OfferLine): Group {
  if (standing === "out") return "out";
  return standing === "eligible" ? "usable" : "offered";
}

type MarketOffersProps = {
  readonly offers: readonly OfferLine[];
  /** Where the seller reads price lists. */
  readonly cardsHref: string;
};

/** Solutions ranked for one parcel, in three groups; each line opens to all that is known of it. */
export function MarketOffers({ offers, cardsHref }: MarketOffersProps) {
  const t = useTranslations("market");
  return groups.map((group) => {
    const lines = offers.filter((offer) => groupOf(offer) === group);
    if (lines.length === 0) return null;
    return (
      <section key={group} aria-labelledby={`market-${group}`} className="pb-2">
        <h2
          id={`market-${group}`}
          className="flex items-baseline gap-2 px-4 pt-3 pb-1.5 font-medium text-ink-soft text-meta md:px-6"
        >
          {t(`groups.${group}`)}
          <span className="text-ink-faint">{lines.length}</span>
        </h2>
        <ul className="border-line border-y bg-surface">
          {lines.map((offer) => (
            <li key={offer.solution.code} className="border-line border-b last:border-0">
              <Offer offer={offer} isOut={group === "out"} cardsHref={cardsHref} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

type OfferProps = Pick<MarketOffersProps, "cardsHref"> & { readonly offer: OfferLine; readonly isOut: boolean };

function Offer({ offer, isOut, cardsHref }: OfferProps) {
  const t = useTranslations("market");
  const carriers = useTranslations("carriers");
  const { solution, candidate, name, carrierName, certification, environment } = offer;
  const { quote, hindrances, delivery } = candidate;
  const indicative = quote.status === "band_not_confirmed" ? quote.indicativeUsdMinor : null;
  return (
    <details className="group">
      <summary className="grid cursor-pointer list-none grid-cols-[1rem_minmax(0,1fr)_auto] items-start gap-x-2 gap-y-1 px-4 py-2 hover:bg-hover md:grid-cols-[1rem_minmax(0,1fr)_11rem_12rem_6rem] xl:grid-cols-[1rem_minmax(0,1fr)_12rem_14rem_13rem] md:px-6 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="mt-0.5 size-4 text-ink-faint transition-transform group-open:rotate-90 motion-reduce:transition-none"
        />
        <span className="min-w-0">
          <span className={cn("block", isOut ? "text-ink-soft" : "font-medium")}>{name}</span>
          <span className="block text-ink-soft text-meta">
            {[carrierName, carriers(`classes.${solution.class}`), carriers(`tracking.${solution.tracking}`)].join(
              " · ",
            )}
          </span>
        </span>
        <span className="text-right md:text-left">
          {isOut ? <span className="text-ink-faint">—</span> : <QuotePrice quote={quote} />}
          {indicative === null || isOut ? null : (
            <span className="ml-1.5 text-ink-soft text-meta">
              ≈ <Money minor={indicative} currency="USD" />
            </span>
          )}
        </span>
        <span className="col-start-2 text-meta md:col-start-auto">
          {isOut ? null : <DeliveryLine delivery={delivery} arrivesInTime={null} />}
        </span>
        <span className="col-start-3 text-right md:col-start-auto md:text-left">
          <MarketStanding certification={certification} environment={environment} isShort />
        </span>
        {hindrances.length > 0 ? (
          <span className="[grid-column:2/-1]">
            <HindranceList hindrances={hindrances} />
          </span>
        ) : null}
      </summary>
      <div className="grid gap-x-10 gap-y-4 border-line border-t bg-sunken/40 px-4 py-4 md:px-6 md:pl-12 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <SolutionFacts
          solution={solution}
          validFrom={offer.validFrom}
          counts={offer.counts}
          certification={certification}
        />
        <div className="flex min-w-0 flex-col items-start gap-3">
          <h3 className="font-medium">{t("offer.fees")}</h3>
          {quote.status === "confirmed" && !isOut ? (
            <div className="w-full max-w-md">
              <FeeLines quote={quote} cardsHref={cardsHref} />
            </div>
          ) : (
            <QuoteDoubt quote={quote} />
          )}
          <ButtonLink href={offer.lanesHref} size="small" scroll={false}>
            {t("offer.lanes")}
          </ButtonLink>
        </div>
      </div>
    </details>
  );
}
