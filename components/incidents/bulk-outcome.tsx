"use client";

import { useTranslations } from "next-intl";
import { sayCode } from "@/components/form/say-code";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import type { Outcome } from "./in-steps.ts";
import { IncidentMark } from "./incident-mark.tsx";

type BulkOutcomeProps = {
  /** What came of a change of many, some of which were refused or not reached; null: nothing to say. */
  readonly outcome: Outcome | null;
  /** The incidents' address without an id. */
  readonly base: string;
  readonly onClose: () => void;
};

/** Of those with one reason so many are named. */
const shownOfReason = 10;

/** After a change of many: how many were done, and by each reason those that were not. */
export function BulkOutcome({ outcome, base, onClose }: BulkOutcomeProps) {
  const t = useTranslations("incidents");
  const shared = useTranslations("ui");
  const { done = [], refused = [], left = 0, why = null } = outcome ?? {};
  const reasons = [...Map.groupBy(refused, ({ code, by }) => `${code} ${by}`)];
  const say = (code: string, values: Parameters<typeof sayCode>[4]) => sayCode(t, shared, "refusals", code, values);
  return (
    <Dialog
      isOpen={outcome !== null}
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t("bulk.title", { done: done.length, refused: refused.length + left })}
      text={t("bulk.why")}
      footer={
        <Button look="primary" onClick={onClose}>
          {t("bulk.close")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {why ? (
          <p>
            <span className="font-medium">{t("bulk.left", { count: left })}</span>{" "}
            <span className="text-ink-soft">{say(why.code, why.values ?? {})}</span>
          </p>
        ) : null}
        {reasons.map(([reason, list]) => (
          <section key={reason} className="flex flex-col gap-1">
            <p className="text-ink-soft">
              <span className="mr-1.5 font-medium text-ink tabular-nums">{t("bulk.some", { count: list.length })}</span>
              {say(list[0]?.code ?? "unknown", { by: list[0]?.by || "none" })}
            </p>
            <ul className="divide-y divide-line border-line border-y">
              {list.slice(0, shownOfReason).map(({ id, kind, severity, number }) =>
                kind ? (
                  <li key={id} className="flex flex-wrap items-center gap-2 py-1.5">
                    <Link href={`${base}/${id}`} className="text-accent-ink tabular-nums hover:underline">
                      {number || t(`kinds.${kind}`)}
                    </Link>
                    <IncidentMark kind={kind} severity={severity} isEnded={false} />
                  </li>
                ) : null,
              )}
            </ul>
            {list.length > shownOfReason ? (
              <p className="text-ink-soft text-meta">{t("bulk.more", { count: list.length - shownOfReason })}</p>
            ) : null}
          </section>
        ))}
      </div>
    </Dialog>
  );
}
