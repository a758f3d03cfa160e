-- Joining: what is known of somebody before their first evening.

-- That somebody is an adult, and by whom and how it was found: the result, never what it was found from.
create table assurance (
    person uuid primary key references person (id) on delete cascade,
    provider text not null,
    method text not null,
    -- Whether who they are was looked at too, not only how old they are.
    identity boolean not null,
    at timestamptz not null
);

-- Accounts that were found not to be an adult's; another birth date does not help, a host does.
create table refused_assurance (
    account text primary key,
    provider text not null,
    at timestamptz not null
);

-- Whom we may ask after somebody who does not answer. They answer by a link; only its key's hash is kept.
create table safety_contact (
    person uuid primary key references person (id) on delete cascade,
    name text not null,
    mail text not null,
    state text not null check (state in ('asked', 'agreed', 'declined')),
    key_hash bytea not null unique,
    asked_at timestamptz not null,
    answered_at timestamptz,
    -- Letters written since then, for whoever they went to: nobody's letter box is flooded through us.
    letters int not null,
    letters_since timestamptz not null,
    check ((state = 'asked') = (answered_at is null))
);

-- The call with a host before the first evening.
create table host_call (
    person uuid primary key references person (id) on delete cascade,
    -- Parts of the day that suit, with spaces between.
    wanted text not null,
    asked_at timestamptz not null,
    held_by uuid references person (id),
    held_at timestamptz,
    check ((held_by is null) = (held_at is null))
);
create index host_call_waiting on host_call (asked_at) where held_at is null;

-- What an operator declares of an OS. Whoever has its code can ask to become a couple with it.
alter table os add column version text not null default '1';
alter table os add column conversations int not null default 1 check (conversations between 1 and 100000);
alter table os add column code text unique;
alter table os add column edition bigint not null default 0;

-- A human's yes to an OS. The OS's own makes a couple of it.
create table couple_request (
    id uuid primary key,
    human uuid not null references person (id) on delete cascade,
    os uuid not null references os (id) on delete cascade,
    asked_at timestamptz not null,
    unique (human, os)
);
create index couple_request_os on couple_request (os, asked_at);

alter table couple add column since timestamptz;
alter table couple add column ended_at timestamptz;
create index couple_os on couple (os);
