"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { BindingState, GatewayEnvironment } from "#lib/carriers/connection";
import type { ClosureCode } from "#lib/onboarding/gates";
import type { ApplicationState, ExpirySubject } from "#lib/onboarding/states";
import type { SellerKind, SellerState } from "#lib/sellers/kinds";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill, type Tone } from "@/components/ui/status-pill";
import { type SellerVerbDoors, SellerVerbs } from "./review-seller-verbs.tsx";

export type StaffSellerLine = {
  readonly sellerId: string;
  readonly name: string;
  readonly kind: SellerKind;
  readonly state: SellerState;
  readonly suspendedFor: string;
  readonly createdAt: number;
  readonly ownerName: string | null;
  readonly ownerEmail: string | null;
  readonly memberCount: number;
  readonly connections: readonly { readonly environment: GatewayEnvironment; readonly state: BindingState }[];
  readonly application: ApplicationState | null;
  /** Why it may not dispatch or release now, in the order of the gates; empty: all are open. */
  readonly closures: readonly ClosureCode[];
  readonly nextExpiry: { readonly subject: ExpirySubject; readonly on: string; readonly urgency: ExpiryUrgency } | null;
};

export type ExpiryUrgency = "calm" | "soon" | "over";

type StaffSellersProps = {
  readonly rows: readonly StaffSellerLine[];
  readonly now: number;
  /** Null for who may not decide on applications. */
  readonly reviewBase: string | null;
  /** Null for who may not suspend. */
  readonly doors: SellerVerbDoors | null;
  readonly empty: ReactNode;
};

const stateTones: Readonly<Record<SellerState, Tone>> = { new: "neutral", active: "done", suspended: "alarm" };
const column = columnsOf<StaffSellerLine>();

/** All sellers with what stands open and closed for each. */
export function StaffSellers({ rows, now, reviewBase, doors, empty }: StaffSellersProps) {
  const t = useTranslations("reviews.sellers");
  const own = useTranslations("onboarding");
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("name", {
          meta: { name: t("columns.name"), minWidth: 220 },
          cell: ({ row: { original } }) => (
            <span className="font-medium" title={`${original.name} · ${own(`kinds.${original.kind}`)}`}>
              {original.name}
            </span>
          ),
        }),
        column.accessor("state", {
          meta: { name: t("columns.state"), width: 96, narrow: "aside" },
          cell: ({ row: { original } }) => (
            <span
              title={original.suspendedFor === "" ? undefined : t("suspendedFor", { reason: original.suspendedFor })}
            >
              <StatusPill tone={stateTones[original.state]}>{t(`states.${original.state}`)}</StatusPill>
            </span>
          ),
        }),
        column.accessor("application", {
          meta: { name: t("columns.application"), width: 116 },
          cell: ({ row: { original } }) => <ApplicationCell line={original} reviewBase={reviewBase} />,
        }),
        column.accessor("closures", {
          meta: { name: t("columns.gates"), minWidth: 190 },
          cell: (cell) => <GateCell closures={cell.getValue()} />,
        }),
        column.accessor("nextExpiry", {
          meta: { name: t("columns.expiry"), width: 190, narrow: "hidden" },
          cell: (cell) => <ExpiryCell expiry={cell.getValue()} />,
        }),
        column.accessor("ownerEmail", {
          meta: { name: t("columns.owner"), width: 190, narrow: "hidden" },
          cell: ({ row: { original } }) => (
            <span title={original.ownerEmail ?? undefined}>
              {original.ownerName} <span className="text-ink-soft text-meta">{original.ownerEmail}</span>
            </span>
          ),
        }),
        column.accessor("kind", {
          meta: { name: t("columns.kind"), width: 110, narrow: "hidden" },
          cell: (cell) => own(`kinds.${cell.getValue()}`),
        }),
        column.accessor("memberCount", {
          meta: { name: t("columns.members"), width: 64, align: "end", narrow: "hidden" },
        }),
        column.accessor("connections", {
          meta: { name: t("columns.connections"), width: 124, narrow: "hidden" },
          cell: (cell) => <ConnectionCell connections={cell.getValue()} />,
        }),
        column.accessor("createdAt", {
          meta: { name: t("columns.signedUp"), width: 110, align: "end", narrow: "hidden" },
          cell: (cell) => <RelativeTime at={cell.getValue()} now={now} isExact />,
        }),
      ]),
    [t, own, now, reviewBase],
  );
  return (
    <DataTable
      name="staff-sellers"
      label={t("title")}
      columns={columns}
      rows={rows}
      rowId={(row) => row.sellerId}
      rowName={(row) => row.name}
      hiddenAtFirst={hiddenAtFirst}
      empty={empty}
      {...(doors ? { actions: (row: StaffSellerLine) => <SellerVerbs line={row} doors={doors} /> } : {})}
    />
  );
}

const hiddenAtFirst = ["kind", "memberCount", "createdAt"];

function ApplicationCell({ line, reviewBase }: { readonly line: StaffSellerLine; readonly reviewBase: string | null }) {
  const t = useTranslations("reviews.sellers");
  if (line.application === null) return <span className="text-ink-faint">{t("applications.none")}</span>;
  const text = t(`applications.${line.application}`);
  if (reviewBase === null) return text;
  return (
    <Link href={`${reviewBase}/${line.sellerId}`} title={t("toReview")} className="text-accent-ink hover:underline">
      {text}
    </Link>
  );
}

function GateCell({ closures }: { readonly closures: readonly ClosureCode[] }) {
  const t = useTranslations("reviews.sellers");
  if (closures.length === 0) return <span className="text-done">{t("gatesOpen")}</span>;
  const words = closures.map((code) => t(`closures.${code}`)).join(" · ");
  return <span title={words}>{words}</span>;
}

const expiryLooks = { calm: "text-ink-soft", soon: "text-soon", over: "font-medium text-alarm" } as const;

function ExpiryCell({ expiry }: { readonly expiry: StaffSellerLine["nextExpiry"] }) {
  const t = useTranslations("reviews.sellers");
  if (!expiry) return <span className="text-ink-faint">—</span>;
  const values = { subject: t(`subjects.${expiry.subject}`), on: expiry.on };
  return (
    <span className={expiryLooks[expiry.urgency]}>{t(expiry.urgency === "over" ? "expired" : "expires", values)}</span>
  );
}

function ConnectionCell({ connections }: Pick<StaffSellerLine, "connections">) {
  const t = useTranslations("reviews.sellers");
  const format = useFormatter();
  if (connections.length === 0) return <span className="text-ink-faint">{t("noConnections")}</span>;
  const places = connections.map(({ environment, state }) => {
    const place = t(`environments.${environment}`);
    return state === "active" ? place : t("resting", { place });
  });
  return format.list(places, { type: "unit" });
}
