/** AliExpress's four classes of service, lowest first: 经济类, 简易类, 标准类, 快速类. */
export const serviceClasses = ["economy", "simple", "standard", "express"] as const;
export type ServiceClass = (typeof serviceClasses)[number];

/** Negative when `a` is the lower class, 0 when equal, positive when higher. */
export function compareClasses(a: ServiceClass, b: ServiceClass): number {
  return serviceClasses.indexOf(a) - serviceClasses.indexOf(b);
}
