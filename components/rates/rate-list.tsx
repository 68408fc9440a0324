import { useTranslations } from "next-intl";
import { formatScaled } from "#lib/kit/money";
import { Link } from "@/components/ui/link";
import { StatusPill } from "@/components/ui/status-pill";
import { EnterRate, type EnterRateDoor } from "./rate-enter.tsx";

export type RateLine = {
  readonly currency: string;
  readonly isUsed: boolean;
  readonly ageDays: number;
  readonly isStale: boolean;
  readonly rate: {
    readonly rateMicros: number;
    readonly day: string;
    readonly source: string;
    readonly enteredBy: string;
  } | null;
};

type RateListProps = {
  readonly lines: readonly RateLine[];
  readonly currencies: readonly string[];
  readonly today: string;
  /** Null for who may only read. */
  readonly door: EnterRateDoor | null;
  readonly historyHref: (currency: string) => string;
};

const head = "whitespace-nowrap px-3 py-2 font-medium first:pl-4 md:first:pl-6 last:pr-4 md:last:pr-6";
const cell = "px-3 py-1.5 align-top first:pl-4 md:first:pl-6 last:pr-4 md:last:pr-6";
/** What scrolls by itself must be reachable without a mouse. */
const focusable = { tabIndex: 0 } as const;

/** One currency a line: its last rate, how old it is and where it comes from. */
export function RateList({ lines, currencies, today, door, historyHref }: RateListProps) {
  const t = useTranslations("solutions.exchange");
  const columns = ["currency", "rate", "day", "age", "use", "source"] as const;
  return (
    <section {...focusable} aria-label={t("title")} className="overflow-x-auto border-line border-y bg-surface">
      <table className="w-full min-w-[760px] text-left">
        <thead>
          <tr className="border-line border-b text-ink-soft text-meta">
            {columns.map((name) => (
              <th key={name} scope="col" className={name === "rate" ? `${head} text-right` : head}>
                {t(`columns.${name}`)}
              </th>
            ))}
            <th scope="col" className={head}>
              <span className="sr-only">{t("columns.verbs")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.currency} className="border-line border-b last:border-0 hover:bg-hover">
              <th scope="row" className={`${cell} font-medium`}>
                {line.rate === null ? (
                  line.currency
                ) : (
                  <Link
                    href={historyHref(line.currency)}
                    scroll={false}
                    aria-label={t("historyOf", { currency: line.currency })}
                    className="text-accent-ink hover:underline"
                  >
                    {line.currency}
                  </Link>
                )}
              </th>
              <RateCells line={line} />
              <td className={`${cell} text-right`}>
                {door ? (
                  <span className="-my-0.5 inline-flex">
                    <EnterRate door={door} currencies={currencies} today={today} currency={line.currency} />
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RateCells({ line: { rate, isUsed, ageDays, isStale } }: { readonly line: RateLine }) {
  const t = useTranslations("solutions.exchange");
  const use = <td className={`${cell} whitespace-nowrap text-ink-soft`}>{t(isUsed ? "used" : "unused")}</td>;
  if (!rate) {
    return (
      <>
        <td className={`${cell} text-right text-ink-faint`}>—</td>
        <td className={`${cell} text-ink-faint`}>—</td>
        <td className={cell}>
          {isUsed ? (
            <StatusPill tone="soon">{t("none")}</StatusPill>
          ) : (
            <span className="text-ink-faint">{t("none")}</span>
          )}
        </td>
        {use}
        <td className={`${cell} text-ink-faint`}>—</td>
      </>
    );
  }
  return (
    <>
      <td className={`${cell} whitespace-nowrap text-right tabular-nums`}>
        {formatScaled(rate.rateMicros, 6).replace(/0{1,4}$/, "")}
      </td>
      <td className={`${cell} whitespace-nowrap tabular-nums`}>{rate.day}</td>
      <td className={`${cell} whitespace-nowrap`}>
        {isStale ? <StatusPill tone="soon">{t("stale", { days: ageDays })}</StatusPill> : t("age", { days: ageDays })}
      </td>
      {use}
      <td className={cell}>
        {rate.source}
        <span className="block text-ink-soft text-meta">
          {rate.enteredBy === "" ? t("automatic") : t("by", { name: rate.enteredBy })}
        </span>
      </td>
    </>
  );
}
