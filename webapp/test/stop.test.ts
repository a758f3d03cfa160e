import { Problem } from "../app/api/call.ts";
import { type StopAnswer, tellStop } from "../app/session/stop.ts";
import { same } from "./assert.ts";

/** A real server on a loopback port. */
async function told(answers: (() => Response)[]): Promise<{ heard: StopAnswer[]; asked: string[] }> {
  const asked: string[] = [];
  const heard: StopAnswer[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, (request) => {
    asked.push(new URL(request.url).pathname);
    return answers[Math.min(asked.length, answers.length) - 1]!();
  });
  const fetched = globalThis.fetch;
  globalThis.fetch = (path, options) => fetched(`http://127.0.0.1:${server.addr.port}${path}`, options);
  try {
    await tellStop("e1", (answer) => heard.push(answer), () => Promise.resolve());
  } finally {
    globalThis.fetch = fetched;
    await server.shutdown();
  }
  return { heard, asked };
}

Deno.test("a stop is told until it is answered", async () => {
  const broken = () => new Response("", { status: 503 });
  const { heard, asked } = await told([broken, broken, () => Response.json({ answer: "done", cutMs: 1.5 })]);
  same(heard.map((one) => one.kind), ["telling", "telling", "telling", "done"]);
  same(asked.length, 3);
  same(asked[0], "/api/evenings/e1/stop");
});

Deno.test("cut but not yet recorded is its own answer", async () => {
  const { heard } = await told([() => Response.json({ answer: "cut-not-recorded" }, { status: 202 })]);
  same(heard.at(-1), { kind: "cut-not-recorded" });
});

Deno.test("a stop that is not mine is told once and said so", async () => {
  const { heard, asked } = await told([() => Response.json({ title: "not yours" }, { status: 403 })]);
  same(heard.at(-1), { kind: "not-yours" });
  same(asked.length, 1);
});

Deno.test("an evening that is over already is stopped", async () => {
  same((await told([() => new Response("", { status: 409 })])).heard.at(-1), { kind: "done" });
});

Deno.test("a problem's kind is the last word of its type", () => {
  same(new Problem(403, "https://souffleur.org/problems/needs-sign-in", "", "").kind, "needs-sign-in");
  same(new Problem(403, "", "", "").kind, "");
});
