-- Kits: an earpiece and a small camera each. When one is free is in the hours of the owner of kind kit.
create table kit (
    id uuid primary key,
    label text not null unique,
    name text not null check (length(name) <= 60),
    -- Where it is kept, in a host's words; never anybody's address.
    place text not null check (length(place) <= 60),
    state text not null check (
        state in ('ready', 'out', 'worn', 'handed-over', 'returned', 'cleaned', 'wiped', 'faulty', 'retired')),
    since timestamptz not null,
    holder uuid references person (id),
    -- In per cent; -1 where nobody has looked.
    battery int not null check (battery between -1 and 100),
    edition bigint not null,
    check ((state in ('out', 'worn', 'handed-over')) = (holder is not null))
);
create index kit_holder on kit (holder) where holder is not null;

-- What became of it, line by line.
create table kit_note (
    id uuid primary key,
    kit uuid not null references kit (id),
    at timestamptz not null,
    kind text not null check (kind in ('moved', 'battery', 'fault')),
    said_by uuid references person (id) on delete set null,
    text text not null check (length(text) <= 200)
);
create index kit_note_of on kit_note (kit, at desc);
