import { useTranslations } from "next-intl";
import type { WaybillState } from "#lib/dispatch/states";
import { StatusPill, type Tone } from "@/components/ui/status-pill";
import { useFailureWords } from "./failure-words.ts";
import { ManualLink } from "./manual-link.tsx";

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

type FailureProps = { readonly code: string; readonly text: string };

/** What went wrong: what, what to do, and the carrier's own words. */
export function WaybillFailure({ code, text }: FailureProps) {
  const t = useTranslations("gateway");
  const { isKnown, nameOf, fixOf } = useFailureWords();
  if (!isKnown(code)) return <span className="text-ink-soft text-meta">{`${code} ${text}`}</span>;
  return (
    <span className="block max-w-md text-meta">
      <span className="text-ink">
        <ManualLink code={code} /> {nameOf(code)}
      </span>
      <span className="block text-ink-soft">{fixOf(code)}</span>
      {text ? <span className="block break-words text-ink-faint">{t("carrierSays", { code: "", text })}</span> : null}
    </span>
  );
}
