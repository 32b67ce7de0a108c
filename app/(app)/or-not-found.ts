import { notFound } from "next/navigation";
import { NotFoundError } from "@/lib/errors";

/** What is not there, or is somebody else's, is the page that does not exist. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}
