/**
 * Shows the pages with canned answers, for looking at them while nothing else runs: the evening's id names the state and
 * the role, as in /evenings/live-surrogate. No media: the legs' door never answers.
 *
 *   deno run --allow-net --allow-read webapp/test/preview/preview.ts BUNDLE_DIRECTORY [PORT]
 */
import type { EveningState, EveningView, Role } from "../../app/evening/view.ts";
import { entry, evening } from "../evenings.ts";

const [bundle = "target/preview", port = "8099"] = Deno.args;
const views = new Map<string, EveningView>();
const sockets = new Map<string, Set<WebSocket>>();

function viewOf(id: string): EveningView {
  const [state, role] = [id.slice(0, id.lastIndexOf("-")), id.slice(id.lastIndexOf("-") + 1)];
  if (!views.has(id)) {
    const view = evening(state as EveningState, role === "host" ? undefined : role as Role);
    views.set(id, { ...view, id });
  }
  return views.get(id)!;
}

function change(id: string, with_: Partial<EveningView>): Response {
  views.set(id, { ...viewOf(id), ...with_ });
  for (const socket of sockets.get(id) ?? []) socket.send(JSON.stringify({ type: "view", view: viewOf(id) }));
  return Response.json(viewOf(id));
}

function page(body: string, theme: string): Response {
  return new Response(
    `<!doctype html><html lang="en"${theme && ` data-theme="${theme}"`}><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>souffleur</title>
    <link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/bundle/index.css">
    <script type="module" src="/bundle/index.js"></script><body${theme && ` class="live-page"`}>
    <header class="bar"><a class="mark" href="/"><svg viewBox="2 7 32 22" aria-hidden="true"><path d="M12 25H4a14 14 0 0 1 28 0h-8"/><circle class="light" cx="18" cy="22" r="2.6"/></svg>souffleur</a>
    <nav><a href="/logout">Sign out</a></nav></header>${body}</body></html>`,
    { headers: { "Content-Type": "text/html", "Content-Security-Policy": "style-src 'self'; img-src 'self'" } },
  );
}

async function api(request: Request, path: string): Promise<Response> {
  const [, , , id = "", what = ""] = path.split("/");
  if (path === "/api/evenings") {
    const summary = (state: EveningState, open: boolean) => ({
      id: `${state}-human`,
      state,
      startsAt: "2026-11-23T19:00:00Z",
      endsAt: "2026-11-23T23:00:00Z",
      role: "human",
      seat: "s1",
      with: ["Sam", "Robin"],
      open,
    });
    return Response.json([summary("live", true), summary("at-door", true), summary("ended", false)]);
  }
  if (what === "") return Response.json(viewOf(id));
  if (what === "entry") return Response.json(entry(id, id.slice(id.lastIndexOf("-") + 1) as Role));
  if (what === "legs") return await new Promise(() => {});
  if (what === "stop") return Response.json({ answer: "done", cutMs: 1.4 });
  if (what === "moves") return change(id, { state: (await request.json()).move });
  const { subject } = await request.json();
  const you = viewOf(id).you!;
  const sheet = viewOf(id).sheet.map((row) => {
    if (row.subject !== subject) return row;
    const yes = what === "grants" ? [...row.yes, you] : row.yes.filter((seat) => seat !== you);
    return { ...row, yes, inScope: row.needs.every((seat) => yes.includes(seat)) };
  });
  if (what === "grants" && subject === "embrace") {
    return Response.json({ type: "about:needs-sign-in", title: "Sign in", status: 403, detail: "" }, { status: 403 });
  }
  const answer = change(id, { sheet });
  return what === "grants" ? answer : Response.json({ answer: "done", cutMs: 1.2 });
}

Deno.serve({ port: Number(port), hostname: "127.0.0.1" }, async (request) => {
  const path = new URL(request.url).pathname;
  if (path.endsWith("/socket")) {
    const { socket, response } = Deno.upgradeWebSocket(request);
    const id = path.split("/")[3]!;
    if (!sockets.has(id)) sockets.set(id, new Set());
    socket.onopen = () => sockets.get(id)!.add(socket);
    socket.onclose = () => sockets.get(id)!.delete(socket);
    socket.onmessage = ({ data }) => {
      const { type, t0 } = JSON.parse(data);
      if (type === "ping") socket.send(JSON.stringify({ type: "pong", t0, session: performance.now() }));
    };
    return response;
  }
  if (path.startsWith("/api/")) return await api(request, path);
  if (path.startsWith("/evenings/")) {
    return page(`<div data-page><sf-evening evening="${path.split("/")[2]}"></sf-evening></div>`, "night");
  }
  if (path === "/home") {
    return page(
      `<div data-page><main><p class="lede">Good evening, Alex.</p><h1>Your evenings</h1><sf-home></sf-home></main></div>`,
      "",
    );
  }
  if (path === "/board") return page(`<main><h1>The board</h1><sf-board></sf-board></main>`, "");
  const file = path.startsWith("/bundle/") ? `${bundle}${path.slice(7)}` : `webapp/public${path}`;
  const type = { css: "text/css", js: "text/javascript", svg: "image/svg+xml" }[file.split(".").pop()!];
  try {
    return new Response(await Deno.readFile(file), { headers: type ? { "Content-Type": type } : {} });
  } catch {
    return new Response("not here", { status: 404 });
  }
});
