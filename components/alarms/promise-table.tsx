import { useFormatter, useTranslations } from "next-intl";
import { type PromiseReport, type PromiseSpan, promiseSpans } from "#lib/alarms/promise";

/** How soon alarms were told, as a distribution per span; also for the dashboard. */
export function PromiseTable({ report }: { readonly report: PromiseReport }) {
  const t = useTranslations("alarms");
  const format = useFormatter();
  const rows = promiseSpans.flatMap((span) => {
    const one = report[span];
    return one ? [{ span, one }] : [];
  });
  const order: readonly PromiseSpan[] = ["receipt", "silence", "screen", "sent", "event"];
  const share = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  const time = (ms: number) => {
    const [unit, value] =
      ms < 1_000
        ? (["ms", ms] as const)
        : ms < 60_000
          ? (["s", ms / 1_000] as const)
          : ms < 3_600_000
            ? (["min", ms / 60_000] as const)
            : (["h", ms / 3_600_000] as const);
    return t(`promise.${unit}`, { value: format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 }) });
  };
  const heads = ["span", "count", "p50", "p95", "p99", "within5s", "within15min"] as const;
  return (
    <section aria-labelledby="promise-title" className="flex flex-col gap-2 pt-4 pb-2">
      <h2 id="promise-title" className="px-4 font-medium md:px-6">
        {t("promise.title")}
      </h2>
      <p className="max-w-[720px] px-4 text-ink-soft text-meta md:px-6">{t("promise.why")}</p>
      {rows.length === 0 ? (
        <p className="px-4 text-ink-soft md:px-6">{t("promise.none")}</p>
      ) : (
        <div className="overflow-x-auto border-line border-y bg-surface">
          <table className="text-left text-body">
            <thead>
              <tr className="h-9 border-line border-b text-ink-soft text-meta">
                {heads.map((head) => (
                  <th key={head} scope="col" className="whitespace-nowrap px-4 font-medium first:md:px-6">
                    {t(`promise.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows
                .toSorted((one, other) => order.indexOf(one.span) - order.indexOf(other.span))
                .map(({ span, one }) => (
                  <tr key={span} className="h-9 border-line border-b tabular-nums last:border-0">
                    <th scope="row" className="whitespace-nowrap px-4 font-normal md:px-6">
                      {t(`promise.spans.${span}`)}
                    </th>
                    <td className="px-4">{format.number(one.count)}</td>
                    <td className="whitespace-nowrap px-4">{time(one.p50)}</td>
                    <td className="whitespace-nowrap px-4">{time(one.p95)}</td>
                    <td className="whitespace-nowrap px-4">{time(one.p99)}</td>
                    <td className="px-4">{share(one.within5s)}</td>
                    <td className="px-4">{share(one.within15min)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
