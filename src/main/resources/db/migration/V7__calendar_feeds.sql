-- A calendar that a program fetches by an address which nobody can guess. The address itself is nowhere: this is its hash,
-- so who reads these rows cannot read anybody's calendar.
create table calendar_feed (
    account text primary key,
    secret_hash bytea not null unique,
    -- What an event is called in this one feed: neither its evening nor another person's feed can be told from it.
    naming uuid not null,
    language text not null,
    made_at timestamptz not null
);
