import "server-only";
import { readSessionCookie } from "@/lib/auth/read-session-cookie";
import { wallClock } from "@/lib/clock";
import { NotFoundError } from "@/lib/errors";
import { noteRefusal } from "@/lib/http/refusals";
import { logError } from "@/lib/log";
import { mayOpen } from "./permissions";
import { arrive } from "./visit";

/**
 * Whether to whoever asks there is no page at an address of the staff pages. They ask themselves once more before they
 * show anything: this makes what is refused look like what is missing, which a page that is there cannot.
 * @param url as it stands in the request's first line
 * @returns null for every other address, which has to wait for nothing
 */
export function hidesStaffPage(url: string, cookie: string | undefined): Promise<boolean> | null {
  // Most addresses, at a glance: in these characters it stands as it is, or not at all.
  if (/^[\w/?=&:-]*$/.test(url) && !url.includes("admin")) return null;
  const path = pathOf(url);
  return /^\/admin(\/|$)/.test(path) ? isHidden(path, readSessionCookie(cookie ?? null)) : null;
}

async function isHidden(path: string, token: string): Promise<boolean> {
  if (token && (await mayEnter(path, token))) return false;
  noteRefusal(new NotFoundError("Page"), null);
  return true;
}

/** Not while nobody can tell who asks. */
async function mayEnter(path: string, token: string): Promise<boolean> {
  try {
    const arrival = await arrive(token, wallClock());
    return arrival !== null && mayOpen(arrival.role, path);
  } catch (error) {
    logError("staff.arrival-failed", error);
    return false;
  }
}

/** As the framework takes it: without dots, the data of a page as that page, and each letter however it is written. */
function pathOf(url: string): string {
  const base = "http://localhost";
  const path = URL.canParse(url, base) ? new URL(url, base).pathname : url;
  return decoded(path).replace(/^\/_next\/data\/[^/]+(\/.*)\.json$/, "$1");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
