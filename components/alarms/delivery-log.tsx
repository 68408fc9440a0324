"use client";

import { useTranslations } from "next-intl";
import type { AlarmChannel, DeliveryState } from "#lib/alarms/channels";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill, type Tone } from "@/components/ui/status-pill";
import { toast } from "@/components/ui/toast";

export type DeliveryLine = {
  readonly id: string;
  readonly channel: AlarmChannel;
  readonly targetName: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: number | null;
  readonly answerCode: string;
  readonly answerText: string;
  readonly createdAt: number;
  readonly deliveredAt: number | null;
  /** Null: a test post. */
  readonly alarm: { readonly title: string; readonly href: string } | null;
};

type Again = ServerAction<{ readonly deliveryId: string }, null>;

type DeliveryLogProps = {
  readonly lines: readonly DeliveryLine[];
  readonly now: number;
  readonly again: Again | null;
};

const tones: Readonly<Record<DeliveryState, Tone>> = {
  ...{ waiting: "soon", sending: "info", delivered: "done", failed: "alarm", dropped: "neutral" },
};
const known = [
  "robot_removed",
  "robot_off",
  "left_the_team",
  "no_mail_server",
  "timeout",
  "address_not_public",
] as const;

/** What was sent where, how often it was tried and what the other side said. */
export function DeliveryLog({ lines, now, again }: DeliveryLogProps) {
  const t = useTranslations("alarms");
  const heads = ["time", "what", "to", "state", "tries", "answer"] as const;
  return (
    <section className="relative overflow-x-auto border-line border-y bg-surface" aria-label={t("log.label")}>
      <table className="w-full text-left text-body">
        <thead>
          <tr className="h-9 border-line border-b text-ink-soft text-meta">
            {heads.map((head) => (
              <th key={head} scope="col" className="whitespace-nowrap px-4 font-medium md:px-6">
                {t(`log.${head}`)}
              </th>
            ))}
            <th scope="col" className="w-px px-4 md:px-6">
              <span className="sr-only">{t("log.again")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} className="h-9 border-line border-b last:border-0 hover:bg-hover">
              <td className="whitespace-nowrap px-4 py-1 md:px-6">
                <RelativeTime at={line.createdAt} now={now} />
              </td>
              <td className="min-w-56 px-4 py-1 md:px-6">
                {line.alarm ? (
                  <Link href={line.alarm.href} className="hover:underline">
                    {line.alarm.title}
                  </Link>
                ) : (
                  t("log.test")
                )}
              </td>
              <td className="px-4 py-1 md:px-6">
                <span className="text-ink-soft text-meta">{t(`channels.${line.channel}`)}</span> {line.targetName}
              </td>
              <td className="whitespace-nowrap px-4 py-1 md:px-6">
                <StatusPill tone={tones[line.state]}>{t(`states.${line.state}`)}</StatusPill>
                {line.state === "waiting" && line.nextAttemptAt !== null && line.nextAttemptAt > now ? (
                  <span className="ml-2 text-ink-soft text-meta">
                    {t.rich(line.attempts > 0 ? "log.next" : "log.held", {
                      at: () => <RelativeTime at={line.nextAttemptAt ?? 0} now={now} isExact />,
                    })}
                  </span>
                ) : null}
              </td>
              <td className="px-4 py-1 text-right tabular-nums md:px-6">{line.attempts || ""}</td>
              <td className="max-w-80 px-4 py-1 text-ink-soft text-meta md:px-6">
                <Answer line={line} />
              </td>
              <td className="px-4 py-1 md:px-6">
                {again && (line.state === "failed" || line.state === "dropped") ? (
                  <SendAgain line={line} again={again} />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Answer({ line: { channel, answerCode, answerText } }: { readonly line: DeliveryLine }) {
  const t = useTranslations("alarms");
  if (answerCode === "" || channel === "in_app") return null;
  const own = known.find((one) => one === answerCode);
  const code = own ? t(`answers.${own}`) : t("answers.other", { code: answerCode });
  return (
    <span className="line-clamp-2 break-words" title={answerText}>
      {code} {own ? "" : answerText}
    </span>
  );
}

function SendAgain({ line, again }: { readonly line: DeliveryLine; readonly again: Again }) {
  const t = useTranslations("alarms");
  const { run, isPending } = useAction(again, { t, onDone: () => toast(t("log.againDone")) });
  return (
    <Button size="small" isPending={isPending} onClick={() => run({ deliveryId: line.id })}>
      {t("log.again")}
    </Button>
  );
}
