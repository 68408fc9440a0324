/** 官方七大类. The grouping of codes into families is an inference from their names. */
export const solutionFamilies = [
  "standard",
  "premium",
  "saver",
  "super_economy",
  "special_goods",
  "heavy",
  "expedited",
] as const;
export type SolutionFamily = (typeof solutionFamilies)[number];
