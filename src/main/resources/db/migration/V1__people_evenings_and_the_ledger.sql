-- Migrations never change once landed. Amounts of money have no place here: a test looks for them.

create table person (
    id uuid primary key,
    account text not null unique,
    role text not null check (role in ('human', 'os', 'surrogate', 'host')),
    display_name text not null
);

-- An AI companion. Who sits at its console is a person of role os; its program signs in with its own account.
create table os (
    id uuid primary key,
    name text not null,
    operator uuid references person (id),
    program_account text unique
);

create table couple (
    id uuid primary key,
    human uuid not null references person (id),
    os uuid not null references os (id),
    unique (human, os)
);

create table surrogate (
    id uuid primary key,
    person uuid not null unique references person (id)
);

create table evening (
    id uuid primary key,
    couple uuid not null references couple (id),
    surrogate uuid not null references surrogate (id),
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    state text not null
        check (state in ('preparing', 'at-door', 'live', 'out-of-role', 'paused', 'ended', 'stopped')),
    state_since timestamptz not null,
    -- Seats whose yes a pause waits for, comma between.
    awaited text not null default '',
    version bigint not null default 0,
    -- The node that carries it while it is live.
    node text
);
create index evening_open on evening (starts_at) where state not in ('ended', 'stopped');

-- Two or many, never three columns.
create table party (
    id uuid primary key,
    evening uuid not null references evening (id),
    seat text not null check (seat ~ '^s[1-9][0-9]?$'),
    role text not null check (role in ('human', 'os', 'surrogate')),
    person uuid references person (id),
    os uuid references os (id),
    unique (evening, seat),
    check ((role = 'os') = (os is not null)),
    check ((role = 'os') = (person is null))
);
create index party_person on party (person);
create index party_os on party (os);

-- The ledger: one chain of hashes per evening. Nothing in it says who anybody is.
create table ledger_entry (
    fact_id uuid primary key,
    evening uuid not null references evening (id),
    number int not null check (number > 0),
    kind text not null,
    subject text not null,
    party uuid,
    at timestamptz not null,
    until_at timestamptz,
    auth_time timestamptz,
    cut_micros bigint,
    previous bytea not null,
    hash bytea not null,
    unique (evening, number)
);

-- Whom a pseudonym stands for; a row here can be erased, and the chain stays whole.
create table ledger_pseudonym (
    pseudonym uuid primary key,
    evening uuid not null references evening (id),
    seat text not null,
    unique (evening, seat)
);

-- Where a chain's next link goes, and how much of it a checkpoint covers.
create table ledger_head (
    evening uuid primary key references evening (id),
    count int not null,
    hash bytea not null,
    signed_count int not null
);
create index ledger_head_unsigned on ledger_head (evening) where count > signed_count;

create table ledger_checkpoint (
    number bigint primary key,
    at timestamptz not null,
    heads text not null,
    previous bytea not null,
    hash bytea not null,
    key_id text not null,
    signature bytea not null
);

create table consent_receipt (
    fact_id uuid primary key references ledger_entry (fact_id),
    evening uuid not null references evening (id),
    seat text not null,
    json text not null,
    jws text not null
);
create index consent_receipt_seat on consent_receipt (evening, seat);

-- Attempts to say yes that were not taken.
create table refused_grant (
    id uuid primary key,
    evening uuid not null references evening (id),
    seat text not null,
    subject text not null,
    reason text not null,
    at timestamptz not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'this table is append-only: % refused', tg_op using errcode = 'restrict_violation';
end
$$;

create trigger ledger_entry_is_append_only before update or delete on ledger_entry
    for each row execute function refuse_change();
create trigger ledger_entry_is_not_emptied before truncate on ledger_entry
    for each statement execute function refuse_change();
create trigger ledger_checkpoint_is_append_only before update or delete on ledger_checkpoint
    for each row execute function refuse_change();
create trigger ledger_checkpoint_is_not_emptied before truncate on ledger_checkpoint
    for each statement execute function refuse_change();
create trigger refused_grant_is_append_only before update or delete on refused_grant
    for each row execute function refuse_change();
create trigger refused_grant_is_not_emptied before truncate on refused_grant
    for each statement execute function refuse_change();

-- Facts to be delivered to other nodes and to people, written in the transaction that made them true.
create table outbox (
    id uuid primary key,
    at timestamptz not null,
    kind text not null,
    about uuid not null,
    json text not null
);
create index outbox_at on outbox (at);
