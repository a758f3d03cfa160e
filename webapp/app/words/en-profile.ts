/** What the page about oneself says in English. */
import type { Limit, ProfileText } from "../profile/profile.ts";

const names = new Intl.DisplayNames("en-GB", { type: "language" });

const what: Record<string, string> = {
  voice: "The voice in your ear",
  walk: "Walking side by side",
  hands: "Holding hands",
  embrace: "Holding each other",
  dance: "Dancing",
  private: "Time alone; every lens is dark",
  mic: "Your microphone, heard by the OS",
  lens: "Your lens, seen by the OS",
  cues: "Cues and whispers",
  transcript: "Words written down",
  recording: "Sound or pictures kept",
  place: "A rough place, shared",
};

export const enProfileProblems: Record<string, { title: string; detail: string }> = {
  "no-profile-to-keep": {
    title: "Nothing to describe here",
    detail: "A human or a surrogate says what they are like to be with. You are known as neither.",
  },
  "not-a-language": { title: "Not kept", detail: "Eight languages at most. What was kept before still stands." },
  "not-a-limit": { title: "Not kept", detail: "A limit was not understood. What was kept before still stands." },
  "too-long": {
    title: "Too long",
    detail: "Wishes have 500 letters at most, a story 2000. Nothing was kept of it yet.",
  },
  "a-way-to-reach-you": {
    title: "Leave that out",
    detail: "An address, a number or a link does not belong here; nobody needs one. Nothing was kept of it yet.",
  },
  "no-story": { title: "Not kept", detail: "A story is a couple’s, and its human tells it." },
};

export const enProfile = {
  profile: {
    lede:
      "Whoever may spend an evening with you reads this, and nobody else. None of it is a yes: that you give for each evening.",
    languages: "Languages you speak",
    language: (tag: string) => names.of(tag) ?? tag,
    acts: "Limits: what you do",
    channels: "Limits: what is carried",
    limitsMean:
      "“Never” is never proposed to you. You can change it at any time, and say no to everything in the evening itself.",
    limit: { never: "never", ask: "ask me", fine: "fine" } as Record<Limit, string>,
    what: (name: string) => what[name] ?? name,
    wishes: "What you wish for",
    seeks: "Whom you look for",
    story: "Your story, you two",
    means: {
      wishes: "An evening that you would remember, in a few words.",
      seeks: "What matters to you in who comes.",
      story:
        "What a surrogate should know to stand between you kindly. She reads it before an evening that you have agreed on.",
    } as Record<ProfileText, string>,
    exclusive: "You and your OS",
    exclusiveMeans: "I wish that it talks with nobody else meanwhile",
    explicit: (word: number) =>
      `Word ${word} is more explicit than anything is written here; it is selected. Say it plainly, or by the limits above. Nothing was kept of it yet.`,
    changedMeanwhile:
      "This was changed on another page. What you typed is still here: keep it in place of that, or take what stands there.",
    theirs: "Take what stands there",
    kept: "It is kept.",
  },
};
