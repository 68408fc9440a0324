"use client";

import { useTranslations } from "next-intl";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { toast } from "@/components/ui/toast";

export type TaxIdRow = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerName: string;
  readonly country: string;
  readonly kind: string;
  readonly isRequired: boolean;
  /** A number found in the order itself. */
  readonly proposal: string | null;
  /** The text to the buyer, in its language. */
  readonly question: string;
};

export type AcceptDoor = ServerAction<unknown, { readonly saved: number }>;

type TaxIdListProps = { readonly rows: readonly TaxIdRow[]; readonly accept: AcceptDoor | null };

const head = "border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5 align-top";
const nothing: AcceptDoor = async () => ({ ok: false, refusal: { code: "not_allowed" } });

/** Orders that still need their recipient's number, with what was found and a text to ask for it. */
export function TaxIdList({ rows, accept }: TaxIdListProps) {
  const t = useTranslations("orders");
  const { run, isPending } = useAction(accept ?? nothing, {
    t,
    onDone: ({ saved }) => toast.success(t("taxIds.saved", { count: saved })),
  });
  const found = rows.filter((row) => row.proposal !== null).map((row) => row.orderId);
  return (
    <div className="relative overflow-x-auto">
      {accept && found.length > 1 ? (
        <div className="px-4 py-2 md:px-6">
          <Button isPending={isPending} onClick={() => run({ orderIds: found })}>
            {t("taxIds.acceptAll", { count: found.length })}
          </Button>
        </div>
      ) : null}
      <table className="w-full border-separate border-spacing-0 bg-surface">
        <thead>
          <tr>
            {(["order", "country", "buyer", "kind", "proposal"] as const).map((name) => (
              <th key={name} scope="col" className={`${head} first:md:pl-6`}>
                {t(`taxIds.columns.${name}`)}
              </th>
            ))}
            <th scope="col" className={head}>
              <span className="sr-only">{t("taxIds.ask")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.orderId} className="hover:bg-hover">
              <th scope="row" className={`${cell} text-left font-normal tabular-nums md:pl-6`}>
                <CopyButton text={row.orderNumber}>{row.orderNumber}</CopyButton>
              </th>
              <td className={`${cell} whitespace-nowrap`}>{row.country}</td>
              <td className={cell}>
                <bdi>{row.buyerName}</bdi>
              </td>
              <td className={`${cell} ${row.isRequired ? "text-soon" : "text-ink-soft"}`}>{row.kind}</td>
              <td className={`${cell} whitespace-nowrap tabular-nums`}>
                {row.proposal === null ? (
                  "—"
                ) : (
                  <span className="inline-flex items-center gap-2">
                    {row.proposal}
                    {accept ? (
                      <Button size="small" disabled={isPending} onClick={() => run({ orderIds: [row.orderId] })}>
                        {t("taxIds.accept")}
                      </Button>
                    ) : null}
                  </span>
                )}
              </td>
              <td className={`${cell} whitespace-nowrap text-right`}>
                <CopyButton text={row.question}>{t("taxIds.ask")}</CopyButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
