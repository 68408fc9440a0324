/** What a battery is made of, as an MSDS names it; the limits of post and air differ between ion and metal. */
export const cellTypes = [
  "lithium_ion",
  "lithium_polymer",
  "lithium_metal",
  "nickel_metal_hydride",
  "alkaline",
  "other",
] as const;
export type CellType = (typeof cellTypes)[number];
