import { CircleAlert, CircleCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type OwnBar, ownBars, type PromiseReport, promiseMs, slipOf } from "#lib/alarms/promise";
import type { ToldRange } from "#lib/incidents/told";
import { BarChart } from "@/components/tracking/bar-chart";
import { DashboardPart } from "@/components/tracking/dashboard-part";
import { Link } from "@/components/ui/link";
import { PromiseFigures } from "./promise-table.tsx";
import { rangeWords } from "./range-words.ts";
import { useSpanWords } from "./use-span-words.ts";

type PromisePartProps = {
  readonly report: PromiseReport;
  /** The log of alarms, where each one's times stand. */
  readonly logHref: string;
  /** The list of the incidents that were told so soon; null for who may not see it. */
  readonly listOf: ((range: ToldRange) => string) | null;
};

/** Whether the promise about alarms is kept: a sentence, the distribution from receipt or due silence, and each span's figures. */
export function PromisePart({ report, logHref, listOf }: PromisePartProps) {
  const t = useTranslations("alarms.promise");
  const { receipt, silence } = report;
  const own = [receipt, silence].filter((one) => one !== null);
  const bars = ownBars(report);
  return (
    <DashboardPart title={t("title")} hint={t("why")}>
      {own.length === 0 ? (
        <p className="py-2 text-ink-soft">{t("none")}</p>
      ) : (
        <>
          <Verdict report={report} bars={bars} logHref={logHref} listOf={listOf} />
          <div className="mt-3 grid gap-x-8 gap-y-4 lg:grid-cols-[2fr_3fr]">
            <Bars bars={bars} listOf={listOf} />
            <div className="min-w-0 overflow-x-auto">
              <PromiseFigures report={report} listOf={listOf} />
            </div>
          </div>
        </>
      )}
    </DashboardPart>
  );
}

type Counted = Pick<PromisePartProps, "listOf"> & { readonly bars: readonly OwnBar[] };

/** Slipped, in red and with what is known; else kept, with how soon. */
function Verdict({ report, bars, logHref, listOf }: PromisePartProps & Counted) {
  const t = useTranslations("alarms.promise");
  const format = useFormatter();
  const time = useSpanWords();
  const slip = slipOf(report);
  const count = bars.reduce((sum, one) => sum + one.count, 0);
  const late = bars.reduce((sum, one) => (one.isBeyond ? sum + one.count : sum), 0);
  const { receipt } = report;
  const share = receipt ? format.number(receipt.within5s, { style: "percent", maximumFractionDigits: 1 }) : "none";
  if (slip) {
    return (
      <p role="status" className="flex flex-wrap items-center gap-x-2 rounded-md bg-alarm-soft px-3 py-2 text-alarm">
        <CircleAlert aria-hidden className="size-4 shrink-0" />
        <span>
          {slip.kind === "late"
            ? t("late", { late, count, worst: time(slip.worst) })
            : t("slow", { p99: time(slip.worst) })}
        </span>
        {slip.kind === "late" && listOf ? (
          <Link href={listOf({ span: "own", over: promiseMs, upTo: null })} prefetch={false} className="underline">
            {t("show")}
          </Link>
        ) : null}
        <Link href={logHref} className="underline">
          {t("log")}
        </Link>
      </p>
    );
  }
  return (
    <p className="flex items-center gap-2 rounded-md bg-done-soft px-3 py-2 text-done">
      <CircleCheck aria-hidden className="size-4 shrink-0" />
      {t("kept", { count, share })}
    </p>
  );
}

/** How many alarms took how long, each leading to its incidents; beyond the promise hatched. */
function Bars({ bars, listOf }: Counted) {
  const t = useTranslations("alarms");
  const time = useSpanWords();
  return (
    <BarChart
      label={t("promise.title")}
      counted={t("promise.count")}
      bars={bars.map(({ range, count, isBeyond }) => ({
        ...{ label: rangeWords(t, time, range), count, isMarked: isBeyond },
        ...(listOf ? { href: listOf(range) } : {}),
      }))}
    />
  );
}
