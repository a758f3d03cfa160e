-- Rehearsals: somebody tries a role with recordings of the house, and nobody else is there.

-- An OS that is a recording: nobody sits at its console, and no program from outside signs in for it.
alter table os add column recording boolean not null default false;
alter table os add constraint os_recording_has_no_operator check (not recording or operator is null);

-- A booked evening is a couple's with a surrogate; a rehearsal is one person's own.
alter table evening alter column couple drop not null;
alter table evening alter column surrogate drop not null;
alter table evening add column rehearsed_by uuid references person (id);
alter table evening add constraint evening_is_booked_or_rehearsed check (
    (rehearsed_by is null and couple is not null and surrogate is not null)
    or (rehearsed_by is not null and couple is null and surrogate is null));
create index evening_rehearsed_by on evening (rehearsed_by, starts_at) where rehearsed_by is not null;

-- A mannequin sits in a surrogate's seat of a rehearsal. It is a thing: nobody is asked for its yes, so a person's seat
-- must never turn into one, and no evening with people may have one beside them.
alter table party add column mannequin boolean not null default false;
alter table party drop constraint party_check1;
alter table party add constraint party_is_a_person_an_os_or_a_mannequin
    check ((person is null) = (role = 'os' or mannequin));
alter table party add constraint party_mannequin_sits_for_a_surrogate check (not mannequin or role = 'surrogate');

create trigger party_stays_who_it_is before update on party for each row execute function refuse_change();

create function refuse_mannequin_among_people() returns trigger language plpgsql as $$
begin
    if exists (select 1 from party m where m.evening = new.evening and m.mannequin)
        and exists (select 1 from party p where p.evening = new.evening and p.person is not null)
        or exists (select 1 from party m join evening e on e.id = m.evening
            where m.evening = new.evening and m.mannequin and e.rehearsed_by is null) then
        raise exception 'a mannequin is never among people' using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;

create trigger party_mannequin_is_never_among_people after insert on party
    for each row execute function refuse_mannequin_among_people();
