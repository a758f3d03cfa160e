-- Hours: when a human, a surrogate, an OS or a kit has time, as they said it, and what that means for the coming days.

-- The owner is a person for a human and a surrogate, an OS or a kit itself; the kind tells which.
create table timetable (
    owner uuid primary key,
    kind text not null check (kind in ('human', 'surrogate', 'os', 'kit')),
    -- An IANA name; the rules and exceptions speak of its clock.
    zone text not null,
    -- Roughly where the way to an evening begins: an H3 cell of resolution 6, never an address.
    cell bigint,
    reach_steps int not null check (reach_steps between 0 and 3),
    before_minutes int not null check (before_minutes between 0 and 240),
    after_minutes int not null check (after_minutes between 0 and 240),
    -- Counts the changes of the hours themselves: who writes must have seen the last one.
    version bigint not null,
    -- The last day that free_day speaks of; null where it is to be made anew.
    free_until date
);
create index timetable_outdated on timetable (free_until nulls first);

-- Days that come again, by a rule of RFC 5545, and from when to when on each.
create table timetable_rule (
    owner uuid not null references timetable (owner) on delete cascade,
    number int not null,
    rule text not null,
    first_day date not null,
    from_time time not null,
    to_time time not null,
    primary key (owner, number)
);

-- Once it is otherwise: off, or on besides.
create table timetable_exception (
    owner uuid not null references timetable (owner) on delete cascade,
    number int not null,
    is_on boolean not null,
    from_time timestamp not null,
    to_time timestamp not null check (to_time > from_time),
    primary key (owner, number)
);

-- What follows from all of it, for the search: on which half hours of a day of UTC an evening could begin, one bit each;
-- starts_0 without a way to go, starts_1 to starts_3 with so many half hours there and back. Made from the tables above
-- and from the evenings that are agreed on, and made anew whenever one of them changes.
create table free_day (
    owner uuid not null references timetable (owner) on delete cascade,
    kind text not null,
    day date not null,
    cell bigint,
    starts_0 bigint not null,
    starts_1 bigint not null,
    starts_2 bigint not null,
    starts_3 bigint not null,
    primary key (owner, day)
);
create index free_day_near on free_day (kind, cell, day, owner) include (starts_1, starts_2, starts_3);
