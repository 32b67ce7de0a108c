import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { NotFoundError } from "@/lib/errors";
import { noteRefusal } from "@/lib/http/refusals";

/** What is not there, or is somebody else's, is the page that does not exist. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    noteRefusal(error, (await headers()).get("x-request-id"));
    notFound();
  }
}
