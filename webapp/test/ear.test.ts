import { bufferMs, readEars } from "../app/session/ear.ts";
import { same, within } from "./assert.ts";

const count = (delayS: number, emitted: number) => ({ delayS, emitted });

Deno.test("an ear's buffer is what its samples waited in the last second, over all its voices", () => {
  const before = new Map([["voice", count(100, 48_000)], ["whisper", count(0, 0)]]);
  const now = new Map([["voice", count(100 + 0.08 * 48_000, 96_000)], ["whisper", count(0.04 * 24_000, 24_000)]]);
  within(bufferMs(before, now), (0.08 * 48_000 + 0.04 * 24_000) / 72_000 * 1_000, 0.001);
});

Deno.test("an ear that nothing came out of says nothing, and a new leg's counters begin anew", () => {
  const still = new Map([["voice", count(100, 48_000)]]);
  same(bufferMs(still, still), undefined);
  same(bufferMs(new Map(), new Map()), undefined);
  same(bufferMs(still, new Map([["voice", count(1, 480)]])), undefined);
  within(bufferMs(new Map(), new Map([["voice", count(48, 480)]])), 100, 0.001);
});

Deno.test("what the server does not know of an ear stays unknown", () => {
  same(readEars([{ seat: "s1", network: 3.1, buffer: 80, device: null, deviceFrom: "unknown", total: null }, {}, 7]), [
    { seat: "s1", network: 3.1, buffer: 80, device: null, deviceFrom: "unknown", total: null },
  ]);
  same(readEars("none"), []);
});
