import { describe, expect, test } from "vitest";
import { assertSameOrigin, CrossSiteError, isSameOrigin } from "./same-origin";

const app = "https://app.tallyglass.test";

describe("a writing request", () => {
  test.each([
    ["same-origin", null, true],
    ["same-origin", "https://evil.test", true],
    ["same-site", app, false],
    ["cross-site", app, false],
    ["none", app, false],
    ["", app, false],
    [null, app, true],
    [null, `${app}:443`, false],
    [null, "https://evil.test", false],
    [null, "http://app.tallyglass.test", false],
    [null, "https://app.tallyglass.test.evil.test", false],
    [null, "null", false],
    [null, "", false],
    [null, null, false],
  ])("with Sec-Fetch-Site %s and Origin %s: %s", (site, origin, isOurs) => {
    const headers = new Headers();
    if (site !== null) headers.set("sec-fetch-site", site);
    if (origin !== null) headers.set("origin", origin);
    expect(isSameOrigin(headers, app)).toBe(isOurs);
  });

  test("is answered with 403 when it is not ours", () => {
    const refused = () => assertSameOrigin(new Headers(), app);
    expect(refused).toThrow(CrossSiteError);
    expect(refused).toThrow("This request did not come from this site.");
    expect(new CrossSiteError().status).toBe(403);
    expect(() => assertSameOrigin(new Headers({ origin: app }), app)).not.toThrow();
  });
});
