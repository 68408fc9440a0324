/** Lanes over the waiting orders: 待打单, 需处理. 待交接 and 待声明 are lists of their own. */
export const lanes = ["ready", "repair"] as const;
export type Lane = (typeof lanes)[number];

export const dailySorts = ["deadline", "country", "weight", "price"] as const;
export type DailySort = (typeof dailySorts)[number];

/** Of what something changed that waiting orders are judged by. */
export const judgeMarkKinds = ["order", "product", "line", "buyer"] as const;
export type JudgeMarkKind = (typeof judgeMarkKinds)[number];
