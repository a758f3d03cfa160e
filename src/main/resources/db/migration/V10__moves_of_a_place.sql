-- When an owner's place became another: not where from or where to, only how often.
create table timetable_move (
    owner uuid not null references timetable (owner) on delete cascade,
    at timestamptz not null
);
create index timetable_move_of on timetable_move (owner, at);
