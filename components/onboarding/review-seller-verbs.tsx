"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { SellerState } from "#lib/sellers/kinds";
import { TextareaField } from "@/components/form/field";
import { type Answer, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";

/** Both take the seller whom they are about. */
export type SellerVerbDoors = {
  readonly suspend: (sellerId: string, input: { readonly reason: string }) => Promise<Answer<null>>;
  readonly resume: (sellerId: string, input: Record<string, never>) => Promise<Answer<null>>;
};

type SellerVerbsProps = {
  readonly line: { readonly sellerId: string; readonly name: string; readonly state: SellerState };
  readonly doors: SellerVerbDoors;
};

/** Suspends an active seller with a reason, or wakes a suspended one; a new one becomes active by its first-order test. */
export function SellerVerbs({ line, doors }: SellerVerbsProps) {
  if (line.state === "active") return <Suspend {...line} door={doors.suspend} />;
  return line.state === "suspended" ? <Resume {...line} door={doors.resume} /> : null;
}

type VerbProps<Door> = { readonly sellerId: string; readonly name: string; readonly door: Door };

function Suspend({ sellerId, name, door }: VerbProps<SellerVerbDoors["suspend"]>) {
  const t = useTranslations("reviews");
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const { run, isPending } = useAction(
    useMemo(() => door.bind(null, sellerId), [door, sellerId]),
    {
      t,
      onDone: () => {
        setOpen(false);
        toast(t("sellers.suspended", { name }));
      },
    },
  );
  return (
    <>
      <Button size="small" look="ghost" className="max-sm:-my-1" onClick={() => setOpen(true)}>
        {t("sellers.suspend")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t("sellers.suspendTitle", { name })}
        text={t("sellers.suspendText")}
        verb={t("sellers.suspend")}
        look="danger"
        isPending={isPending}
        onConfirm={() => {
          if (reason.trim().length < 2) return setProblem(t("problems.too_small", { minimum: 2 }));
          run({ reason: reason.trim() });
        }}
      >
        <TextareaField
          label={t("sellers.reason")}
          hint={t("sellers.reasonHint")}
          error={problem}
          value={reason}
          maxLength={300}
          rows={2}
          onChange={(event) => {
            setReason(event.target.value);
            setProblem(null);
          }}
        />
      </ConfirmDialog>
    </>
  );
}

function Resume({ sellerId, name, door }: VerbProps<SellerVerbDoors["resume"]>) {
  const t = useTranslations("reviews");
  const [isOpen, setOpen] = useState(false);
  const { run, isPending } = useAction(
    useMemo(() => door.bind(null, sellerId), [door, sellerId]),
    {
      t,
      onDone: () => {
        setOpen(false);
        toast(t("sellers.resumed", { name }));
      },
    },
  );
  return (
    <>
      <Button size="small" look="ghost" className="max-sm:-my-1" onClick={() => setOpen(true)}>
        {t("sellers.resume")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t("sellers.resumeTitle", { name })}
        text={t("sellers.resumeText")}
        verb={t("sellers.resume")}
        look="primary"
        isPending={isPending}
        onConfirm={() => run({})}
      />
    </>
  );
}
