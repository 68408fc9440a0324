import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { NoticeUrgency } from "#lib/orders/notice-clock";
import type { NoticeState } from "#lib/orders/states";
import { Cell, PlainRow, PlainTable } from "@/components/sellers/plain-table";
import { EmptyState } from "@/components/ui/states";
import { StatusPill, type Tone } from "@/components/ui/status-pill";
import { NoticeDeadline } from "./notice-deadline.tsx";

export type NoticeLaneItem = {
  readonly waybillId: string;
  readonly orderNumber: string;
  readonly storeName: string;
  readonly serviceName: string;
  readonly trackingNumber: string;
  readonly state: NoticeState;
  readonly deadlineAt: number | null;
  readonly urgency: NoticeUrgency;
  readonly difference: string | null;
  readonly platformNumber: string | null;
  readonly platformService: string | null;
};

const tones: Readonly<Record<NoticeState, Tone>> = {
  pending: "soon",
  exported: "info",
  declared: "done",
  differs: "alarm",
};
const differences = [
  "number_differs",
  "number_mistyped",
  "service_differs",
  "number_gone",
  "waybill_cancelled",
] as const;

type NoticeLaneProps<T extends NoticeLaneItem> = {
  readonly items: readonly T[];
  readonly now: number;
  readonly timeZone: string;
  /** What can be done with a row. */
  readonly actionsOf: (item: T) => ReactNode;
};

/** Numbers that the platform does not have yet, or has otherwise; the nearest deadline on top. */
export function NoticeLane<T extends NoticeLaneItem>({ items, now, timeZone, actionsOf }: NoticeLaneProps<T>) {
  const t = useTranslations("notices");
  if (items.length === 0) return <EmptyState title={t("emptyTitle")} text={t("emptyText")} />;
  const heads = [
    t("columns.deadline"),
    t("columns.order"),
    t("columns.number"),
    t("columns.service"),
    t("columns.store"),
    t("columns.state"),
  ];
  return (
    <PlainTable label={t("title")} heads={heads}>
      {items.map((item) => (
        <PlainRow key={item.waybillId}>
          <Cell>
            <NoticeDeadline deadlineAt={item.deadlineAt} urgency={item.urgency} now={now} timeZone={timeZone} />
          </Cell>
          <Cell>{item.orderNumber}</Cell>
          <Cell>{item.trackingNumber}</Cell>
          <Cell>{item.serviceName}</Cell>
          <Cell>{item.storeName}</Cell>
          <Cell>
            <StatusPill tone={tones[item.state]}>{t(`states.${item.state}`)}</StatusPill>
            <Difference item={item} />
          </Cell>
          <Cell>{actionsOf(item)}</Cell>
        </PlainRow>
      ))}
    </PlainTable>
  );
}

function Difference({ item }: { readonly item: NoticeLaneItem }) {
  const t = useTranslations("notices");
  if (item.difference === null) return null;
  const known = differences.find((one) => one === item.difference) ?? "unknown";
  const values = { number: item.platformNumber ?? "", service: item.platformService ?? "" };
  return <span className="ml-2 text-alarm text-meta">{t(`differences.${known}`, values)}</span>;
}
