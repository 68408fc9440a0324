import type { VocabularyTable } from "../vocabulary-table.ts";

/** AfterShip: tag and numbered subtag. */
export const aftership: VocabularyTable = [
  ["created", "preadvice", "Pending_001 InfoReceived_001"],
  ["pickup", "picked_up", "InTransit_002"],
  ["pickup", "failed", "Exception_008", { raises: "pickup_failed" }],
  ["linehaul", "transit", "InTransit_001"],
  ["linehaul", "arrived", "InTransit_003"],
  ["linehaul", "departed", "InTransit_007"],
  ["import", "arrived_country", "InTransit_004", { reads: "present" }],
  ["import", "cleared", "InTransit_005"],
  ["import", "in_customs", "InTransit_006", { reads: "declared" }],
  ["import", "held", "Exception_004 Exception_018", { raises: "customs_hold" }],
  ["import", "held", "Exception_006", { raises: "payment_due" }],
  ["delivery", "relabel", "InTransit_009"],
  ["delivery", "out_for_delivery", "OutForDelivery_001 OutForDelivery_003 OutForDelivery_004"],
  ["delivery", "ready_for_pickup", "AvailableForPickup_001"],
  ["delivery", "attempt_failed", "AttemptFail_001 AttemptFail_002 AttemptFail_003", { raises: "delivery_failed" }],
  ["delivery", "address", "Exception_002 Exception_007", { raises: "bad_address" }],
  ["delivery", "refused", "Exception_003", { raises: "refused" }],
  ["done", "delivered", "Delivered_001 Delivered_003 Delivered_004 Delivered_005"],
  ["done", "collected", "Delivered_002"],
  ["return", "returning", "Exception_010", { raises: "returned" }],
  ["return", "returned_done", "Exception_011", { raises: "returned" }],
  ["unknown", "resolved", "InTransit_008"],
  ["unknown", "exception", "Exception_001", { raises: "other" }],
  ["unknown", "delayed", "Exception_005 Exception_016 Exception_017", { raises: "stalled" }],
  ["unknown", "rejected", "Exception_009", { raises: "warehouse_rejected" }],
  ["unknown", "damaged", "Exception_012", { raises: "damaged" }],
  ["unknown", "lost", "Exception_013", { raises: "lost" }],
  ["unknown", "stalled", "Expired_001", { raises: "stalled" }],
];

/** 17TRACK: main and sub status. */
export const seventeenTrack: VocabularyTable = [
  ["created", "preadvice", "NotFound_Other InfoReceived"],
  ["pickup", "picked_up", "InTransit_PickedUp"],
  ["linehaul", "transit", "InTransit_Other"],
  ["linehaul", "departed", "InTransit_Departure"],
  ["linehaul", "arrived", "InTransit_Arrival"],
  ["import", "in_customs", "InTransit_CustomsProcessing", { reads: "declared" }],
  ["import", "cleared", "InTransit_CustomsReleased"],
  [
    "import",
    "held",
    `
    InTransit_CustomsRequiringInformation DeliveryFailure_Security Exception_Security
  `,
    { raises: "customs_hold" },
  ],
  ["delivery", "ready_for_pickup", "AvailableForPickup_Other"],
  ["delivery", "out_for_delivery", "OutForDelivery_Other"],
  [
    "delivery",
    "attempt_failed",
    `
    DeliveryFailure_Other DeliveryFailure_NoBody Exception_NoBody
  `,
    { raises: "delivery_failed" },
  ],
  ["delivery", "refused", "DeliveryFailure_Rejected Exception_Rejected", { raises: "refused" }],
  ["delivery", "address", "DeliveryFailure_InvalidAddress", { raises: "bad_address" }],
  ["done", "delivered", "Delivered_Other"],
  ["return", "returning", "Exception_Returning", { raises: "returned" }],
  ["return", "returned_done", "Exception_Returned", { raises: "returned" }],
  ["return", "destroyed", "Exception_Destroyed", { raises: "destroyed" }],
  ["closed", "cancelled", "Exception_Cancel", { raises: "cancelled" }],
  ["unknown", "invalid_number", "NotFound_InvalidCode", { raises: "other" }],
  ["unknown", "stalled", "Expired_Other", { raises: "stalled" }],
  ["unknown", "exception", "Exception_Other", { raises: "other" }],
  ["unknown", "damaged", "Exception_Damage", { raises: "damaged" }],
  ["unknown", "delayed", "Exception_Delayed", { raises: "stalled" }],
  ["unknown", "lost", "Exception_Lost", { raises: "lost" }],
];

/** TrackingMore: status and substatus. */
export const trackingMore: VocabularyTable = [
  ["created", "preadvice", "pending notfound001"],
  ["linehaul", "transit", "transit001"],
  ["linehaul", "arrived", "transit002 transit003"],
  ["import", "arrived_country", "transit004", { reads: "present" }],
  ["import", "cleared", "transit005"],
  ["import", "held", "exception006", { raises: "customs_hold" }],
  ["delivery", "out_for_delivery", "pickup"],
  ["delivery", "attempt_failed", "undelivered", { raises: "delivery_failed" }],
  ["delivery", "ready_for_pickup", "exception004", { raises: "delivery_failed" }],
  ["delivery", "refused", "exception009", { raises: "refused" }],
  ["done", "delivered", "delivered001 delivered003 delivered004"],
  ["done", "collected", "delivered002"],
  ["return", "returned_done", "exception010", { raises: "returned" }],
  ["return", "returning", "exception011", { raises: "returned" }],
  ["closed", "cancelled", "exception008", { raises: "cancelled" }],
  ["unknown", "not_found", "notfound002"],
  ["unknown", "exception", "exception005", { raises: "other" }],
  ["unknown", "lost", "exception007", { raises: "lost" }],
  ["unknown", "stalled", "expired", { raises: "stalled" }],
];
