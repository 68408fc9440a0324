import { Secret, TOTP } from "otpauth";

/** RFC 6238 as every authenticator app takes it: SHA-1, six digits, thirty seconds. */
const kind = { algorithm: "SHA1", digits: 6, period: 30 } as const;
const stepMs = kind.period * 1000;
/** A phone's clock may be half a minute off (RFC 6238, 5.2). */
const stepsBeside = 1;

/** A new secret in base 32: 160 bits, the length of the hash (RFC 4226, 4 R6). */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app reads from the QR code. */
export function totpAddress(secret: string, account: string): string {
  return totpOf(secret, account).toString();
}

/** The time step whose code this is, of those around `now`; null when it is none of theirs. */
export function totpStep(secret: string, digits: string, now: number): number | null {
  const delta = totpOf(secret).validate({ token: digits, timestamp: now, window: stepsBeside });
  return delta === null ? null : Math.floor(now / stepMs) + delta;
}

/** The code that a device shows at a time. */
export function totpCode(secret: string, now: number): string {
  return totpOf(secret).generate({ timestamp: now });
}

function totpOf(secret: string, label = ""): TOTP {
  return new TOTP({ ...kind, issuer: "ALP", label, secret: Secret.fromBase32(secret) });
}
