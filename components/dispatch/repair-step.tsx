"use client";

import type { Repair } from "#lib/dispatch/repair";
import { useBlockerText } from "./blocker-text.ts";
import { useFailureWords } from "./failure-words.ts";
import { ManualLink } from "./manual-link.tsx";
import { CarrierStep } from "./repair-carrier.tsx";
import { ElsewhereStep } from "./repair-elsewhere.tsx";
import { HoldStep } from "./repair-hold.tsx";
import { MatchStep } from "./repair-match.tsx";
import { MsdsStep } from "./repair-msds.tsx";
import { ProductStep } from "./repair-product.tsx";
import { RecipientStep } from "./repair-recipient.tsx";
import { SolutionStep } from "./repair-solution.tsx";
import type { StepProps } from "./repair-step-props.ts";
import { TaxIdStep } from "./repair-tax-id.tsx";

/** One repair: what is wrong in a sentence, the value at fault, and the field to put it right. */
export function RepairStep({ repair, ...rest }: StepProps & { readonly repair: Repair }) {
  return (
    <div className="flex flex-col gap-4">
      <Reasons repair={repair} />
      <StepBody repair={repair} {...rest} />
    </div>
  );
}

function StepBody({ repair, ...rest }: StepProps & { readonly repair: Repair }) {
  switch (repair.kind) {
    case "recipient":
      return <RecipientStep repair={repair} {...rest} />;
    case "tax_id":
      return <TaxIdStep repair={repair} {...rest} />;
    case "product":
      return <ProductStep repair={repair} {...rest} />;
    case "match":
      return <MatchStep repair={repair} {...rest} />;
    case "msds":
      return <MsdsStep repair={repair} {...rest} />;
    case "solution":
      return <SolutionStep repair={repair} {...rest} />;
    case "hold":
      return <HoldStep repair={repair} {...rest} />;
    case "carrier":
      return <CarrierStep repair={repair} {...rest} />;
    case "elsewhere":
      return <ElsewhereStep repair={repair} {...rest} />;
  }
}

/** Every reason that this repair puts right, each with its number. */
function Reasons({ repair }: { readonly repair: Repair }) {
  const textOf = useBlockerText();
  const { fixOf, nameOf } = useFailureWords();
  if (repair.kind === "carrier") {
    return (
      <div>
        <p>
          <ManualLink code={repair.code} />
          {nameOf(repair.code)}
        </p>
        <p className="text-ink-soft text-meta">{fixOf(repair.code)}</p>
      </div>
    );
  }
  const codes = [...new Set(repair.blockers.map(({ code }) => code))];
  return (
    <div>
      {repair.blockers.map((blocker) => (
        <p key={`${blocker.code} ${blocker.field} ${blocker.detail}`}>
          <ManualLink code={blocker.code} />
          {textOf(blocker)}
        </p>
      ))}
      {codes.length === 1 ? <p className="text-ink-soft text-meta">{fixOf(codes[0] ?? "")}</p> : null}
    </div>
  );
}
