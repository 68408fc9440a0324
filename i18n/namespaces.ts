/** The files of `messages/<locale>/`, one namespace each. A new file is added here; a test compares with the folder. */
export const namespaces = [
  "carriers",
  "dispatch",
  "gateway",
  "identity",
  "inbox",
  "intake",
  "notices",
  "onboarding",
  "orders",
  "papers",
  "people",
  "products",
  "rates",
  "routing",
  "settings",
  "shell",
  "tracking",
  "ui",
  "waybills",
] as const;
export type Namespace = (typeof namespaces)[number];
