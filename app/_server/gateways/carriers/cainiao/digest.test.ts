import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLinkDigest, linkDigest } from "./digest.ts";
import { linkForm } from "./send.ts";

describe("the digest of a LINK message", () => {
  it("is that of the published examples", () => {
    expect(linkDigest("hello1234", "key123")).toBe("ufYU7rvXhHY3IDyZgyt6SA==");
    const content = '{"locale":"zh_CN","orderCode":"LP00096553139264","onlyOfficialNode":"true"}';
    expect(linkDigest(content, "key123")).toBe("b5h1NH7YodacCX4pEF7DZw==");
  });

  it("holds for what it was made of and for nothing else", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string(),
        fc.string({ minLength: 1 }),
        (content, secret, more) => {
          const digest = linkDigest(content, secret);
          expect(isLinkDigest(content, secret, digest)).toBe(true);
          expect(isLinkDigest(content + more, `${secret}!`, digest)).toBe(false);
          expect(isLinkDigest(content, secret, digest.slice(1))).toBe(false);
          expect(isLinkDigest(content, secret, "")).toBe(false);
        },
      ),
    );
  });

  it("travels unharmed: what a form decoder reads is what was signed, plus signs included", () => {
    const account = { url: "http://127.0.0.1", providerId: "app+1", secret: "密钥" };
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const content = JSON.stringify({ name: `${text} + & = 李% 😀` });
        const form = new URLSearchParams(linkForm(account, { name: "createOrder", content }));
        expect(form.get("logistics_interface")).toBe(content);
        expect(isLinkDigest(form.get("logistics_interface") ?? "", account.secret, form.get("data_digest") ?? "")).toBe(
          true,
        );
        expect(form.get("logistic_provider_id")).toBe("app+1");
      }),
    );
  });
});
