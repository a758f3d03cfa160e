import {
  addDays,
  alike,
  clockOf,
  noTime,
  partOf,
  partTime,
  type Rule,
  rulesOf,
  times,
  timesOf,
  touches,
  type Week,
  weekOf,
  withTime,
} from "../app/hours/hours.ts";
import { same } from "./assert.ts";

const TODAY = "2026-12-01";

function tapped(...taps: [number, "morning" | "afternoon" | "evening"][]): Week {
  return taps.reduce((week, [day, part]) => withTime(week, partTime(day, part), true), noTime);
}

Deno.test("taps become one rule for all the days that have the same times", () => {
  const week = tapped([0, "evening"], [2, "evening"], [5, "afternoon"], [5, "evening"]);
  same(rulesOf(week, TODAY), [
    { rule: "FREQ=WEEKLY;BYDAY=MO,WE", first: TODAY, from: "17:00", to: "23:00" },
    { rule: "FREQ=WEEKLY;BYDAY=SA", first: TODAY, from: "12:00", to: "23:00" },
  ]);
  same(alike(week).map((group) => group.days), [[0, 2], [5]]);
});

Deno.test("a week comes back from its rules as it was", () => {
  const odd = withTime(withTime(noTime, { from: 4 * 48 + 40, to: 5 * 48 + 4 }, true), { from: 330, to: 340 }, true);
  const always = withTime(noTime, { from: 0, to: 336 }, true);
  const days = withTime(noTime, { from: 48 + 20, to: 48 * 4 + 10 }, true); // three days on end
  for (const week of [noTime, tapped([6, "evening"], [0, "morning"]), odd, always, days]) {
    const back = weekOf(rulesOf(week, TODAY), TODAY);
    same(back.week, week);
    same(back.others, []);
  }
  same(rulesOf(always, TODAY).length, 1);
});

Deno.test("a time over midnight belongs to the day on which it begins, also on Sunday", () => {
  const week = withTime(noTime, { from: 6 * 48 + 42, to: 7 * 48 + 4 }, true);
  same(times(week), [{ from: 6 * 48 + 42, to: 7 * 48 + 4 }]);
  same(timesOf(week, 0), []);
  same(rulesOf(week, TODAY)[0], { rule: "FREQ=WEEKLY;BYDAY=SU", first: TODAY, from: "21:00", to: "02:00" });
});

Deno.test("rules that a week cannot show are kept as they are", () => {
  const others: Rule[] = [
    { rule: "FREQ=MONTHLY;BYDAY=1SA", first: "2026-01-01", from: "10:00", to: "14:00" },
    { rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", first: "2026-01-01", from: "18:00", to: "23:00" },
    { rule: "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101", first: "2026-01-01", from: "18:00", to: "23:00" },
    { rule: "FREQ=WEEKLY;BYDAY=MO", first: "2027-01-01", from: "18:00", to: "23:00" }, // not yet
  ];
  same(weekOf(others, TODAY), { week: noTime, others });
});

Deno.test("a part of a day is on, off, or on in part", () => {
  const week = withTime(noTime, { from: 36, to: 46 }, true);
  same(partOf(week, 0, "evening"), "some");
  same(partOf(withTime(week, partTime(0, "evening"), true), 0, "evening"), "all");
  same(partOf(week, 1, "evening"), "none");
});

Deno.test("clock times and days", () => {
  same(clockOf(37), "18:30");
  same(clockOf(48), "00:00");
  same(addDays("2026-12-31", 1), "2027-01-01");
  const day = { on: false, from: "2026-12-24T00:00", to: "2026-12-25T00:00" };
  same(touches(day, { on: true, from: "2026-12-25T00:00", to: "2026-12-25T02:00" }), false);
  same(touches(day, { on: true, from: "2026-12-24T20:00", to: "2026-12-25T02:00" }), true);
});
