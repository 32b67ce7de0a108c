import "server-only";
import { cookieName } from "./cookies";

/** The token of the session in a request's `Cookie` header; empty without one. The last of that name, as the framework takes it. */
export function readSessionCookie(header: string | null): string {
  const start = `${cookieName("session")}=`;
  return (
    (header ?? "")
      .split(/; */)
      .findLast((pair) => pair.startsWith(start))
      ?.slice(start.length) ?? ""
  );
}
