/** What the pages about letters and calendars say in English. Part of `en`. */
const moment = new Intl.DateTimeFormat("en-GB", { weekday: "long", hour: "2-digit", minute: "2-digit" });

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });

export const enPost = {
  post: {
    loading: "The letters are on their way.",
    empty: "Nobody has been written to yet.",
    to: (address: string, iso: string) => `To ${address}, ${moment.format(new Date(iso))}`,
  },

  feed: {
    loading: "Your calendar’s address is on its way.",
    off:
      "Your phone or computer can show your evenings in its own calendar. Make an address, and subscribe to it there.",
    on: (iso: string) =>
      `Your calendar has an address, made on ${
        day.format(new Date(iso))
      }. We keep no copy of it: whoever lost it makes a new one.`,
    says:
      "It tells when, and nothing else: no name, no place, nothing of what you agreed to. Whoever has the address can read it.",
    make: "Make an address",
    address: "Your calendar’s address",
    copy: "Copy",
    copied: "Copied",
    copyByHand: "Your browser does not let this page copy. It is selected: copy it yourself.",
    open: "Open in my calendar",
    once: "You see it this once. Put it into your calendar now; give it to nobody.",
    change: "Make a new address",
    changeMeans: "The address you have stops at once. Calendars that use it show your evenings no more.",
    changeNow: "Make the new one",
    end: "Switch it off",
    endMeans: "The address stops at once. You can make another at any time.",
    endNow: "Switch it off now",
    keep: "Keep it",
  },
};

export type PostWords = typeof enPost;
