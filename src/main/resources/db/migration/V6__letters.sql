-- Letters on their way. A row goes when its letter does: nothing here tells what anybody was ever written.
create table letter (
    id uuid primary key,
    -- Somebody with an account, whose address the sign-in service has and we do not; or the address of somebody without.
    account text,
    address text,
    zone text not null,
    language text not null,
    subject text not null,
    text text not null,
    urgent boolean not null,
    due_at timestamptz not null,
    attempts int not null default 0,
    constraint letter_is_for_one check ((account is null) <> (address is null))
);
create index letter_due on letter (due_at);
create index letter_account on letter (account) where account is not null;
