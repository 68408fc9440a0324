"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { ClaimStanding } from "#lib/onboarding/review-clock";
import type { SellerKind } from "#lib/sellers/kinds";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import type { ServerAction } from "@/components/form/use-action";
import { useAction } from "@/components/form/use-action";
import { Button, ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill } from "@/components/ui/status-pill";
import { toast } from "@/components/ui/toast";
import { ReviewClock } from "./review-clock-mark.tsx";

export type QueueLine = {
  readonly sellerId: string;
  readonly sellerName: string;
  readonly sellerKind: SellerKind;
  readonly round: number;
  readonly isDisputed: boolean;
  readonly submittedAt: number | null;
  readonly dueAt: number | null;
  readonly claimedByName: string;
  readonly claim: ClaimStanding;
  readonly openCount: number;
  readonly refusedCount: number;
  readonly unconfirmedCount: number;
};

/** Both take the seller whom they are about. */
export type QueueDoors = {
  readonly claim: (sellerId: string, input: Record<string, never>) => ReturnType<ServerAction<unknown, null>>;
  readonly release: (sellerId: string, input: Record<string, never>) => ReturnType<ServerAction<unknown, null>>;
};

type ReviewQueueProps = QueueDoors & {
  readonly rows: readonly QueueLine[];
  readonly now: number;
  readonly empty: ReactNode;
};

const column = columnsOf<QueueLine>();
const hrefOf = (sellerId: string) => `/staff/reviews/${sellerId}`;

/** Applications that wait for a person, the longest waiting first, each with its clock. */
export function ReviewQueue({ rows, now, empty, claim, release }: ReviewQueueProps) {
  const t = useTranslations("reviews");
  const own = useTranslations("onboarding");
  const router = useRouter();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("sellerName", {
          meta: { name: t("columns.seller"), minWidth: 220 },
          cell: ({ row: { original } }) => (
            <Link href={hrefOf(original.sellerId)} className="font-medium hover:text-accent-ink">
              {original.sellerName}
            </Link>
          ),
        }),
        column.accessor("dueAt", {
          meta: { name: t("columns.clock"), width: 176, narrow: "aside" },
          cell: (cell) => <ReviewClock dueAt={cell.getValue()} now={now} />,
        }),
        column.accessor("openCount", {
          meta: { name: t("columns.open"), width: 200 },
          cell: ({ row: { original } }) => <OpenCell line={original} />,
        }),
        column.accessor("claimedByName", {
          meta: { name: t("columns.claimed"), width: 120 },
          cell: ({ row: { original } }) => <ClaimCell line={original} />,
        }),
        column.accessor("sellerKind", {
          meta: { name: t("columns.kind"), width: 110, narrow: "hidden" },
          cell: (cell) => own(`kinds.${cell.getValue()}`),
        }),
        column.accessor("round", {
          meta: { name: t("columns.round"), width: 90, narrow: "hidden" },
          cell: (cell) => t("round", { round: cell.getValue() }),
        }),
        column.accessor("submittedAt", {
          meta: { name: t("columns.submitted"), width: 120, align: "end", narrow: "hidden" },
          cell: (cell) => {
            const at = cell.getValue();
            return at === null ? "—" : <RelativeTime at={at} now={now} isExact />;
          },
        }),
        column.display({
          id: "verbs",
          meta: { name: t("columns.verbs"), width: 140, align: "end", narrow: "hidden", isFixed: true },
          cell: ({ row: { original } }) => <QueueVerb line={original} claim={claim} release={release} />,
        }),
      ]),
    [t, own, now, claim, release],
  );
  return (
    <DataTable
      name="reviews"
      label={t("title")}
      columns={columns}
      rows={rows}
      rowId={(row) => row.sellerId}
      rowName={(row) => row.sellerName}
      empty={empty}
      onOpen={(row) => router.push(hrefOf(row.sellerId))}
    />
  );
}

function OpenCell({ line }: { readonly line: QueueLine }) {
  const t = useTranslations("reviews");
  const { openCount, refusedCount } = line;
  return (
    <span className="inline-flex items-center gap-2">
      {openCount + refusedCount === 0 ? <span>{t("count.none")}</span> : null}
      {openCount > 0 ? <span>{t("count.open", { count: openCount })}</span> : null}
      {refusedCount > 0 ? <span>{t("count.refused", { count: refusedCount })}</span> : null}
      {line.unconfirmedCount > 0 ? (
        <StatusPill tone="soon">{t("count.unconfirmed", { count: line.unconfirmedCount })}</StatusPill>
      ) : null}
      {line.isDisputed ? <StatusPill tone="info">{t("count.disputed")}</StatusPill> : null}
    </span>
  );
}

function ClaimCell({ line }: { readonly line: QueueLine }) {
  const t = useTranslations("reviews");
  if (line.claim === "free") return <span className="text-ink-faint">{t("claim.free")}</span>;
  if (line.claim === "own") return <span className="font-medium text-accent-ink">{t("claim.own")}</span>;
  return (
    <span title={t(line.claim === "left" ? "claim.leftBy" : "claim.heldBy", { name: line.claimedByName })}>
      {line.claimedByName}
    </span>
  );
}

function QueueVerb({ line, claim, release }: QueueDoors & { readonly line: QueueLine }) {
  const t = useTranslations("reviews");
  const router = useRouter();
  const { sellerId, sellerName } = line;
  const taking = useAction(
    useMemo(() => claim.bind(null, sellerId), [claim, sellerId]),
    {
      t,
      onDone: () => {
        toast(t("claim.taken", { name: sellerName }));
        router.push(hrefOf(sellerId));
      },
    },
  );
  const giving = useAction(
    useMemo(() => release.bind(null, sellerId), [release, sellerId]),
    { t, onDone: () => toast(t("claim.released")) },
  );
  if (line.claim === "own") {
    return (
      <Button size="small" look="ghost" isPending={giving.isPending} onClick={() => giving.run({})}>
        {t("claim.release")}
      </Button>
    );
  }
  if (line.claim === "held") {
    return (
      <ButtonLink size="small" look="ghost" href={hrefOf(sellerId)}>
        {t("claim.open")}
      </ButtonLink>
    );
  }
  return (
    <Button size="small" isPending={taking.isPending} onClick={() => taking.run({})}>
      {t(line.claim === "left" ? "claim.takeOver" : "claim.take")}
    </Button>
  );
}
