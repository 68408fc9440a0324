import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { MarketCarrier } from "#lib/routing/market";
import { Link } from "@/components/ui/link";
import { MarketStanding } from "./market-standing.tsx";

export type CarrierItem = MarketCarrier & {
  readonly name: string;
  readonly otherName: string;
  readonly environment: GatewayEnvironment | null;
  readonly offers: readonly {
    readonly code: string;
    readonly name: string;
    readonly facts: string;
    readonly href: string;
  }[];
};

/** The certified carriers and those that were, each with its solutions; a stopped one says why. */
export function MarketCarriers({ carriers }: { readonly carriers: readonly CarrierItem[] }) {
  return (
    <ul className="border-line border-y bg-surface">
      {carriers.map((carrier) => (
        <li key={carrier.code} className="border-line border-b last:border-0">
          {carrier.offers.length === 0 ? (
            <div className={line}>
              <span aria-hidden />
              <Head carrier={carrier} />
            </div>
          ) : (
            <details className="group">
              <summary className={`${line} cursor-pointer list-none hover:bg-hover [&::-webkit-details-marker]:hidden`}>
                <ChevronRight
                  aria-hidden
                  className="mt-0.5 size-4 text-ink-faint transition-transform group-open:rotate-90 motion-reduce:transition-none"
                />
                <Head carrier={carrier} />
              </summary>
              <ul className="border-line border-t bg-sunken/40 px-4 py-2 md:px-6 md:pl-12">
                {carrier.offers.map(({ code, name, facts, href }) => (
                  <li key={code} className="flex flex-wrap items-baseline gap-x-3 py-1">
                    <Link href={href} className="font-medium text-accent-ink hover:underline">
                      {name}
                    </Link>
                    <span className="text-ink-soft text-meta">{facts}</span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

const line =
  "grid grid-cols-[1rem_minmax(0,1fr)_auto] items-start gap-x-2 gap-y-1 px-4 py-2 md:grid-cols-[1rem_minmax(0,1fr)_12rem_14rem] md:px-6";

function Head({ carrier }: { readonly carrier: CarrierItem }) {
  const t = useTranslations("market.carriers");
  const { name, otherName, kind, isPending, standing, certification, environment, offers } = carrier;
  const isStopped = standing !== "certified";
  return (
    <>
      <span className="min-w-0">
        <span className={isStopped ? "text-ink-soft" : "font-medium"}>{name}</span>
        {name.includes(otherName) ? null : <span className="ml-2 text-ink-soft text-meta">{otherName}</span>}
        {isPending ? (
          <span
            title={t("pendingWhy")}
            className="ml-2 whitespace-nowrap rounded bg-soon-soft px-1 text-meta text-soon"
          >
            {t("pending")}
          </span>
        ) : null}
        <span className="block text-ink-soft text-meta md:hidden">
          {`${t(`kinds.${kind}`)} · ${t("solutions", { count: offers.length })}`}
        </span>
        {isStopped && certification?.reason ? (
          <span className="block text-ink-soft text-meta">{t("reason", { reason: certification.reason })}</span>
        ) : null}
      </span>
      <span className="hidden text-ink-soft md:inline">
        {`${t(`kinds.${kind}`)} · ${t("solutions", { count: offers.length })}`}
      </span>
      <span className="text-right md:text-left">
        <MarketStanding certification={certification} environment={environment} />
      </span>
    </>
  );
}
