"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReopenableSection, ReopenSectionInput } from "#lib/onboarding/schema";
import { stepOfSection } from "#lib/onboarding/sections";
import type { MaterialRow } from "#lib/onboarding/view-materials";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { StatusPill, type Tone } from "@/components/ui/status-pill";

type MaterialListProps = {
  readonly seller: string;
  readonly rows: readonly MaterialRow[];
  /** May be reopened for a change now, by this member. */
  readonly canChange: boolean;
  readonly reopen: ServerAction<ReopenSectionInput, unknown>;
};

const tones: Readonly<Record<MaterialRow["state"], Tone>> = {
  in_force: "done",
  changing: "info",
  to_correct: "alarm",
  in_review: "soon",
  missing: "neutral",
};

/** Approved once and over since: its last day stands where its state would. */
const hasRunOut = (row: MaterialRow) => row.state === "in_force" && row.urgency === "over";

/** The materials as they stand, until when, and the way to change one. */
export function MaterialList({ seller, rows, canChange, reopen }: MaterialListProps) {
  const t = useTranslations("opening");
  return (
    <ul className="border-line border-y bg-surface">
      {rows.map((row) => (
        <li
          key={row.section}
          className="grid items-center gap-x-4 gap-y-1 border-line border-b px-4 py-2 last:border-0 sm:grid-cols-[12rem_1fr_auto] md:px-6"
        >
          <span className="font-medium">{t(`materials.${row.section}`)}</span>
          <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
            {hasRunOut(row) ? (
              <Expiry row={row} />
            ) : (
              <StatusPill tone={tones[row.state]}>{t(`materialStates.${row.state}`)}</StatusPill>
            )}
            <span className="min-w-0 truncate text-ink-soft">{row.detail}</span>
            {hasRunOut(row) ? null : <Expiry row={row} />}
          </span>
          <span className="flex gap-2">
            {canChange && row.state === "in_force" ? (
              <Change seller={seller} section={row.section} reopen={reopen} />
            ) : (
              <Link
                className="text-accent-ink underline underline-offset-2"
                href={`/onboarding/${seller}/${stepOfSection[row.section]}`}
              >
                {t("look")}
              </Link>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Expiry({ row }: { readonly row: MaterialRow }) {
  const t = useTranslations("opening");
  const format = useFormatter();
  if (row.expiresOn === null) return null;
  const on = format.dateTime(new Date(`${row.expiresOn}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  if (row.urgency === "calm") return <span className="text-ink-soft text-meta">{t("validUntil", { on })}</span>;
  return (
    <StatusPill tone={row.urgency === "over" ? "alarm" : "soon"}>
      {t(row.urgency === "over" ? "ranOut" : "runsOut", { on })}
    </StatusPill>
  );
}

function Change({
  seller,
  section,
  reopen,
}: {
  readonly seller: string;
  readonly section: ReopenableSection;
  readonly reopen: ServerAction<ReopenSectionInput, unknown>;
}) {
  const t = useTranslations("opening");
  const { run, isPending } = useAction(reopen, {
    // loaded anew: what a link has fetched ahead of the wizard still shows the material closed
    onDone: () => window.location.assign(`/onboarding/${seller}/${stepOfSection[section]}`),
  });
  return (
    <Button size="small" isPending={isPending} onClick={() => run({ section })}>
      {t("change")}
    </Button>
  );
}
