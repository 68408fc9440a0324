import { useFormatter, useTranslations } from "next-intl";
import { type Distribution, ownPromiseMs, type PromiseReport, type PromiseSpan, promiseMs } from "#lib/alarms/promise";
import type { ToldRange } from "#lib/incidents/told";
import { Link } from "@/components/ui/link";
import { useSpanWords } from "./use-span-words.ts";

/** How soon alarms were told, as a distribution per span, under its heading. */
export function PromiseTable({ report }: { readonly report: PromiseReport }) {
  const t = useTranslations("alarms");
  return (
    <section aria-labelledby="promise-title" className="flex flex-col gap-2 pt-4 pb-2">
      <h2 id="promise-title" className="px-4 font-medium md:px-6">
        {t("promise.title")}
      </h2>
      <p className="max-w-[720px] px-4 text-ink-soft text-meta md:px-6">{t("promise.why")}</p>
      <div className="overflow-x-auto border-line border-y bg-surface px-4 md:px-6">
        <PromiseFigures report={report} />
      </div>
    </section>
  );
}

const order: readonly PromiseSpan[] = ["receipt", "silence", "screen", "sent", "event"];
const heads = ["span", "count", "p50", "p95", "p99", "within5s", "within15min"] as const;

type PromiseFiguresProps = {
  readonly report: Partial<PromiseReport>;
  /** The list of the incidents that were told so soon; without, or null, figures lead nowhere. */
  readonly listOf?: ((range: ToldRange) => string) | null;
};

/** The figures of each span that was measured, ours first; what counts incidents leads to them. */
export function PromiseFigures({ report, listOf = null }: PromiseFiguresProps) {
  const t = useTranslations("alarms");
  const format = useFormatter();
  const time = useSpanWords();
  const share = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  const rows = order.flatMap((span): { span: PromiseSpan; one: Distribution }[] => {
    const one = report[span];
    return one ? [{ span, one }] : [];
  });
  const figuresOf = (span: PromiseSpan, one: Distribution) => {
    // what went out by mail or robot stands in the log of alarms
    const within = (upTo: number | null) => (span === "sent" ? null : { span, over: null, upTo });
    return [
      { name: "count", text: format.number(one.count), range: within(null) },
      ...(["p50", "p95", "p99"] as const).map((name) => ({ name, text: time(one[name]), range: null })),
      { name: "within5s", text: share(one.within5s), range: within(ownPromiseMs) },
      { name: "within15min", text: share(one.within15min), range: within(promiseMs) },
    ];
  };
  if (rows.length === 0) return <p className="py-2 text-ink-soft">{t("promise.none")}</p>;
  return (
    <table className="w-full whitespace-nowrap text-body" aria-label={t("promise.title")}>
      <thead className="text-ink-soft text-meta">
        <tr>
          {heads.map((head) => (
            <th
              key={head}
              scope="col"
              className={head === "span" ? "py-1 text-left font-normal" : "py-1 pl-4 text-right font-normal"}
            >
              {t(`promise.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {rows.map(({ span, one }) => (
          <tr key={span} className="border-line border-t">
            <th scope="row" className="py-1.5 text-left font-normal">
              {t(`promise.spans.${span}`)}
            </th>
            {figuresOf(span, one).map(({ name, text, range }) => (
              <td key={name} className="py-1.5 pl-4 text-right">
                {range && listOf ? (
                  <Link href={listOf(range)} prefetch={false} className="text-accent-ink hover:underline">
                    {text}
                  </Link>
                ) : (
                  text
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
