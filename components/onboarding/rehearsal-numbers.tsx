import { useTranslations } from "next-intl";
import type { RehearsalParcelView } from "#lib/tracking/rehearsal-view";
import { CopyButton } from "@/components/ui/copy-button";

/** The numbers that the carrier's sandbox gave. */
export function RehearsalNumbers({ parcels }: { readonly parcels: readonly RehearsalParcelView[] }) {
  const t = useTranslations("rehearsal");
  const booked = parcels.filter(({ lpNumber }) => lpNumber !== null);
  if (booked.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1">
      {booked.map(({ role, lpNumber, trackingNumber }) => (
        <li key={role} className="flex flex-wrap items-center gap-x-4">
          <span className="w-full shrink-0 text-ink-soft text-meta sm:w-28">{t(`roles.${role}`)}</span>
          {[lpNumber, trackingNumber].map((number) =>
            number ? (
              <CopyButton key={number} text={number} className="font-mono text-meta">
                {number}
              </CopyButton>
            ) : null,
          )}
        </li>
      ))}
    </ul>
  );
}
