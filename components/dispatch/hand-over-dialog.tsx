"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ScanRefusal } from "#lib/dispatch/hand-over";
import { type HandOverMethod, handOverMethods } from "#lib/dispatch/hand-over-kinds";
import { SelectField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { sayCode } from "@/components/form/say-code";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { printInFrame } from "@/components/papers/print-in-frame";
import { readableWeight } from "@/components/ui/amounts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { BagDoors, ShownBag } from "./bag-shelf.tsx";
import { type StoppedLine, StoppedRow } from "./stopped-parcels.tsx";

export type HandOverDoor = ServerAction<
  {
    readonly bagIds: readonly string[];
    readonly method: HandOverMethod;
    readonly courierName: string;
    readonly courierNumber: string;
  },
  {
    readonly id: string | null;
    readonly code: string;
    readonly parcels: number;
    readonly stopped: readonly StoppedLine[];
  }
>;

type HandOverDialogProps = {
  readonly bags: readonly ShownBag[];
  readonly handOver: HandOverDoor;
  readonly reopenBag: BagDoors["reopenBag"];
  readonly listBase: string;
  readonly wordsOf: (refusal: ScanRefusal) => { readonly word: string; readonly text: string };
  readonly onClose: (isDone: boolean) => void;
};

type Problem = { readonly field: string | null; readonly text: string };

/** Bags leave with the carrier: how, with which courier, and what keeps them here. */
export function HandOverDialog({ bags, handOver, reopenBag, listBase, wordsOf, onClose }: HandOverDialogProps) {
  const t = useTranslations("handover");
  const shared = useTranslations("ui");
  const [method, setMethod] = useState<HandOverMethod>(bags[0]?.method ?? "pickup");
  const [courierName, setCourierName] = useState("");
  const [courierNumber, setCourierNumber] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [stopped, setStopped] = useState<readonly StoppedLine[]>([]);
  const { run, isPending } = useAction(handOver, {
    t,
    onDone: ({ id, code, parcels, stopped: lines }) => {
      if (id === null) {
        setStopped(lines);
        return;
      }
      toast.success(t("handing.done", { code, count: parcels }));
      printInFrame(`${listBase}/${id}`);
      onClose(true);
    },
    onRefused: (answer) => {
      const [group, one] =
        "refusal" in answer ? (["refusals", answer.refusal] as const) : (["problems", answer.invalid[0]] as const);
      setProblem({ field: one?.field ?? null, text: sayCode(t, shared, group, one?.code ?? "unknown", one?.values) });
    },
  });
  const reopening = useAction(reopenBag, { t, onDone: () => onClose(false) });
  const at = (field: string) => (problem?.field === field ? problem.text : null);
  const weight = readableWeight(bags.reduce((sum, one) => sum + one.weightGrams, 0));
  const parcels = bags.reduce((sum, one) => sum + one.count, 0);
  const inFields = ["method", "courierName", "courierNumber"];
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose(false)}
      title={t(stopped.length > 0 ? "handing.stoppedTitle" : "handing.title")}
      text={
        stopped.length > 0
          ? t("handing.stoppedText", { count: stopped.length })
          : t("handing.text", { bags: bags.length, parcels, weight })
      }
      footer={
        stopped.length > 0 ? (
          [...new Set(stopped.map(({ bagCode }) => bagCode))].map((code) => (
            <Button
              key={code}
              isPending={reopening.isPending}
              onClick={() => reopening.run({ bagId: bags.find((bag) => bag.code === code)?.id ?? "" })}
            >
              {t("handing.reopen", { bag: code })}
            </Button>
          ))
        ) : (
          <Button look="primary" type="submit" form="hand-over" isPending={isPending}>
            {t("handing.submit")}
          </Button>
        )
      }
    >
      {stopped.length > 0 ? (
        <ul>
          {stopped.map((line) => (
            <StoppedRow key={line.waybillId} line={line} words={wordsOf(line.refusal)} />
          ))}
        </ul>
      ) : (
        <form
          id="hand-over"
          className="flex flex-col gap-3 py-1"
          onSubmit={(event) => {
            event.preventDefault();
            setProblem(null);
            run({ bagIds: bags.map(({ id }) => id), method, courierName, courierNumber });
          }}
        >
          <FormRefusal text={problem && !inFields.includes(problem.field ?? "") ? problem.text : null} />
          <SelectField
            label={t("handing.method")}
            hint={t(`methodHints.${method}`)}
            error={at("method")}
            value={method}
            onChange={(event) => setMethod(handOverMethods.find((one) => one === event.target.value) ?? method)}
          >
            {handOverMethods.map((one) => (
              <option key={one} value={one}>
                {t(`methods.${one}`)}
              </option>
            ))}
          </SelectField>
          {method === "courier" ? (
            <div className="grid gap-3 sm:grid-cols-2">
              <TextField
                label={t("handing.courierName")}
                error={at("courierName")}
                maxLength={60}
                value={courierName}
                onChange={(event) => setCourierName(event.target.value)}
              />
              <TextField
                label={t("handing.courierNumber")}
                error={at("courierNumber")}
                maxLength={60}
                value={courierNumber}
                onChange={(event) => setCourierNumber(event.target.value)}
              />
            </div>
          ) : null}
          <p className="text-ink-soft text-meta">{t("handing.final")}</p>
        </form>
      )}
    </Dialog>
  );
}
