import "server-only";
import { AppError } from "@/lib/errors";
import { t } from "@/lib/language/t";

/** The request is larger than anything that is sent here rightly. */
export class BodyTooLargeError extends AppError {
  constructor() {
    super(t("This request is too large."), 413);
  }
}

/** The bytes of a request as they were sent. What is said or found to be too much is not read to its end. @throws BodyTooLargeError */
export async function readBody(
  request: Pick<Request, "headers" | "body">,
  mostBytes: number,
): Promise<Buffer> {
  if (Number(request.headers.get("content-length")) > mostBytes) throw new BodyTooLargeError();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new BodyTooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
