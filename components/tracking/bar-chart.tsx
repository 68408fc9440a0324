import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Link } from "@/components/ui/link";

export type Bar = {
  readonly label: string;
  readonly count: number;
  /** What it counts; without, it cannot be listed. */
  readonly href?: string;
  readonly isMarked?: boolean;
};

type BarChartProps = {
  readonly label: string;
  readonly bars: readonly Bar[];
  /** What is counted, if not parcels. */
  readonly counted?: string;
};

/**
 * Counts as horizontal bars, each leading to what it counts. Nothing is said by colour alone: each bar bears its name and
 * number, a marked one is hatched. The same as a table below.
 */
export function BarChart({ label, bars, counted }: BarChartProps) {
  const t = useTranslations("watch.chart");
  const format = useFormatter();
  const hatch = useId();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const total = bars.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return <p className="py-2 text-ink-soft">{t("none")}</p>;
  const share = (count: number) => format.number(count / total, { style: "percent", maximumFractionDigits: 1 });
  return (
    <figure aria-label={label}>
      <ul>
        {bars.map(({ label: name, count, href, isMarked = false }) => (
          <li key={name}>
            <Line href={href}>
              <span className="text-ink-soft">{name}</span>
              <svg aria-hidden className="h-4 w-full" preserveAspectRatio="none" viewBox="0 0 100 16">
                <pattern id={hatch} width="2" height="16" patternUnits="userSpaceOnUse">
                  <rect width="1" height="16" className="fill-ink-soft" />
                </pattern>
                <rect width="100" height="16" className="fill-hover" />
                <rect
                  width={(count / most) * 100}
                  height="16"
                  className={isMarked ? undefined : "fill-accent"}
                  fill={isMarked ? `url(#${hatch})` : undefined}
                />
              </svg>
              <span className="text-right tabular-nums">{format.number(count)}</span>
            </Line>
          </li>
        ))}
      </ul>
      <details className="mt-1 text-meta">
        <summary className="cursor-pointer text-ink-soft">{t("table")}</summary>
        <table className="mt-1 w-full">
          <caption className="sr-only">{label}</caption>
          <thead className="text-ink-soft">
            <tr>
              <th scope="col" className="py-1 text-left font-normal">
                {t("label")}
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                {counted ?? t("count")}
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                {t("share")}
              </th>
            </tr>
          </thead>
          <tbody className="tabular-nums">
            {bars.map(({ label: name, count, href }) => (
              <tr key={name} className="border-line border-t">
                <th scope="row" className="py-1 text-left font-normal">
                  {name}
                </th>
                <td className="text-right">
                  {href === undefined ? (
                    format.number(count)
                  ) : (
                    <Link href={href} prefetch={false} className="text-accent-ink hover:underline">
                      {format.number(count)}
                    </Link>
                  )}
                </td>
                <td className="text-right">{share(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

const lineLook = "grid grid-cols-[7rem_1fr_4rem] items-center gap-2 rounded px-1 py-1";

function Line({ href, children }: { readonly href: string | undefined; readonly children: ReactNode }) {
  if (href === undefined) return <div className={lineLook}>{children}</div>;
  return (
    <Link href={href} prefetch={false} className={`${lineLook} hover:bg-hover`}>
      {children}
    </Link>
  );
}
