import { useTranslations } from "next-intl";
import type { WaybillState } from "#lib/dispatch/states";
import { StatusPill, type Tone } from "@/components/ui/status-pill";

const tones: Readonly<Record<WaybillState, Tone>> = {
  queued: "neutral",
  sending: "info",
  booked: "done",
  unclear: "soon",
  cancelling: "info",
  cancelled: "neutral",
  failed: "alarm",
};

/** Where a waybill stands with its carrier. */
export function WaybillStateMark({ state }: { readonly state: WaybillState }) {
  const t = useTranslations("gateway");
  return <StatusPill tone={tones[state]}>{t(`states.${state}`)}</StatusPill>;
}
