import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { wallClock } from "@/lib/clock";
import { NotFoundError } from "@/lib/errors";
import { route } from "@/lib/http/route";

type Params = { nextauth: string[] };

/** Of next-auth's doors these three; the others serve providers, and there are none. */
const doors = new Set(["GET session", "GET csrf", "POST signout"]);

const handler = route<Params>(async (request, { params }) => {
  const { nextauth } = await params;
  if (!doors.has(`${request.method} ${nextauth.join("/")}`)) throw new NotFoundError();
  const answer: Response = await NextAuth(authOptions(wallClock()))(request, { params });
  return answer;
});

export { handler as GET, handler as POST };
