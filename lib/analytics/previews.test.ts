import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { accounts, connections, users } from "@/db/schema";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { startLocalServer } from "@/lib/testing/local-server";
import { createPost } from "@/lib/testing/readings";
import { getCover, imageType } from "./get-cover";
import { canPreview, getPreviews } from "./previews";

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 0, 0, 1]);
const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const webp = Buffer.concat([Buffer.from("RIFF"), Buffer.from([1, 0, 0, 0]), Buffer.from("WEBPVP8 ")]);

let platformServer: Awaited<ReturnType<typeof startLocalServer>>;
/** What the platform answers next. */
let answer: {
  status: number;
  titles: Record<string, string>;
  coverPath: string;
  coverOrigin?: string;
  cover: Buffer;
};

beforeEach(async () => {
  answer = { status: 200, titles: {}, coverPath: "/cover.jpg", cover: jpeg };
  platformServer = await startLocalServer((request, response) => {
    if (request.path === "/moved.jpg") return response.writeHead(302, { location: "/cover.jpg" }).end();
    if (request.path.endsWith(".jpg")) {
      // The host may call it what it likes.
      return response.writeHead(200, { "content-type": "text/html" }).end(answer.cover);
    }
    const ids = new URL(request.path, platformServer.origin).searchParams.getAll("id");
    const items = ids
      .filter((id) => answer.titles[id])
      .map((id) => ({
        id,
        status: { privacyStatus: "public" },
        snippet: {
          title: answer.titles[id],
          thumbnails: {
            medium: {
              url: `${answer.coverOrigin ?? platformServer.origin}${answer.coverPath}`,
              width: 320,
              height: 180,
            },
          },
        },
      }));
    const body =
      answer.status === 200
        ? { kind: "youtube#videoListResponse", items }
        : { error: { code: answer.status } };
    response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  vi.stubEnv("GOOGLE_CLIENT_ID", "client");
  vi.stubEnv("GOOGLE_CLIENT_SECRET", "secret");
  vi.stubEnv("GOOGLE_API_URL", `${platformServer.origin}/`);
  vi.stubEnv("GOOGLE_TOKEN_URL", `${platformServer.origin}/token`);
});
afterEach(() => platformServer.close());
afterAll(() => clients().close());

const asked = () => platformServer.received.filter(({ path }) => path.includes("/videos"));

async function withPosts(
  count: number,
): Promise<{ ctx: PersonContext; account: MadeAccount; ids: string[] }> {
  const { ctx } = await createPerson();
  const account = await createAccount(ctx);
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    answer.titles[`video-${index}`] = `Title ${index}`;
    ids.push(
      await createPost(ctx, account, {
        publishedAt: ctx.now,
        externalId: `video-${index}`,
        readings: [{ at: ctx.now, counts: { views: 1n } }],
      }),
    );
  }
  return { ctx, account, ids };
}

describe("titles and covers", () => {
  test("come from the platform when looked at, and from memory a moment later", async () => {
    const { ctx, ids } = await withPosts(2);
    const first = await getPreviews(ctx, ids);
    expect(ids.map((id) => first.get(id))).toEqual([
      { title: "Title 0", coverUrl: `${platformServer.origin}/cover.jpg` },
      { title: "Title 1", coverUrl: `${platformServer.origin}/cover.jpg` },
    ]);
    answer.titles["video-0"] = "Changed";
    expect((await getPreviews(ctx, ids)).get(ids[0] ?? "")?.title).toBe("Title 0");
    expect(asked()).toHaveLength(1);
  });

  test("are asked for fifty at a time", async () => {
    const { ctx, ids } = await withPosts(51);
    expect((await getPreviews(ctx, ids)).size).toBe(51);
    expect(asked()).toHaveLength(2);
  });

  test("are not fetched for who switched them off", async () => {
    const { ctx, ids } = await withPosts(1);
    await inWorkspace(ctx, (tx) =>
      tx.update(users).set({ showCovers: false }).where(eq(users.id, ctx.actor.userId)),
    );
    expect(await getPreviews(ctx, ids)).toEqual(new Map());
    expect(await canPreview(ctx, ids[0] ?? "")).toBe(false);
    expect(asked()).toHaveLength(0);
  });

  test("are known to be on their way without asking anybody", async () => {
    const { ctx, ids } = await withPosts(1);
    expect(await canPreview(ctx, ids[0] ?? "")).toBe(true);
    expect(asked()).toHaveLength(0);
  });

  test("are not fetched while the account is paused or its connection does not work", async () => {
    const { ctx, account, ids } = await withPosts(1);
    await inWorkspace(ctx, (tx) =>
      tx.update(accounts).set({ pausedAt: ctx.now }).where(eq(accounts.id, account.id)),
    );
    expect(await getPreviews(ctx, ids)).toEqual(new Map());
    await inWorkspace(ctx, async (tx) => {
      await tx.update(accounts).set({ pausedAt: null }).where(eq(accounts.id, account.id));
      await tx
        .update(connections)
        .set({ state: "needs-reconnect" })
        .where(eq(connections.accountId, account.id));
    });
    expect(await getPreviews(ctx, ids)).toEqual(new Map());
    expect(asked()).toHaveLength(0);
  });

  test("that a failing platform does not give leave the posts without a title, and it in peace", async () => {
    const { ctx, ids } = await withPosts(1);
    answer.status = 400;
    expect([...(await getPreviews(ctx, ids)).values()]).toEqual([{ title: null, coverUrl: null }]);
    const before = asked().length;
    await getPreviews(ctx, ids);
    expect(asked()).toHaveLength(before);
  });

  test("of another workspace stay there", async () => {
    const { ctx: owner, ids } = await withPosts(1);
    await getPreviews(owner, ids);
    const { ctx } = await createPerson();
    expect(await getPreviews(ctx, ids)).toEqual(new Map());
    expect(await getPreviews({ ...ctx, workspaceId: owner.workspaceId }, ids)).toEqual(new Map());
    await expect(getPreviews(at(owner, { role: "billing" }), ids)).rejects.toThrow("Your role");
  });
});

describe("a cover", () => {
  const firstCover = async () => {
    const { ctx, ids } = await withPosts(1);
    return getCover(ctx, { postId: ids[0] ?? "" });
  };

  test.each([
    ["image/jpeg", jpeg],
    ["image/png", png],
    ["image/webp", webp],
  ])("is handed on as it is, as %s by its own bytes", async (type, bytes) => {
    answer.cover = bytes;
    const cover = await firstCover();
    expect(cover.type).toBe(type);
    expect(Buffer.from(cover.bytes)).toEqual(bytes);
  });

  test.each([
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a drawing that may hold script", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["nothing", Buffer.alloc(0)],
    ["more than 300 kB", Buffer.concat([jpeg, Buffer.alloc(300 * 1024)])],
  ])("that is %s is not found", async (_, bytes) => {
    answer.cover = bytes;
    await expect(firstCover()).rejects.toThrow(NotFoundError);
  });

  test("is not fetched from a host the platform does not name, nor by a redirect", async () => {
    answer.coverOrigin = "http://169.254.169.254";
    await expect(firstCover()).rejects.toThrow(NotFoundError);
    delete answer.coverOrigin;
    answer.coverPath = "/moved.jpg";
    await expect(firstCover()).rejects.toThrow(NotFoundError);
    expect(platformServer.received.map(({ path }) => path)).not.toContain("/cover.jpg");
  });

  test("of another workspace's post is not found", async () => {
    const { ids } = await withPosts(1);
    const { ctx } = await createPerson();
    await expect(getCover(ctx, { postId: ids[0] ?? "" })).rejects.toThrow(NotFoundError);
    await expect(getCover(ctx, { postId: "../../etc/passwd" })).rejects.toThrow(NotFoundError);
  });

  test("is told by its first bytes alone", () => {
    expect(
      [jpeg, png, webp, Buffer.from("GIF89a......"), Buffer.from("RIFF0000WAVE")].map(imageType),
    ).toEqual(["image/jpeg", "image/png", "image/webp", null, null]);
  });
});
