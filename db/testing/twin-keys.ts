/** What both twins call the same: everything by which a row is found without its id. */
export const sameKeys = {
  waitingOrder: "8170000000000001",
  bookedOrder: "8170000000000002",
  queuedOrder: "8170000000000003",
  platformNumber: "2001001",
  sku: "CUP-01",
  lineKey: "sku:CUP-01",
  lpNumber: "LP00700000000001",
  trackingNumber: "LX700000001CN",
  requestKey: "confirmed-by-one-click",
  paperKey: "labels-of-the-batch",
  fileHash: "hash-of-the-file",
  buyerKey: "emilycarter:US:78745",
  tokenHash: "hash-of-the-token",
  invited: "guest@example.com",
  link: "/orders",
  fieldPath: "licence.uscc",
  round: 1,
  recoveryHash: "hash-of-a-recovery-code",
  /** Only one of them has a match and a tax number under these; the buyer ordered from both. */
  loneLine: "sku:ONLY-ONE-OF-THEM",
  loneBuyer: "johnsmith:US:78701",
} as const;
