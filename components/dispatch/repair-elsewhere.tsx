"use client";
import { useTranslations } from "next-intl";
import { repairOf } from "#lib/dispatch/failures";
import { buttonLook } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { repairAddress } from "./repair-address.ts";
import type { StepOf } from "./repair-step-props.ts";

/** What is repaired on another page. */
export function ElsewhereStep({ repair, seller, sheet }: StepOf<"elsewhere">) {
  const t = useTranslations("dispatch");
  const own = useTranslations("repairs");
  const [blocker] = repair.blockers;
  if (!blocker) return null;
  const address = repairAddress(seller, sheet.orderId, blocker);
  const place = `repair.${repairOf(blocker.code).place}`;
  return (
    <>
      <p className="text-ink-soft">{own("elsewhere")}</p>
      {address && t.has(place as never) ? (
        <Link href={address} className={`${buttonLook({})} self-start`}>
          {t(place as never)}
        </Link>
      ) : null}
    </>
  );
}
