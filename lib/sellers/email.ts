/** The form under which an address is unique and looked up: NFKC, trimmed, lower case. */
export function emailKey(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}
