import { useTranslations } from "next-intl";
import type { Certification } from "#lib/carriers/certification";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { StatusPill, type Tone } from "@/components/ui/status-pill";

type MarketStandingProps = {
  /** That which counts for the carrier; null: none. */
  readonly certification: Certification | null;
  /** Null: not connected. */
  readonly environment: GatewayEnvironment | null;
  /** The connection alone while the certificate holds, to keep a line short. */
  readonly isShort?: boolean;
};

const tones = {
  certified: "done",
  suspended: "alarm",
  expired: "soon",
  uncertified: "neutral",
} as const satisfies Record<string, Tone>;

/** Whether the carrier is certified, and whether the seller is connected to it. */
export function MarketStanding({ certification, environment, isShort = false }: MarketStandingProps) {
  const t = useTranslations("market");
  const state = certification?.state ?? "";
  const standing = state === "certified" || state === "suspended" || state === "expired" ? state : "uncertified";
  const connection = environment ?? "none";
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-2 gap-y-1 md:justify-start">
      <StatusPill tone={tones[standing]}>{t(standing)}</StatusPill>
      <span
        title={t(`connectedWhy.${connection}`)}
        className={`text-meta ${environment === null ? "text-ink-faint" : "text-ink-soft"} ${isShort ? "hidden xl:inline" : ""}`}
      >
        {t(`connected.${connection}`)}
      </span>
    </span>
  );
}
