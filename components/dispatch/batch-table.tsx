import { useTranslations } from "next-intl";
import type { DeclarationLane } from "#lib/customs/declaration-lane";
import type { WaybillState } from "#lib/dispatch/states";
import { LaneMark } from "@/components/customs/lane-mark";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { StatusPill, type Tone } from "@/components/ui/status-pill";
import { useFailureWords } from "./failure-words.ts";
import { ManualLink } from "./manual-link.tsx";

export type BatchRow = {
  readonly position: number;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly isWaiting: boolean;
  readonly countryName: string;
  readonly solutionName: string;
  readonly priceMinor: number | null;
  readonly waybillId: string;
  readonly state: WaybillState;
  /** Its batch is paused and it was never sent. */
  readonly isHeld: boolean;
  /** When it is tried again by itself; null: it was not tried yet, or is settled. */
  readonly retryAt: number | null;
  readonly trackingNumber: string | null;
  readonly failureCode: string | null;
  readonly failureText: string;
  readonly hasLabel: boolean;
  readonly printCount: number;
  /** Null: none yet. `isCleared`: it has its number and nothing stops it, so the parcel may be handed over. */
  readonly declaration: { readonly id: string; readonly lane: DeclarationLane; readonly isCleared: boolean } | null;
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

type BatchTableProps = {
  readonly seller: string;
  readonly rows: readonly BatchRow[];
  /** For who may see declarations. */
  readonly papersBase: string | null;
};

const heads = [
  "position",
  "order",
  "number",
  "waybill",
  "label",
  "declaration",
  "country",
  "solution",
  "price",
] as const;

/** The parcels of a batch in its order: 运单, 面单 and 申报 of each as they come. */
export function BatchTable({ seller, rows, papersBase }: BatchTableProps) {
  const t = useTranslations("batches");
  return (
    <div className="overflow-x-auto border-line border-y bg-surface">
      <table className="w-full min-w-[980px] text-left">
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
              <td className="pl-4 text-ink-faint tabular-nums md:pl-6">{row.position + 1}</td>
              <td className="whitespace-nowrap px-2">
                {row.isWaiting ? (
                  <Link
                    className="text-accent-ink hover:underline"
                    href={`/s/${seller}/dispatch?lane=repair&order=${row.orderId}`}
                  >
                    {row.orderNumber}
                  </Link>
                ) : (
                  row.orderNumber
                )}
              </td>
              <td className="whitespace-nowrap px-2">
                {row.trackingNumber ? (
                  <Link className="text-accent-ink hover:underline" href={`/s/${seller}/tracking/${row.waybillId}`}>
                    {row.trackingNumber}
                  </Link>
                ) : (
                  <span className="text-ink-faint">—</span>
                )}
              </td>
              <td className="max-w-96 px-2">
                <WaybillCell row={row} />
              </td>
              <td className="px-2">
                <LabelCell row={row} />
              </td>
              <td className="px-2">
                <DeclarationCell declaration={row.declaration} base={papersBase} />
              </td>
              <td className="whitespace-nowrap px-2">{row.countryName}</td>
              <td className="whitespace-nowrap px-2">{row.solutionName}</td>
              <td className="whitespace-nowrap px-2 pr-4 text-right md:pr-6">
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
  const t = useTranslations("batches");
  const { nameOf } = useFailureWords();
  const isNumberless = row.state === "booked" && row.trackingNumber === null;
  const [word, tone] = row.isHeld
    ? (["held", "soon"] as const)
    : isNumberless
      ? (["numberLater", "soon"] as const)
      : ([row.state, tones[row.state]] as const);
  return (
    <span className="flex min-w-0 items-center gap-2">
      <StatusPill tone={tone}>{t(`waybill.${word}`)}</StatusPill>
      {row.failureCode !== null ? (
        <span className="min-w-0 truncate text-meta" title={`${nameOf(row.failureCode)} ${row.failureText}`}>
          <ManualLink code={row.failureCode} /> {nameOf(row.failureCode)}{" "}
          <span className="text-ink-faint">{row.failureText}</span>
        </span>
      ) : row.retryAt !== null && !row.isHeld ? (
        <span className="truncate text-ink-soft text-meta" title={row.failureText}>
          {t("progress.nextTry", { at: row.retryAt })}
        </span>
      ) : null}
    </span>
  );
}

function LabelCell({ row }: { readonly row: BatchRow }) {
  const t = useTranslations("batches.label");
  if (!row.hasLabel) return <span className="text-ink-faint">—</span>;
  return row.printCount > 0 ? (
    <StatusPill tone="done">{t("printed", { count: row.printCount })}</StatusPill>
  ) : (
    <StatusPill tone="info">{t("ready")}</StatusPill>
  );
}

/** Number and no stop: the parcel may be handed over; else where the declaration lies. */
function DeclarationCell({
  declaration,
  base,
}: {
  readonly declaration: BatchRow["declaration"];
  readonly base: string | null;
}) {
  const t = useTranslations("batches.declaration");
  if (!declaration) return <span className="text-ink-faint">—</span>;
  const mark = declaration.isCleared ? (
    <StatusPill tone="done">{t("cleared")}</StatusPill>
  ) : (
    <LaneMark lane={declaration.lane} />
  );
  return base === null ? mark : <Link href={`${base}/${declaration.id}`}>{mark}</Link>;
}
