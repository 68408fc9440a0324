"use client";

import { useFormatter, useTranslations } from "next-intl";
import { deviceName } from "#lib/sellers/device-name";
import { Button } from "@/components/ui/button";
import { StatusPill } from "@/components/ui/status-pill";
import { toast } from "@/components/ui/toast";
import { Cell, PlainRow } from "./plain-table.tsx";
import { type Door, useDoor } from "./use-door.ts";

type SessionRowProps = {
  readonly session: {
    readonly id: string;
    readonly createdAt: number;
    readonly lastSeenAt: number;
    readonly userAgent: string;
    readonly address: string;
  };
  readonly isCurrent: boolean;
  readonly timeZone: string;
  readonly end: Door<null>;
};

/** A signed-in browser. */
export function SessionRow({ session, isCurrent, timeZone, end }: SessionRowProps) {
  const t = useTranslations("people");
  const format = useFormatter();
  const form = useDoor(end, () => toast(t("account.sessionEnded")));
  const at = (instant: number) => (
    <time dateTime={new Date(instant).toISOString()}>
      {format.dateTime(instant, { dateStyle: "medium", timeStyle: "short", timeZone })}
    </time>
  );
  return (
    <PlainRow>
      <Cell>
        <span title={session.userAgent}>{deviceName(session.userAgent) ?? t("account.unknownDevice")}</span>
      </Cell>
      <Cell>
        {at(session.createdAt)}
        {session.address ? (
          <span className="block text-ink-soft text-meta">{t("account.from", { address: session.address })}</span>
        ) : null}
      </Cell>
      <Cell>{isCurrent ? <StatusPill tone="done">{t("account.thisDevice")}</StatusPill> : at(session.lastSeenAt)}</Cell>
      <Cell>
        {isCurrent ? null : (
          <Button
            look="ghost"
            size="small"
            isPending={form.isPending}
            onClick={() => form.submit({ sessionId: session.id })}
          >
            {t("account.endSession")}
          </Button>
        )}
        <span aria-live="polite" className="text-alarm text-meta">
          {form.refusal}
        </span>
      </Cell>
    </PlainRow>
  );
}
