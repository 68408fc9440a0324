import { useTranslations } from "next-intl";
import type { DocumentState } from "#lib/customs/states";
import { StatusPill, type Tone } from "@/components/ui/status-pill";

const tones: Readonly<Record<DocumentState, Tone>> = {
  draft: "neutral",
  sent: "info",
  pending: "info",
  accepted: "done",
  review: "soon",
  held: "soon",
  send_failed: "alarm",
  refused: "alarm",
  returned: "alarm",
  released: "done",
  closed: "done",
  withdrawn: "neutral",
};

/** Where one document stands at customs. */
export function DocumentStateMark({ state }: { readonly state: DocumentState }) {
  const t = useTranslations("customs");
  return <StatusPill tone={tones[state]}>{t(`states.${state}`)}</StatusPill>;
}
