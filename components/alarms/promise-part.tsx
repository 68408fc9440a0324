import { CircleAlert, CircleCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type PromiseReport, promiseBars, promiseMs, slipOf } from "#lib/alarms/promise";
import { BarChart } from "@/components/tracking/bar-chart";
import { DashboardPart } from "@/components/tracking/dashboard-part";
import { Link } from "@/components/ui/link";
import { PromiseFigures } from "./promise-table.tsx";
import { useSpanWords } from "./use-span-words.ts";

type PromisePartProps = {
  readonly report: PromiseReport;
  /** The log of alarms, where each one's times stand. */
  readonly logHref: string;
};

/** Whether the promise about alarms is kept: a sentence, the distribution from receipt or due silence, and each span's figures. */
export function PromisePart({ report, logHref }: PromisePartProps) {
  const t = useTranslations("alarms.promise");
  const { receipt, silence } = report;
  const own = [receipt, silence].filter((one) => one !== null);
  const bars = [...promiseBars, null].map((_, bar) => own.reduce((sum, one) => sum + (one.bars[bar] ?? 0), 0));
  return (
    <DashboardPart title={t("title")} hint={t("why")}>
      {own.length === 0 ? (
        <p className="py-2 text-ink-soft">{t("none")}</p>
      ) : (
        <>
          <Verdict report={report} bars={bars} logHref={logHref} />
          <div className="mt-3 grid gap-x-8 gap-y-4 lg:grid-cols-[2fr_3fr]">
            <Bars bars={bars} />
            <div className="min-w-0 overflow-x-auto">
              <PromiseFigures report={report} />
            </div>
          </div>
        </>
      )}
    </DashboardPart>
  );
}

type Counted = { readonly bars: readonly number[] };

/** Slipped, in red and with what is known; else kept, with how soon. */
function Verdict({
  report,
  bars,
  logHref,
}: Omit<PromisePartProps, "report"> & Counted & Pick<PromisePartProps, "report">) {
  const t = useTranslations("alarms.promise");
  const format = useFormatter();
  const time = useSpanWords();
  const slip = slipOf(report);
  const count = bars.reduce((sum, one) => sum + one, 0);
  const late = promiseBars.reduce(
    (sum, end, bar) => (end > promiseMs ? sum + (bars[bar] ?? 0) : sum),
    bars.at(-1) ?? 0,
  );
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

/** How many alarms took how long; beyond the promise hatched. */
function Bars({ bars }: Counted) {
  const t = useTranslations("alarms.promise");
  const time = useSpanWords();
  return (
    <BarChart
      label={t("title")}
      counted={t("count")}
      bars={[...promiseBars, null].map((end, bar) => {
        const from = promiseBars[bar - 1];
        const label =
          from === undefined
            ? t("bars.first", { upTo: time(end ?? 0) })
            : end === null
              ? t("bars.last", { over: time(from) })
              : t("bars.between", { over: time(from), upTo: time(end) });
        return { label, count: bars[bar] ?? 0, isMarked: from !== undefined && from >= promiseMs };
      })}
    />
  );
}
