import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { waybillStates } from "#lib/dispatch/states";
import { orderStates } from "#lib/orders/states";
import type { platformStatuses } from "#lib/orders/status";
import { foldTracking } from "./fold.ts";
import { sequence } from "./histories.test-data.ts";
import { maySendAgain, type SendAgainFacts } from "./send-again.ts";
import { codesOf, type VocabularyName } from "./vocabulary.ts";

const away = "PU_PICKUP_SUCCESS CC_EX_SUCCESS LH_DEPART LH_ARRIVE";
const cainiao = (codes: string) => foldTracking(null, codes === "" ? [] : sequence("cainiao", codes));
const other = (vocabulary: VocabularyName, codes: string) => foldTracking(null, sequence(vocabulary, codes));
const ordinary = { waybillState: "booked", hasNumber: true, orderState: "labelled", platformStatus: "waiting_receipt" };
const facts = (state: SendAgainFacts["state"], more: Partial<SendAgainFacts> = {}) =>
  ({ ...ordinary, isSentAgain: false, hasOther: false, state, ...more }) as SendAgainFacts;
const say = (state: SendAgainFacts["state"], more: Partial<SendAgainFacts> = {}) => {
  const verdict = maySendAgain(facts(state, more));
  return verdict.ok ? verdict.cause : verdict.why;
};

describe("which parcels may be sent again", () => {
  it.each([
    ["back with the sender", cainiao(`${away} GTMS_SIGN_FAILURE RT_INBOUND RT_SIGNIN_SUCCESS`), "returned"],
    ["on its way back", cainiao(`${away} GTMS_SIGN_FAILURE RT_INBOUND`), "returning"],
    ["returned after it was delivered", cainiao(`${away} GTMS_SIGNED RT_INBOUND`), "returning"],
    ["destroyed abroad", cainiao(`${away} GTMS_SIGN_FAILURE RT_INBOUND RT_DESTROY`), "destroyed"],
    ["turned away by the warehouse", cainiao("PU_PICKUP_SUCCESS SC_INBOUND_FAILURE"), "warehouse_rejected"],
    ["lost", other("ups-status-code", "068"), "lost"],
    ["seized by customs", other("ups-status-code", "147"), "seized"],
    ["cancelled by the carrier", cainiao("GWMS_CANCEL"), "ended"],
  ])("%s: yes", (_, state, cause) => expect(say(state)).toBe(cause));

  it.each([
    ["nothing heard", cainiao(""), "on_the_way"],
    ["on its way", cainiao(away), "on_the_way"],
    ["delivered", cainiao(`${away} GTMS_SIGNED`), "delivered"],
    ["refused at the door", other("dhl-express", "RD"), "refused"],
    ["a wrong address", cainiao(`${away} GTMS_STA_WAIT_CUST_CHANGE_ADDRESS`), "undelivered"],
    ["a failed delivery", cainiao(`${away} GTMS_DEL_FAILURE`), "undelivered"],
    ["a mere exception at the warehouse", cainiao("GWMS_EXCEPTION"), "on_the_way"],
    ["being looked for", other("ups-status-code", "129"), "searched"],
    ["closed without a word how", other("dhl-express", "CS"), "unclear_end"],
    ["found again", other("ups-status-code", "068 011+24"), "delivered"],
    ["not watched", null, "on_the_way"],
  ])("%s: no", (_, state, why) => expect(say(state)).toBe(why));

  const back = cainiao(`${away} GTMS_SIGN_FAILURE RT_INBOUND`);
  it.each([
    ["sent again before", { isSentAgain: true }, "sent_again"],
    ["cancelled here", { waybillState: "cancelled" }, "not_booked"],
    ["being cancelled", { waybillState: "cancelling" }, "not_booked"],
    ["without a number", { hasNumber: false }, "not_booked"],
    ["called off", { platformStatus: "closed" }, "order_called_off"],
    ["being called off", { platformStatus: "cancelling" }, "order_called_off"],
    ["another parcel lives", { hasOther: true }, "other_parcel"],
    ["waiting already", { orderState: "waiting" }, "order_waits"],
    ["being dispatched", { orderState: "dispatching" }, "order_waits"],
  ] as const)("back, but %s: no", (_, more, why) => expect(say(back, more)).toBe(why));

  it("knows what goes with it: a bad address, an open dispute, and whether the goods left", () => {
    const address = cainiao(`${away} GTMS_STA_WAIT_CUST_CHANGE_ADDRESS RT_INBOUND`);
    expect(maySendAgain(facts(address, { platformStatus: "in_dispute" }))).toEqual({
      ...{ ok: true, cause: "returning", isAddressAtFault: true, hasLeft: true, isDisputed: true },
    });
    const home = maySendAgain(facts(cainiao("PU_PICKUP_SUCCESS SC_INBOUND_FAILURE")));
    expect(home).toMatchObject({ ok: true, isAddressAtFault: false, hasLeft: false, isDisputed: false });
  });

  it("never while the last word is that it moves or was delivered, whatever came before", () => {
    const words = codesOf("cainiao").map(([code]) => code);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { maxLength: 8 }),
        fc.constantFrom(...orderStates),
        (codes, orderState) => {
          const state = cainiao(codes.join(" "));
          const verdict = maySendAgain(facts(state, { orderState }));
          if (!verdict.ok) return;
          expect(["return", "closed"].includes(state.stage) || state.open.length > 0).toBe(true);
          expect(state.stage).not.toBe("done");
          expect(["waiting", "merged", "dispatching"]).not.toContain(orderState);
        },
      ),
    );
    for (const waybillState of waybillStates)
      if (waybillState !== "booked") expect(say(back, { waybillState })).toBe("not_booked");
    for (const platformStatus of ["closed", "cancelling", "frozen"] satisfies (typeof platformStatuses)[number][])
      expect(say(back, { platformStatus })).toBe("order_called_off");
  });
});
