import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { WaybillState } from "#lib/dispatch/states";
import { StatusPill } from "@/components/ui/status-pill";
import { WaybillFailure, WaybillStateMark } from "./waybill-state.tsx";

export type WaybillLine = {
  readonly id: string;
  readonly orderNumber: string;
  readonly lpNumber: string | null;
  readonly trackingNumber: string | null;
  readonly countryName: string;
  readonly solutionName: string;
  readonly state: WaybillState;
  readonly isOrderGone: boolean;
  readonly failureCode: string | null;
  readonly failureText: string;
  /** When it was made, ready to show. */
  readonly created: ReactNode;
  /** When it is tried again; null when it is not. */
  readonly retry: ReactNode;
};

type WaybillTableProps = {
  readonly rows: readonly WaybillLine[];
  readonly trackingBase: string;
  readonly actions: (row: WaybillLine) => ReactNode;
};

const head = "sticky top-0 z-10 border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5 align-middle";

/** Waybills, newest first, each with what can be done about it. */
export function WaybillTable({ rows, trackingBase, actions }: WaybillTableProps) {
  const t = useTranslations("waybills");
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 bg-surface">
        <thead>
          <tr>
            <th scope="col" className={`${head} pl-4 md:pl-6`}>
              {t("columns.lp")}
            </th>
            <th scope="col" className={head}>
              {t("columns.state")}
            </th>
            <th scope="col" className={`${head} hidden md:table-cell`}>
              {t("columns.number")}
            </th>
            <th scope="col" className={`${head} hidden lg:table-cell`}>
              {t("columns.order")}
            </th>
            <th scope="col" className={`${head} hidden sm:table-cell`}>
              {t("columns.country")}
            </th>
            <th scope="col" className={`${head} hidden xl:table-cell`}>
              {t("columns.solution")}
            </th>
            <th scope="col" className={`${head} hidden lg:table-cell`}>
              {t("columns.created")}
            </th>
            <th scope="col" className={head}>
              <span className="sr-only">{t("actions.label")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <WaybillRow key={row.id} row={row} trackingBase={trackingBase} actions={actions(row)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { readonly row: WaybillLine; readonly trackingBase: string; readonly actions: ReactNode };

function WaybillRow({ row, trackingBase, actions }: RowProps) {
  const t = useTranslations("waybills");
  const hasTrouble = row.failureCode !== null;
  return (
    <tr className="group h-9 hover:bg-hover">
      <th scope="row" className={`${cell} pl-4 text-left font-normal tabular-nums md:pl-6`}>
        {row.lpNumber ?? "—"}
        <span className="block text-ink-faint text-meta lg:hidden">{row.orderNumber}</span>
      </th>
      <td className={cell}>
        <span className="flex flex-wrap items-center gap-2">
          <WaybillStateMark state={row.state} />
          {row.isOrderGone && row.state === "booked" ? <StatusPill tone="soon">{t("orderGone")}</StatusPill> : null}
          {row.retry ? <span className="text-ink-soft text-meta">{row.retry}</span> : null}
        </span>
        {hasTrouble ? <WaybillFailure code={row.failureCode ?? ""} text={row.failureText} /> : null}
      </td>
      <td className={`${cell} hidden tabular-nums md:table-cell`}>
        {row.trackingNumber ? (
          <Link href={`${trackingBase}/${row.id}`} className="text-accent-ink">
            {row.trackingNumber}
          </Link>
        ) : (
          "—"
        )}
      </td>
      <td className={`${cell} hidden text-ink-soft tabular-nums lg:table-cell`}>{row.orderNumber}</td>
      <td className={`${cell} hidden whitespace-nowrap sm:table-cell`}>{row.countryName}</td>
      <td className={`${cell} hidden whitespace-nowrap text-ink-soft xl:table-cell`}>{row.solutionName}</td>
      <td className={`${cell} hidden whitespace-nowrap text-ink-soft lg:table-cell`}>{row.created}</td>
      <td className={`${cell} whitespace-nowrap pr-4 text-right md:pr-6`}>
        {/* Quiet until the row is looked at; always there where nothing can hover. */}
        <span className="pointer-fine:opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100 motion-reduce:transition-none">
          {actions}
        </span>
      </td>
    </tr>
  );
}
