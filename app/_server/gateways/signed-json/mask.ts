/** The text without the secrets, however the other side may have spelt them when it sent them back. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const secret of secrets) for (const form of spellings(secret)) masked = masked.replaceAll(form, "***");
  return masked;
}

function spellings(secret: string): readonly string[] {
  if (secret === "") return [];
  const html = secret.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams({ s: secret }).toString().slice(2),
    html,
    Buffer.from(secret, "utf8").toString("base64"),
    Buffer.from(secret, "utf8").toString("hex"),
  ];
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}
