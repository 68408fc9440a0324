import { useTranslations } from "next-intl";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { StatusPill } from "@/components/ui/status-pill";

type CarrierConnectionsProps = {
  /** `environment` null: not connected. */
  readonly carriers: readonly { readonly code: string; readonly environment: GatewayEnvironment | null }[];
};

/** The seller's connections as states: they arise when the platform activates the seller, no key is ever typed here. */
export function CarrierConnections({ carriers }: CarrierConnectionsProps) {
  const t = useTranslations("routing.connections");
  return (
    <section aria-label={t("title")} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 pb-4 md:px-6">
      <h2 className="font-medium">{t("title")}</h2>
      {carriers.map(({ code, environment }) => (
        <p key={code} className="flex items-center gap-2">
          <span>{t.has(code) ? t(code) : code}</span>
          <StatusPill tone={environment === null ? "soon" : "done"}>{t(environment ?? "none")}</StatusPill>
        </p>
      ))}
    </section>
  );
}
