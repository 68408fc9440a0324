import Link from "next/link";
import { useTranslations } from "next-intl";
import type { WaybillState } from "#lib/dispatch/states";
import { Money } from "@/components/ui/money";
import { StatusPill, type Tone } from "@/components/ui/status-pill";

export type BatchRow = {
  readonly position: number;
  readonly orderNumber: string;
  readonly countryName: string;
  readonly solutionName: string;
  readonly priceMinor: number | null;
  readonly waybillId: string;
  readonly state: WaybillState;
  readonly trackingNumber: string | null;
  readonly failureCode: string | null;
  /** What went wrong, in the reader's language, and the carrier's own words. */
  readonly failureTitle: string | null;
  readonly failureText: string;
  readonly hasLabel: boolean;
  readonly printCount: number;
};

const tones: Readonly<Record<WaybillState, Tone>> = {
  queued: "neutral",
  sending: "info",
  unclear: "soon",
  booked: "done",
  cancelling: "soon",
  cancelled: "neutral",
  failed: "alarm",
};

/** The parcels of a batch in its order: 运单 and 面单 of each as they come. */
export function BatchTable({ seller, rows }: { readonly seller: string; readonly rows: readonly BatchRow[] }) {
  const t = useTranslations("dispatch.batch");
  const heads = ["position", "order", "country", "solution", "number", "waybill", "label", "price"] as const;
  return (
    <div className="overflow-x-auto border-line border-y bg-surface">
      <table className="w-full min-w-[860px] text-left">
        <thead className="text-ink-soft text-meta">
          <tr className="h-9 border-line border-b">
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className={`px-2 font-normal first:pl-4 last:pr-4 md:last:pr-6 md:first:pl-6 ${head === "price" ? "text-right" : ""}`}
              >
                {t(`columns.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.waybillId} className="h-9 border-line border-b last:border-0 hover:bg-hover">
              <td className="pl-4 text-ink-faint md:pl-6">{row.position + 1}</td>
              <td className="px-2">{row.orderNumber}</td>
              <td className="px-2">{row.countryName}</td>
              <td className="px-2">{row.solutionName}</td>
              <td className="px-2">
                {row.trackingNumber ? (
                  <Link className="text-accent-ink hover:underline" href={`/s/${seller}/tracking/${row.waybillId}`}>
                    {row.trackingNumber}
                  </Link>
                ) : (
                  <span className="text-ink-faint">—</span>
                )}
              </td>
              <td className="px-2">
                <WaybillCell row={row} />
              </td>
              <td className="px-2 text-ink-soft">
                {row.hasLabel ? t("labelPrints", { count: row.printCount }) : t("labelNone")}
              </td>
              <td className="px-2 pr-4 text-right md:pr-6">
                {row.priceMinor === null ? (
                  <span className="text-ink-faint">—</span>
                ) : (
                  <Money minor={row.priceMinor} currency="USD" />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WaybillCell({ row }: { readonly row: BatchRow }) {
  const t = useTranslations("dispatch.batch");
  const word = row.state === "booked" && row.trackingNumber === null ? "numberLater" : row.state;
  return (
    <span className="flex items-center gap-2">
      <StatusPill tone={row.state === "booked" && row.trackingNumber === null ? "soon" : tones[row.state]}>
        {t(word)}
      </StatusPill>
      {row.failureCode ? (
        <span className="truncate text-meta" title={row.failureText}>
          <span className="text-ink-soft">{row.failureCode}</span> {row.failureTitle} {row.failureText}
        </span>
      ) : null}
    </span>
  );
}
