/** 省钱优先、时效优先、稳妥优先. */
export const presetKeys = ["cost", "speed", "safety"] as const;
export type PresetKey = (typeof presetKeys)[number];

/** Of 100: how much each side of a solution counts. Data, so that the weighing can be read and changed in one place. */
export const presetWeights = {
  cost: { price: 100, speed: 0, safety: 0 },
  speed: { price: 20, speed: 70, safety: 10 },
  safety: { price: 20, speed: 20, safety: 60 },
} as const satisfies Record<PresetKey, { readonly price: number; readonly speed: number; readonly safety: number }>;
