/** The 27 member states of the European Union since 2020-02-01, ISO alpha-2. Places with a code of their own are not in. */
export const euMembers = [
  ...["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"],
  ...["IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"],
] as const;
