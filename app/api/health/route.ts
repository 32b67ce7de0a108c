import { route } from "@/lib/http/route";

/** The process is up. Says nothing about what it needs: that is /api/ready. */
export const GET = route(() => Response.json({ status: "up" }));
