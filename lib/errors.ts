import { label, t } from "@/lib/language/t";

/**
 * Outcomes a person can meet and act on. The message is a sentence for them; anything else thrown is a bug and
 * reaches `error.tsx` with a request id.
 */
export class AppError extends Error {
  /** HTTP status where the error leaves through a route handler. */
  readonly status: number;

  constructor(message: string, status: number, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.status = status;
  }
}

/** The input is not acceptable. `fields` names each field and what to do about it. */
export class InvalidInputError extends AppError {
  readonly fields: Readonly<Record<string, string>>;

  constructor(message: string, fields: Readonly<Record<string, string>> = {}) {
    super(message, 400);
    this.fields = fields;
  }
}

/** Nobody is signed in, or the session ended. */
export class SignedOutError extends AppError {
  constructor(message: string = t("Sign in to continue.")) {
    super(message, 401);
  }
}

/** This act needs a fresh proof of identity in this session. */
export class StepUpRequiredError extends AppError {
  constructor() {
    super(t("Confirm that it is you to continue."), 401);
  }
}

/** The member's role does not include this act. Somebody else's object is never this: it is not found. */
export class ForbiddenError extends AppError {
  constructor(
    message: string = t("Your role in this workspace does not allow this. Its owner can change that."),
  ) {
    super(message, 403);
  }
}

/** The account is under guard: its person said "This was not me", and has not lifted it yet. */
export class GuardedError extends AppError {
  constructor() {
    super(
      t("Your account is under guard since you said: this was not me. Lift the guard under Security first."),
      403,
    );
  }
}

const notFound = {
  Account: label("Account not found."),
  Chart: label("Chart not found."),
  Cover: label("Cover not found."),
  "Deletion request": label("Deletion request not found."),
  Export: label("Export not found."),
  Import: label("Import not found."),
  Invitation: label("Invitation not found."),
  Job: label("This job is done, runs at the moment, or has not failed."),
  Member: label("Member not found."),
  Note: label("Note not found."),
  Page: label("Page not found."),
  Passkey: label("Passkey not found."),
  Platform: label("Platform not found."),
  Post: label("Post not found."),
  Session: label("Session not found."),
  Table: label("Table not found."),
  Workspace: label("Workspace not found."),
} as const;

/** There is none, or it is somebody else's: the two look the same. */
export class NotFoundError extends AppError {
  constructor(what: keyof typeof notFound = "Page") {
    super(t(notFound[what]), 404);
  }
}

/** The act does not fit the state things are in. */
export class ConflictError extends AppError {
  constructor(message: string) {
    super(message, 409);
  }
}

/** Asked too often. */
export class TooManyRequestsError extends AppError {
  readonly retryAt: Date;

  constructor(retryAt: Date, message: string = t("Too many tries. Wait a little, then try again.")) {
    super(message, 429);
    this.retryAt = retryAt;
  }
}

/** Something outside is not answering; nothing was lost. */
export class UnavailableError extends AppError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 503, options);
  }
}
