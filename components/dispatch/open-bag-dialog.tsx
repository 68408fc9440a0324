"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { BagKind } from "#lib/dispatch/hand-over";
import { handOverMethods } from "#lib/dispatch/hand-over-kinds";
import { SelectField } from "@/components/form/field";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { OpenBag } from "./hand-over-desk.tsx";

type OpenBagDialogProps = {
  readonly carriers: readonly { readonly code: string; readonly name: string }[];
  /** Warehouses that carriers named for parcels that wait. */
  readonly warehouses: readonly string[];
  readonly environment: BagKind["environment"];
  readonly openBag: OpenBag;
  readonly onOpened: (id: string) => void;
  readonly onClose: () => void;
};

/** A bag before its first parcel: for which carrier, which way, which warehouse. */
export function OpenBagDialog({ carriers, warehouses, environment, openBag, onOpened, onClose }: OpenBagDialogProps) {
  const t = useTranslations("handover");
  const [carrierCode, setCarrierCode] = useState(carriers[0]?.code ?? "");
  const [method, setMethod] = useState<BagKind["method"]>("pickup");
  const [warehouse, setWarehouse] = useState("");
  const { run, isPending } = useAction(openBag, {
    t,
    onDone: ({ id }) => {
      onClose();
      onOpened(id);
    },
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t("open.title")}
      text={t("open.text")}
      footer={
        <Button look="primary" type="submit" form="open-bag" isPending={isPending}>
          {t("open.submit")}
        </Button>
      }
    >
      <form
        id="open-bag"
        className="flex flex-col gap-3 py-1"
        onSubmit={(event) => {
          event.preventDefault();
          run({ carrierCode, environment, method, warehouse, typed: null });
        }}
      >
        <SelectField
          label={t("open.carrier")}
          value={carrierCode}
          onChange={(event) => setCarrierCode(event.target.value)}
        >
          {carriers.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("open.method")}
          hint={t(`methodHints.${method}`)}
          value={method}
          onChange={(event) => setMethod(handOverMethods.find((one) => one === event.target.value) ?? method)}
        >
          {handOverMethods.map((one) => (
            <option key={one} value={one}>
              {t(`methods.${one}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("open.warehouse")}
          hint={t("open.warehouseHint")}
          value={warehouse}
          onChange={(event) => setWarehouse(event.target.value)}
        >
          <option value="">{t("open.any")}</option>
          {warehouses.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </SelectField>
      </form>
    </Dialog>
  );
}
