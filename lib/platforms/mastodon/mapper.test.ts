import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measured } from "@/lib/metrics/value";
import { CredentialAccount, Status, StatusText } from "./api-types";
import { toAccount, toGrant, toPost, toPreview, toReading } from "./mapper";
import { plainText } from "./plain-text";

const host = "files.mastodon.example";
const picture = (change: object = {}) => ({
  type: "image",
  preview_url: `https://${host}/media/small/1.jpeg`,
  description: null,
  ...change,
});
const wire = (change: object = {}) => ({
  id: "103270115826048975",
  created_at: "2026-11-08T03:48:33.901Z",
  visibility: "public",
  reblog: null,
  replies_count: 5,
  reblogs_count: 6,
  favourites_count: 11,
  media_attachments: [],
  content: "<p>Hello</p>",
  spoiler_text: "",
  sensitive: false,
  ...change,
});
const status = (change: object = {}) => Status.parse(wire(change));
const preview = (change: object = {}) => toPreview(StatusText.parse(wire(change)), [host]);

describe("counts", () => {
  test("0 is a count, and one beyond 2^53 keeps its digits", () => {
    const counts = toReading(status({ favourites_count: 0, reblogs_count: 9_007_199_254_740_993n }))?.counts;
    expect(counts).toEqual({
      likes: measured(0n),
      comments: measured(5n),
      shares: measured(9_007_199_254_740_993n),
    });
  });

  test.each(["5", 1.5, -1, null, undefined, true])("%j is no count", (count) => {
    expect(Status.safeParse(wire({ replies_count: count })).success).toBe(false);
    const account = { id: "1", username: "a", followers_count: count, following_count: 1, statuses_count: 1 };
    expect(CredentialAccount.safeParse(account).success).toBe(false);
  });
});

describe("what is public", () => {
  test.each([
    ["public", true],
    ["unlisted", true],
    ["private", false],
    ["direct", false],
    ["for-friends", false],
  ])("%s: %s", (visibility, isPublic) => {
    expect(toPost(status({ visibility })) !== null).toBe(isPublic);
    expect(toReading(status({ visibility })) !== null).toBe(isPublic);
    expect(preview({ visibility }) !== null).toBe(isPublic);
  });

  test("a boost is somebody else's post", () => {
    const boost = { reblog: { id: "2", visibility: "public" } };
    expect([toPost(status(boost)), toReading(status(boost)), preview(boost)]).toEqual([null, null, null]);
  });
});

test.each([
  [[], "other"],
  [["image"], "photo"],
  [["gifv"], "video"],
  [["video"], "video"],
  [["audio"], "other"],
  [["hologram"], "other"],
  [["image", "image"], "carousel"],
  [["image", "audio"], "photo"],
])("attachments %j make a post of the kind %s", (types, kind) => {
  expect(toPost(status({ media_attachments: types.map((type) => picture({ type })) }))?.kind).toBe(kind);
});

describe("a preview", () => {
  test("shows the warning in place of the text", () => {
    expect(preview({ spoiler_text: "Spoilers", content: "<p>It was the butler</p>" })?.title).toBe(
      "Spoilers",
    );
  });

  test("of a picture alone says what it shows, or that there are no words", () => {
    const described = picture({ description: " A red door " });
    expect(preview({ content: "", media_attachments: [described] })?.title).toBe("A red door");
    expect(preview({ content: "<p></p>", media_attachments: [picture()] })?.title).toBe("Post without words");
  });

  test("has a cover from the server's own media host only", () => {
    const coverOf = (change: object) => preview({ media_attachments: [picture(change)] })?.coverUrl;
    expect(coverOf({})).toBe(`https://${host}/media/small/1.jpeg`);
    expect(coverOf({ preview_url: "https://elsewhere.example/1.jpeg" })).toBeNull();
    expect(coverOf({ preview_url: null })).toBeNull();
  });

  test("covers a sensitive picture", () => {
    expect(preview({ sensitive: true, media_attachments: [picture()] })?.coverUrl).toBeNull();
  });

  test("is cut to 100 characters", () => {
    expect(preview({ content: `<p>${"é".repeat(500)}</p>` })?.title).toBe("é".repeat(100));
  });
});

describe("plain text", () => {
  test.each([
    ["<p>One</p><p>Two<br>three<br />four</p>", "One Two three four"],
    [
      "<p>R&amp;D &lt;b&gt; &quot;x&quot; &#39;y&#39; &#x27;z&#x27;&nbsp;&apos;</p>",
      "R&D <b> \"x\" 'y' 'z' '",
    ],
    ["&amp;lt; stays", "&lt; stays"],
    ["&unheardof; &#x110000; &#0;", "&unheardof; &#x110000; \u0000"],
    [
      '<a href="https://a.example/x"><span class="invisible">https://</span><span class="">a.example/x</span></a>',
      "a.example/x",
    ],
    ["", ""],
  ])("of %j is %j", (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  test("never throws, and never holds a whole tag", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (html) => {
        plainText(html);
        expect(plainText(`<p title="${html.replaceAll(/[<>&]/g, "")}">x</p>`)).toBe("x");
      }),
    );
  });
});

test("the account carries its server in its name", () => {
  const account = CredentialAccount.parse({
    id: "1",
    username: "atlas",
    followers_count: 0,
    following_count: 2,
    statuses_count: 3,
  });
  expect(toAccount(account, "mastodon.example")).toEqual({
    externalId: "1@mastodon.example",
    handle: "@atlas",
    counts: { followers: measured(0n), following: measured(2n), posts: measured(3n) },
  });
});

test("a token without a permission has none", () => {
  expect(toGrant({ access_token: "t", scope: "" }).scopes).toEqual([]);
});
