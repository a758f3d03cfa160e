/**
 * Shows the pages with canned answers, for looking at them while nothing else runs: the evening's id names the state, a
 * scene where one is wanted, and the role, as in /evenings/live-surrogate and /evenings/live.sign-surrogate. Cues that a
 * console sends come back shown and answered. No media: the legs' door never answers.
 *
 *   deno run --allow-net --allow-read webapp/test/preview/preview.ts BUNDLE_DIRECTORY [PORT]
 */
import { type EveningState, type EveningView, me, type Role } from "../../app/evening/view.ts";
import { entry, evening } from "../evenings.ts";
import { type Beat, EARS, scenes } from "./scenes.ts";

const [bundle = "target/preview", port = "8099"] = Deno.args;
const views = new Map<string, EveningView>();
const sockets = new Map<string, Set<WebSocket>>();
const stopped = new Set<string>();

function viewOf(id: string): EveningView {
  const [state, role] = [id.slice(0, id.lastIndexOf("-")).split(".")[0], id.slice(id.lastIndexOf("-") + 1)];
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

const STATE_AFTER: Record<string, EveningState> = {
  "out-of-role": "out-of-role",
  "back-in-role": "live",
  "pause": "paused",
  "resume": "live",
  "end": "ended",
};

function move(id: string, what: string): Response {
  const view = viewOf(id);
  if (what === "talk" || what === "hush") {
    const flows = what === "hush" ? [] : [{ from: view.you!, up: "mic", to: "s2", down: "mic1" }];
    const parties = view.parties.map((one) => ({
      ...one,
      heardBy: what === "talk" && one.seat === view.you ? ["s2"] : [],
    }));
    return change(id, { flows, parties });
  }
  const state = STATE_AFTER[what] ?? view.state;
  return change(id, { ...evening(state, me(view)?.role), id });
}

/** Plays a scene into one socket, and answers what a console or a kit says. */
function perform(id: string, socket: WebSocket): void {
  const scene: Beat[] = scenes[/\.([a-z]+)-/.exec(id)?.[1] ?? ""] ?? [];
  const say = (message: unknown) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  for (const { atMs, say: said, change: with_ } of scene) {
    setTimeout(() => {
      if (with_) change(id, with_(viewOf(id)));
      if (said?.cue) {
        const { dueIn = 0, ...cue } = said.cue;
        say({ ...said, cue: { ...cue, due: performance.now() + dueIn } });
      } else if (said) say(said);
    }, atMs);
  }
  setInterval(() => say(EARS), 1_000);
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    const at = performance.now();
    if (message.type === "ping") say({ type: "pong", t0: message.t0, session: at });
    if (message.type === "cue-reply" && message.reply === "cant") {
      say({ type: "cue-withdrawn", id: message.id, why: "cant" });
    }
    if (message.type === "cue-retract") {
      retracted.add(message.id);
      say({ type: "cue-state", id: message.id, state: "withdrawn", why: "retracted", at });
    }
    if (message.type !== "cue") return;
    const { id: cue, inMs = 0, text = "" } = message.cue;
    say({ type: "cue-accepted", id: cue, due: at + inMs });
    const reply = text.includes("hand") ? "cant" : "ok";
    setTimeout(() => {
      if (!retracted.has(cue)) say({ type: "cue-state", id: cue, state: "shown", at: performance.now() });
    }, inMs);
    setTimeout(() => {
      if (!retracted.has(cue)) say({ type: "cue-state", id: cue, state: "replied", reply, at: performance.now() });
    }, inMs + 1_500);
  };
}

const retracted = new Set<string>();

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
    const forHost = request.headers.get("referer")?.endsWith("/board") ?? false;
    const role = forHost ? "host" : "human";
    const summary = (state: string, open: boolean) => ({
      id: `${state}-${role}`,
      state: state.split(".")[0],
      startsAt: new Date(Date.now() - 3_600_000).toISOString(),
      endsAt: new Date(Date.now() + 7_200_000).toISOString(),
      role,
      seat: "s1",
      with: forHost ? ["Alex", "Sam", "Robin"] : ["Sam", "Robin"],
      open,
    });
    if (forHost) {
      const open = ["live", "paused", "live.lost", "at-door"].filter((state) => !stopped.has(`${state}-host`));
      return Response.json(open.map((state) => summary(state, true)));
    }
    return Response.json([summary("live", true), summary("at-door", true), summary("ended", false)]);
  }
  if (what === "") {
    const view = viewOf(id);
    const lost = id.startsWith("live.lost") && view.you === undefined;
    return Response.json(lost ? scenes.lost![0]!.change!(view) : view);
  }
  if (what === "entry") return Response.json(entry(id, id.slice(id.lastIndexOf("-") + 1) as Role));
  if (what === "legs") return await new Promise(() => {});
  if (what === "stop") {
    stopped.add(id);
    change(id, { state: "stopped", flows: [] });
    return Response.json({ answer: "done", cutMs: 1.4 });
  }
  if (what === "moves") return move(id, (await request.json()).move);
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
    socket.onopen = () => {
      sockets.get(id)!.add(socket);
      perform(id, socket);
    };
    socket.onclose = () => sockets.get(id)!.delete(socket);
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
