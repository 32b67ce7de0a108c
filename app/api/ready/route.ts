import { assertReady } from "@/lib/http/readiness";
import { route } from "@/lib/http/route";

/** 200 when this process can serve; else 503 and which part is missing. */
export const GET = route(async () => {
  await assertReady();
  return Response.json({ status: "ready" });
});
