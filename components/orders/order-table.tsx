import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { formatMinor, isCurrency } from "#lib/kit/money";
import type { HoldReason, OrderState } from "#lib/orders/states";
import { CopyButton } from "@/components/ui/copy-button";
import { StatusPill, type Tone } from "@/components/ui/status-pill";

export type OrderRow = {
  readonly id: string;
  readonly orderNumber: string;
  readonly storeName: string;
  readonly state: OrderState;
  readonly holdReason: HoldReason | null;
  readonly platformStatusText: string;
  readonly countryName: string;
  readonly recipientName: string;
  readonly isMasked: boolean;
  readonly paidMinor: number | null;
  readonly currency: string;
  readonly remark: string;
  readonly shipByAt: number | null;
  readonly orderedAt: number | null;
  readonly goods: readonly { readonly sku: string; readonly title: string; readonly quantity: number }[];
};

const tones: Readonly<Record<OrderState, Tone>> = {
  not_ready: "neutral",
  waiting: "info",
  dispatching: "info",
  labelled: "done",
  done: "neutral",
};

const head = "sticky top-0 z-10 border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5 align-top";

type OrderTableProps = {
  readonly rows: readonly OrderRow[];
  readonly now: number;
  /** Where waybills are listed, and cancelled. */
  readonly waybills: string;
};

/** The seller's orders, whatever their state. */
export function OrderTable({ rows, now, waybills }: OrderTableProps) {
  const t = useTranslations("orders");
  return (
    <div className="relative overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 bg-surface">
        <thead>
          <tr>
            <th scope="col" className={`${head} md:pl-6`}>
              {t("columns.number")}
            </th>
            <th scope="col" className={head}>
              {t("columns.state")}
            </th>
            <th scope="col" className={head}>
              {t("columns.deadline")}
            </th>
            <th scope="col" className={`${head} hidden sm:table-cell`}>
              {t("columns.country")}
            </th>
            <th scope="col" className={`${head} hidden lg:table-cell`}>
              {t("columns.recipient")}
            </th>
            <th scope="col" className={`${head} hidden w-full md:table-cell`}>
              {t("columns.goods")}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {t("columns.amount")}
            </th>
            <th scope="col" className={`${head} hidden xl:table-cell`}>
              {t("columns.ordered")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <OrderLine key={row.id} row={row} now={now} waybills={waybills} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type OrderLineProps = Omit<OrderTableProps, "rows"> & { readonly row: OrderRow };

function OrderLine({ row, now, waybills }: OrderLineProps) {
  const t = useTranslations("orders");
  const format = useFormatter();
  const { goods } = row;
  return (
    <tr className="h-9 hover:bg-hover">
      <th scope="row" className={`${cell} whitespace-nowrap text-left font-normal tabular-nums md:pl-6`}>
        <CopyButton text={row.orderNumber}>{row.orderNumber}</CopyButton>
        <span className="block text-ink-faint text-meta">{row.storeName}</span>
      </th>
      <td className={cell}>
        <StatusPill tone={tones[row.state]}>{t(`views.${row.state}`)}</StatusPill>
        {row.holdReason ? (
          <StatusPill tone="soon" className="ml-1">
            {t(`holds.${row.holdReason}`)}
          </StatusPill>
        ) : null}
        <span className="block text-ink-faint text-meta">{row.platformStatusText}</span>
        {row.state === "dispatching" || row.state === "labelled" ? (
          <Link
            className="text-accent-ink text-meta hover:underline"
            href={`${waybills}?${new URLSearchParams({ q: row.orderNumber })}`}
          >
            {t(row.holdReason === "left_waiting" ? "toCancel" : "toWaybill")}
          </Link>
        ) : null}
      </td>
      <td className={`${cell} whitespace-nowrap`}>
        <Deadline at={row.shipByAt} now={now} isOpen={row.state === "waiting" || row.state === "dispatching"} />
      </td>
      <td className={`${cell} hidden whitespace-nowrap sm:table-cell`}>{row.countryName}</td>
      <td className={`${cell} hidden max-w-48 lg:table-cell`}>
        <bdi className="block truncate">{row.recipientName}</bdi>
        {row.isMasked ? <span className="block text-meta text-soon">{t("masked")}</span> : null}
      </td>
      <td className={`${cell} hidden md:table-cell`}>
        <span className="line-clamp-2">
          {goods.map((line) => `${line.sku || line.title} × ${line.quantity}`).join(", ")}
        </span>
        {row.remark ? <span className="block text-ink-soft text-meta">{t("remark", { text: row.remark })}</span> : null}
      </td>
      <td className={`${cell} whitespace-nowrap text-right tabular-nums`}>
        {row.paidMinor !== null && isCurrency(row.currency)
          ? `${row.currency} ${formatMinor(row.paidMinor, row.currency)}`
          : "—"}
      </td>
      <td className={`${cell} hidden whitespace-nowrap text-ink-soft tabular-nums xl:table-cell`}>
        {row.orderedAt === null ? "—" : format.dateTime(row.orderedAt, { dateStyle: "short", timeStyle: "short" })}
      </td>
    </tr>
  );
}

type DeadlineProps = { readonly at: number | null; readonly now: number; readonly isOpen: boolean };

/** Time left while it counts; afterwards only the date. */
function Deadline({ at, now, isOpen }: DeadlineProps) {
  const t = useTranslations("orders");
  const format = useFormatter();
  if (at === null) return <span className="text-ink-faint">—</span>;
  const exact = format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  if (!isOpen) return <span className="text-ink-soft tabular-nums">{format.dateTime(at, { dateStyle: "short" })}</span>;
  const when = format.relativeTime(at, now);
  const tone = at < now ? "text-alarm" : at - now < 86_400_000 ? "text-soon" : undefined;
  return (
    <time dateTime={new Date(at).toISOString()} title={exact} className={tone}>
      {at < now ? t("overdue", { when }) : when}
    </time>
  );
}
