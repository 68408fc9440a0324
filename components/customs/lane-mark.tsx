import { useTranslations } from "next-intl";
import type { DeclarationLane } from "#lib/customs/declaration-lane";
import { StatusPill, type Tone } from "@/components/ui/status-pill";

const tones: Readonly<Record<DeclarationLane, Tone>> = {
  stopped: "soon",
  ready: "info",
  awaiting_waybill: "soon",
  waiting: "info",
  inspection: "soon",
  returned: "alarm",
  released: "done",
  closed: "done",
  withdrawn: "neutral",
  void: "neutral",
};

/** Where a declaration lies. */
export function LaneMark({ lane }: { readonly lane: DeclarationLane }) {
  const t = useTranslations("customs-pages");
  return <StatusPill tone={tones[lane]}>{t(`lanes.${lane}`)}</StatusPill>;
}
