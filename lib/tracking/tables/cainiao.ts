import type { VocabularyTable } from "../vocabulary-table.ts";

/**
 * Action codes of Cainiao LINK and of the AliExpress open platform (official action_code list, plus codes seen in live
 * answers that the official list, which ends with "etc.", does not name).
 */
export const cainiao: VocabularyTable = [
  ["created", "declared", "CONSIGN OM_CONSIGN"],
  ["created", "preadvice", "GTMS_ASN CREATE_ORDER_CES"],
  ["created", "accepted", "GWMS_ACCEPT WMS_CONFIRMED"],
  ["created", "rejected", "GWMS_REJECT", { raises: "warehouse_rejected" }],
  ["created", "packing", "GWMS_PICK GWMS_PACKAGE PRE_READY_TO_SHIP"],
  ["created", "exception", "GWMS_EXCEPTION", { raises: "warehouse_rejected" }],
  ["pickup", "outbound", "GWMS_OUTBOUND"],
  ["pickup", "handover", "GWMS_HANDOVER"],
  ["pickup", "picked_up", "PU_PICKUP_SUCCESS PU_SIGN_IN_SUCCESS COMMON_ACCEPT GOT"],
  ["pickup", "failed", "PU_PICKUP_FAILURE PU_SIGN_IN_FAILURE REJECT FAILED", { raises: "pickup_failed" }],
  ["pickup", "warehouse", "CW_SIGN_IN_SUCCESS CW_INBOUND CW_OUTBOUND CW_COMMON_PROCESSING1 SIGNED"],
  [
    "pickup",
    "sorting",
    `
    SC_SIGN_IN_SUCCESS SC_INBOUND_SUCCESS SC_OUTBOUND_SUCCESS SC_TRANS_INBOUND_SUCCESS SC_TRANS_OUTBOUND SC_ARRIVE
    SC_DEPART
  `,
  ],
  ["pickup", "sorting", "SC_SIGN_IN_FAILURE SC_INBOUND_FAILURE", { raises: "warehouse_rejected" }],
  ["pickup", "sorting", "SC_OUTBOUND_FAILURE", { raises: "other" }],
  ["pickup", "domestic", "DEPARTURE ARRIVAL SENT_SCAN"],
  ["export", "declared", "CUS_DECLARE"],
  ["export", "cleared", "CUS_SUCCESS CIQ_SUCCESS CC_EX_SUCCESS"],
  ["export", "held", "CUS_FAILURE CIQ_FAILURE CC_EX_FAILURE", { raises: "customs_hold" }],
  ["export", "in_customs", "CC_EX_START"],
  ["linehaul", "handover", "SC_HO_OUT_SUCCESS LH_HO_IN_SUCCESS LH_POST_COLLECTION"],
  ["linehaul", "handover", "SC_HO_OUT_FAILURE LH_HO_IN_FAILURE", { raises: "other" }],
  ["linehaul", "handover", "LH_HO_AIRLINE", { reads: "leaving" }],
  ["linehaul", "handover", "LH_HO_AIRLINE_FAILURE", { raises: "returned" }],
  ["linehaul", "departed", "LH_DEPART OE_DEPART GTMS_OE_DEPART", { reads: "left" }],
  ["linehaul", "arrived", "LH_ARRIVE LH_LINEHAUL_ARRIVE", { reads: "arrived" }],
  ["linehaul", "arrived", "LH_ARRIVE_FAILURE", { raises: "stalled" }],
  ["linehaul", "handover_out", "LH_HO_OUT_SUCCESS"],
  ["linehaul", "handover_out", "LH_HO_OUT_FAILURE", { raises: "other" }],
  ["linehaul", "other", "LH_OTHER"],
  ["linehaul", "transit", "TRANSIT_PORT_REROUTE_CALLBACK TD_TRANS_ARRIVE TD_TRANS_DEPART COMMON_INTRANSIT"],
  ["linehaul", "transit_customs", "CC_TRANS_START CC_TRANS_SUCCESS"],
  ["linehaul", "transit_customs", "CC_TRANS_FAILURE", { raises: "customs_hold" }],
  ["linehaul", "departed", "COMMON_DEPART"],
  ["import", "tax_due", "CUS_TAX", { raises: "customs_hold" }],
  ["import", "in_customs", "CC_HO_IN_SUCCESS CUSTOMS_ARRIVED_IN_AREA_CALLBACK", { reads: "present" }],
  ["import", "in_customs", "CC_HO_IN_FAILURE", { raises: "customs_hold", reads: "present" }],
  ["import", "in_customs", "CC_IM_START CC_IM_PROCESS", { reads: "declared" }],
  ["import", "cleared", "CC_IM_SUCCESS"],
  ["import", "held", "CC_IM_FAILURE CC_IM_EXCEPTION", { raises: "customs_hold" }],
  ["import", "cleared", "CC_HO_OUT_SUCCESS", { reads: "present" }],
  ["import", "held", "CC_HO_OUT_FAILURE", { raises: "customs_hold", reads: "present" }],
  ["delivery", "transit", "TD_TRANS_ARRIVE_C TD_TRANS_DEPART_C TD_TRANS_ARRIVE_DCP TD_TRANSWH_OUTBOUND"],
  ["delivery", "accepted", "LAST_MILE_HO_SUCCESS GTMS_ACCEPT SL_ACCEPT"],
  ["delivery", "notice", "LAST_MILE_ASN_NOTIFY", { reads: "coarse" }],
  ["delivery", "sorting", "GTMS_SC_ARRIVE GTMS_SC_DEPART"],
  ["delivery", "sorting", "GTMS_SC_ARRIVE_FAILURE", { raises: "other" }],
  ["delivery", "delivery_office", "GTMS_DO_ARRIVE"],
  ["delivery", "out_for_delivery", "GTMS_DO_DEPART GTMS_DELIVERING GTMS_RE_DELIVERING LM_DELIVERY_DEPART"],
  [
    "delivery",
    "attempt_failed",
    `
    GTMS_DEL_FAILURE GTMS_SIGN_FAILURE LM_DELIVERY_FAILURE DELIVERY_FAILED
  `,
    { raises: "delivery_failed" },
  ],
  ["delivery", "relabel", "GTMS_RELABEL"],
  [
    "delivery",
    "ready_for_pickup",
    `
    GTMS_WAIT_SELF_PICK GTMS_STA_SIGNED GTMS_PUDO_INBOUND POSTMAN_POST GSTAHUB_INBOUND GSTA_INBOUND
    GSTA_INFORM_BUYER PUDO_DELIVERY PUDO_INBOUND
  `,
  ],
  [
    "delivery",
    "ready_for_pickup",
    `
    GTMS_STA_SIGN_FAILURE GSTA_SIGN_FAIL STA_SIGN_FAIL GSTAHUB_INBOUND_FAIL GSTA_INBOUND_FAIL GSTA_BUYER_SIGN_FAIL
  `,
    { raises: "delivery_failed" },
  ],
  ["delivery", "node", "GTMS_STATION_IN GTMS_STATION_OUT"],
  ["delivery", "exception", "GTMS_FAILURE", { raises: "delivery_failed" }],
  ["delivery", "other", "GTMS_OTHER GSTA_OTHER"],
  ["delivery", "address", "GTMS_STA_WAIT_CUST_CHANGE_ADDRESS", { raises: "bad_address" }],
  [
    "delivery",
    "address",
    `
    GTMS_STA_CUST_TO_DOOR GTMS_STA_CHANGE GTMS_STA_CN_TO_DOOR GTMS_STA_CN_CHANGE GTMS_STA_CNCP_TO_DOOR
    GTMS_STA_CNCP_CHANGE
  `,
  ],
  ["delivery", "exception", "LM_PARCEL_EXCEPTION EXCEPTION", { raises: "other" }],
  ["done", "delivered", "GTMS_SIGNED LM_SIGN_SUCCESS COMMON_SIGNED SIGN_SUCCESS"],
  ["done", "collected", "GTMS_PUDO_SIGNED GSTA_SIGN STA_SIGN GSTA_BUYER_SIGN PUDO_SIGN_SUCCESS"],
  [
    "return",
    "returning",
    `
    GTMS_PUDO_OVERDUE PUDO_OVERDUE LM_UNREACHABLE_RETURN RT_INBOUND RT_OUTBOUND RT_HO_OUT RT_WH_HO_IN
    RT_WH_HO_IN_FAIL RT_WH_INBOUND RT_WH_INBOUND_FAILURE RT_WH_OUTBOUND RT_WH_HO_OUT RT_TRANSWH_HO_IN
    RT_TRANSWH_INBOUND RT_TRANSWH_OUTBOUND RT_TMS_ACCEPT RT_DO_ARRIVE RT_DO_DEPART
  `,
    { raises: "returned" },
  ],
  ["return", "destroyed", "RT_DESTROY RT_WH_DESTROY", { raises: "destroyed" }],
  ["return", "returned_done", "RT_SIGNIN_SUCCESS RETURNED", { raises: "returned" }],
  ["closed", "cancelled", "GWMS_CANCEL", { raises: "cancelled" }],
];

/** Cainiao's status of a whole parcel: coarse and unstable, used only where no action code is known. */
export const cainiaoParcelStatus: VocabularyTable = [
  ["created", "to_ship", "WAIT_SELLER_SEND_GOODS SELLER_PREPARING", { reads: "coarse" }],
  ["linehaul", "transit", "TRANSIT DELIVERING", { reads: "coarse" }],
  ["import", "in_customs", "CLEAR_CUSTOMS", { reads: "coarse" }],
  ["delivery", "attempt_failed", "FAILED", { raises: "delivery_failed", reads: "coarse" }],
  ["done", "delivered", "SIGN DELIVERED"],
  ["return", "returned_done", "RETURNED", { raises: "returned" }],
];
