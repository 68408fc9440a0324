import type { ReactNode } from "react";
import type { Hindrance, Repair } from "#lib/routing/hindrance";
import { useHindranceText } from "./hindrance-text.ts";

type HindranceListProps = {
  readonly hindrances: readonly Hindrance[];
  /** Draws the link or button that does it, with its words; null where there is no such place. Left out: words alone. */
  readonly renderRepair?: ((repair: Repair, text: string) => ReactNode) | undefined;
};

/**
 * Every reason with what helps against it. As long as one of them cannot be helped, no repair is offered: it would be
 * work for nothing.
 */
export function HindranceList({ hindrances, renderRepair }: HindranceListProps) {
  const words = useHindranceText();
  const isRepairable = hindrances.every(({ repair }) => repair !== null);
  return (
    <ul className="space-y-0.5 text-ink-soft text-meta">
      {hindrances.map((one) => (
        <li key={`${one.code} ${"cargoKind" in one.values ? one.values.cargoKind : ""}`}>
          {words.hindrance(one)}
          {isRepairable && one.repair && !isOwnForm[one.repair.kind] ? (
            <RepairSlot repair={one.repair} text={words.repair(one.repair)} renderRepair={renderRepair} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Done by the form that stands below the reasons. */
const isOwnForm: Readonly<Partial<Record<Repair["kind"], true>>> = { get_consent: true, pick_yourself: true };

type RepairSlotProps = Pick<HindranceListProps, "renderRepair"> & { readonly repair: Repair; readonly text: string };

function RepairSlot({ repair, text, renderRepair }: RepairSlotProps) {
  const place = renderRepair?.(repair, text);
  return <span className="ml-1.5">{place ?? <span className="text-ink">{`→ ${text}`}</span>}</span>;
}
