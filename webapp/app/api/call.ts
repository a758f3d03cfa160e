/** What the server says when it says no (RFC 9457), or what the network did instead of answering (`status` 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly title: string,
    readonly detail: string,
    private readonly why?: string,
    /** Which field it is about, where it is one of a form's. */
    readonly field?: string,
    /** Which word of that field, from 1. */
    readonly word?: number,
  ) {
    super(detail || title || `status ${status}`);
  }

  /** The problem's last word: `needs-sign-in` of `https://…/needs-sign-in`; or why, where the server says it more exactly. */
  get kind(): string {
    return this.why ?? this.type.split(/[/:#]/).pop() ?? "";
  }

  /** Whether the same call may succeed a little later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
  /** Lets the call outlive the page: the last word of somebody who leaves must arrive. */
  keepalive?: boolean;
  signal?: AbortSignal;
}

/**
 * One call to our own origin; the browser says so with `Origin`, by which the server tells our pages' changes from forged
 * ones. Anything but a 2xx is thrown as a {@link Problem}.
 */
export async function send(method: string, path: string, options: CallOptions = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json, application/problem+json", ...options.headers };
  let body: string | undefined;
  if (typeof options.body === "string") {
    body = options.body;
  } else if (options.body !== undefined) {
    body = JSON.stringify(options.body);
    headers["Content-Type"] = "application/json";
  }
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      headers,
      body,
      keepalive: options.keepalive ?? false,
      signal: options.signal ?? null,
      credentials: "same-origin",
      cache: "no-store",
    });
  } catch (broken) {
    throw new Problem(0, "", "", broken instanceof Error ? broken.message : String(broken));
  }
  if (!answer.ok) throw await problemOf(answer);
  return answer;
}

/** The same, for an answer that is JSON. */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  return await (await send(method, path, options)).json() as T;
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    const said = await answer.json();
    return new Problem(
      answer.status,
      String(said.type ?? ""),
      String(said.title ?? answer.statusText),
      String(said.detail ?? ""),
      said.why,
      said.field,
      said.word,
    );
  } catch {
    return new Problem(answer.status, "", answer.statusText, "");
  }
}
