import { createHmac } from "node:crypto";
import { environment } from "#server/environment";
import { log } from "#server/log";
import { callOutside } from "./http.ts";

/** The key that sellers' terminals at the sandbox's data exchange sign with. It protects nothing and is valid nowhere else. */
export const sandboxSigningKey = {
  privateKey: `-----BEGIN PRIVATE KEY-----
MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC/aoAdLIgJZa37
//fAxxl4PsIOUUcezrAmM4CdLlvpQqIVWaaSqD3nHzCVEed4jrJXVEj03GnynHRe
IbuQN39bsuwbBdcckfoWiYRQAg409UgiHJbWsyr/I4dpSJD/wdf2TiuDz3PHdcwx
t2318i7taxvs9CWzzPw2i/p2c70JkeLvlWhNviSz6jQZS+IuqoHrubZkwwvzXmjp
Yo7L/oG2BYhNZe5CbLlpig7QNTMNabJgC3cD0nZQmRM2llUxSZkj70BhSx27YmRy
bwas3dOkQXvZDOZUG4NwZlRHmtlsq4iGi2Aeyjt1tUUl0A2oG4RcsQYncH1qhLex
63V2so5TAgMBAAECggEATV/kDKbxEHdhFnH4OJ1irsgTkk0Jhir/alm8Pg08yvQL
57x3CGZoq3Hgpgl4OzPXZFSmLxCf5RmYMmrJUjkUysDvDtdUBnD9mjmZWewSyRZz
Q5Kx6HTBRyQZ+xWBw1icjyw3C8+CWhjEYz5l/RqaHI+E2MoyKVWNiBEaO+J6AhEa
NikGR5Bs0E/WLofTRxysr6LBUodmTeTcWGfe4Q/0fM+cp+FLN6UFzKcAygazEBtz
4gPpLtkBhZadmIWmx48hUH1msothpsO8RDHPyQOIN4YiY6csjdbpp5Vxn7qPcd2h
5YRBgj9llndRJH1cRHbIM5Rz5I0D8/qSYCvWR2DudQKBgQD1SBL0/8xcs0rmG0nZ
IQEb+pIwnRsNrsfmtm63+8HSXt3IwGExD34cGFCqko5/oQ7rm1ZdWN/qtUgw2YmN
ZF1uDXNAA4XDreGdh+FnC1925tSXNDUN0fcGceikDcMrsYDvOF3pkVRtPaDPZ0Zf
1se7nAsFFYEKQEl7wGgUgsTSRQKBgQDHx9deaULZbtydWZfup0IgZ8xc0YoxU699
vxXXlk+Zx1ZtkOTgrJaOfyRg/5ojMp64btSBMKn6jVsRWJGKC0My5Q72NyA65DZL
o9IVrAEgTxCn9ZcuOmV4aeUNP+78Om8Dg+U3/IJJmomEdXPxfiJJSG7tbdOEfdvf
HRuglbKztwKBgA0WiHRsRdJYetGmeR1N5opAp5ZSe8QSJHaKG4RTubbo+vqgUU9V
3UvQfFVtto7W4D3wLv6SJHiYrb51jSJvTZD2xMSQq42SdKx8OKnP8IserA9ZaM9Q
+dZtM5W1akmlkhSxtEknSRL/K9qFTzsD8epv3CKsUBNk9MbWsHcPt0LlAoGBAIeS
rCqbkAvx2bDGLf58brmC9wI+CGO1ALB6zh3BGT+oMJSl8UwukvUcftl8W2NrZJ6Q
R5FsLs2iw5wf2JQvVGjjXKXlfu+4Esh94YFnelQsk4cHeJKcemOeqRu2uT1dghyG
kzTNHLVKM+w5sHa/PBEzIGPrVdDhgCYGoMr3C5A9AoGBAK2RFzmcv2804SYqIKim
FNCxnXC9FQP3w85B214uyLZZfTQftKuKGgHmM8cATJSs16c+7+kQfFuKX/dp3I45
goNsc7hBTxnrUUtrwUQvrXEwsS7sABuMRczsk4MDFIZhm7K/QY2b5EWGcaNtC7hB
WlUfcD+soQ88YTOlZrOnlB+9
-----END PRIVATE KEY-----`,
  certificate: `-----BEGIN CERTIFICATE-----
MIIDPzCCAiegAwIBAgIUObXxRtXDr84VJZBc6KOuZgLtIZIwDQYJKoZIhvcNAQEL
BQAwLjEdMBsGA1UEAwwUQUxQIHNhbmRib3ggdGVybWluYWwxDTALBgNVBAoMBFRl
c3QwIBcNMjYxMTI5MDQzNzQxWhgPMjEyNjExMDUwNDM3NDFaMC4xHTAbBgNVBAMM
FEFMUCBzYW5kYm94IHRlcm1pbmFsMQ0wCwYDVQQKDARUZXN0MIIBIjANBgkqhkiG
9w0BAQEFAAOCAQ8AMIIBCgKCAQEAv2qAHSyICWWt+//3wMcZeD7CDlFHHs6wJjOA
nS5b6UKiFVmmkqg95x8wlRHneI6yV1RI9Nxp8px0XiG7kDd/W7LsGwXXHJH6FomE
UAIONPVIIhyW1rMq/yOHaUiQ/8HX9k4rg89zx3XMMbdt9fIu7Wsb7PQls8z8Nov6
dnO9CZHi75VoTb4ks+o0GUviLqqB67m2ZMML815o6WKOy/6BtgWITWXuQmy5aYoO
0DUzDWmyYAt3A9J2UJkTNpZVMUmZI+9AYUsdu2Jkcm8GrN3TpEF72QzmVBuDcGZU
R5rZbKuIhotgHso7dbVFJdANqBuEXLEGJ3B9aoS3set1drKOUwIDAQABo1MwUTAd
BgNVHQ4EFgQU/KkCYhhDamGgmalAOSEatKE42wYwHwYDVR0jBBgwFoAU/KkCYhhD
amGgmalAOSEatKE42wYwDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOC
AQEAlHk1c751IPw2Q2Lv2z3xN4x5B5OAXqtBPloINp1sIQF669M1jgmnXjrZGoC+
QJWjUjInPYEe+Bghr07fSWfF2qBBKOJZSM7JpMa5e6Bv6HUr9ROchsejSYdh51ha
VnQvU3Y7hjgNPH6CX14o6r98wqFTHF+X5Kce+xE/zzH7pJ0sSeJXLA06O2cDjkoS
OffSP/GtJ1L26DUKwKWRKGAA+vjdZiwuM6E3lUCM4s682LjQzaG6hdR5Lcpr8JVS
J3WfI1sKsl9To6a96ZyBtoBmdGx3PHCqKmMS0HhUPaSd605Qtn8L8nliEf2qUjSh
NxTPUT6URwHVy0RS34i3Y5IsyA==
-----END CERTIFICATE-----`,
};

/** A terminal that the sandbox may be told of. */
export type SandboxTerminal = {
  readonly dxpId: string;
  readonly secret: string;
  readonly copCode: string;
  readonly copName: string;
  readonly certificate: string;
};

/** The secret of a terminal at the sandbox: the same on every start, different for each seller. */
export function sandboxTerminalSecret(owner: string): string {
  return createHmac("sha256", "alp-sandbox-terminal").update(owner).digest("hex").slice(0, 32);
}

/**
 * Tells our own sandbox of a terminal, as the data centre's staff set one up by hand: only where declarations go to the
 * sandbox of this installation.
 */
export async function introduceTerminal(terminal: SandboxTerminal): Promise<"introduced" | "not_ours" | "not_taken"> {
  return tellSandbox("accounts", terminal);
}

/** Tells our own sandbox of a carrier: whose terminal reports its waybills, null for itself. */
export async function introduceCarrier(carrier: {
  readonly logisticsCode: string;
  readonly mandate: string | null;
}): Promise<"introduced" | "not_ours" | "not_taken"> {
  return tellSandbox("carriers", carrier);
}

async function tellSandbox(control: string, facts: object): Promise<"introduced" | "not_ours" | "not_taken"> {
  const { sandboxUrl, dataExchangeUrl } = environment();
  if (sandboxUrl === null || !dataExchangeUrl?.startsWith(`${sandboxUrl}/`)) return "not_ours";
  const reply = await callOutside({
    url: `${sandboxUrl}/_sandbox/customs/${control}`,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(facts),
    timeoutMs: 5_000,
    maxResponseBytes: 64 * 1024,
  });
  if (reply.kind === "answered" && reply.status === 200) return "introduced";
  log().warn({ control, reply: reply.kind }, "the sandbox's customs take no account");
  return "not_taken";
}
