/** What customs, airlines and solutions distinguish; a battery's kind follows the packing instructions PI 965 to 970. */
export const cargoKinds = [
  "general",
  "built_in_battery",
  "battery_packed_with",
  "pure_battery",
  "liquid",
  "powder",
  "cosmetics",
  "magnetic",
] as const;
export type CargoKind = (typeof cargoKinds)[number];

export function isCargoKind(text: string): text is CargoKind {
  return (cargoKinds as readonly string[]).includes(text);
}
