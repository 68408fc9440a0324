import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ExceptionKind, Stage } from "#lib/tracking/stages";
import { eventWords } from "./event-words.ts";
import { Moment } from "./moment.tsx";
import { StageMark, TroubleMark } from "./stage-mark.tsx";

export type ParcelLine = {
  readonly waybillId: string;
  readonly trackingNumber: string;
  readonly orderNumber: string;
  readonly countryName: string;
  readonly solutionName: string;
  readonly stage: Stage;
  readonly substage: string;
  readonly exception: ExceptionKind | null;
  readonly lastCode: string;
  readonly lastText: string;
  readonly lastEventAt: number | null;
};

type ParcelTableProps = {
  readonly rows: readonly ParcelLine[];
  readonly now: number;
  /** The parcel page's address without its id. */
  readonly base: string;
};

const head = "sticky top-0 z-10 border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5 align-middle";

/** Parcels, one a row; the whole row leads to the parcel. On a phone the columns fold into two. */
export function ParcelTable({ rows, now, base }: ParcelTableProps) {
  const t = useTranslations("tracking");
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 bg-surface text-body">
        <thead>
          <tr>
            <th scope="col" className={`${head} pl-4 md:pl-6`}>
              {t("columns.number")}
            </th>
            <th scope="col" className={head}>
              {t("columns.stage")}
            </th>
            <th scope="col" className={`${head} hidden lg:table-cell`}>
              {t("columns.latest")}
            </th>
            <th scope="col" className={`${head} hidden sm:table-cell`}>
              {t("columns.country")}
            </th>
            <th scope="col" className={`${head} hidden xl:table-cell`}>
              {t("columns.solution")}
            </th>
            <th scope="col" className={`${head} hidden md:table-cell`}>
              {t("columns.order")}
            </th>
            <th scope="col" className={`${head} pr-4 text-right md:pr-6`}>
              {t("columns.updated")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ParcelTableRow key={row.waybillId} row={row} now={now} href={`${base}/${row.waybillId}`} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ParcelTableRow({ row, now, href }: { readonly row: ParcelLine; readonly now: number; readonly href: string }) {
  const t = useTranslations("tracking");
  const words = row.lastEventAt === null ? "" : eventWords(t, { code: row.lastCode, text: row.lastText });
  return (
    <tr className="group relative h-9 hover:bg-hover">
      <th scope="row" className={`${cell} pl-4 text-left font-normal md:pl-6`}>
        <Link href={href} className="font-medium text-accent-ink tabular-nums after:absolute after:inset-0">
          {row.trackingNumber || t("columns.number")}
        </Link>
        <span className="block text-ink-faint text-meta tabular-nums md:hidden">{row.orderNumber}</span>
      </th>
      <td className={cell}>
        <span className="flex flex-wrap items-center gap-1.5">
          <StageMark stage={row.stage} substage={row.substage} />
          {row.exception ? <TroubleMark kind={row.exception} /> : null}
        </span>
      </td>
      <td className={`${cell} hidden max-w-96 truncate text-ink-soft lg:table-cell`} title={row.lastText}>
        {words}
      </td>
      <td className={`${cell} hidden whitespace-nowrap sm:table-cell`}>{row.countryName}</td>
      <td className={`${cell} hidden whitespace-nowrap text-ink-soft xl:table-cell`}>{row.solutionName}</td>
      <td className={`${cell} hidden whitespace-nowrap text-ink-soft tabular-nums md:table-cell`}>{row.orderNumber}</td>
      <td className={`${cell} whitespace-nowrap pr-4 text-right text-ink-soft md:pr-6`}>
        {row.lastEventAt === null ? "—" : <Moment at={row.lastEventAt} now={now} />}
      </td>
    </tr>
  );
}
