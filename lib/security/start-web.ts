import "server-only";
import { answerAtTheDoor } from "@/lib/answers/at-the-door";
import { env } from "@/lib/env";
import { logError } from "@/lib/log";
import { hidesStaffPage } from "@/lib/staff/hidden-pages";
import { installFrontDoor } from "./front-door";

/** What the web process needs before its first answer. */
export function startWeb(): void {
  // next-auth reads its own address from the environment and would believe the Host header without it.
  process.env.NEXTAUTH_URL = env.APP_URL;
  installFrontDoor(answerAtTheDoor, hidesStaffPage);
  // Last resort: the log says it. One request's mistake must not end everybody else's.
  process.on("unhandledRejection", (error) => logError("process.unhandled-rejection", error));
  process.on("uncaughtException", (error) => logError("process.uncaught-exception", error));
}
