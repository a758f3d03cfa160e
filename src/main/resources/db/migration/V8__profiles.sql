-- What somebody is like to be with. Acts are plain words, and nothing explicit is kept: what is written passes a filter.
create table profile (
    person uuid primary key references person (id) on delete cascade,
    -- ISO 639-1, with spaces between, the ones they like best first.
    languages text not null,
    -- voice=fine hands=never; whatever is not in it is asked.
    limits text not null,
    wishes text not null check (length(wishes) <= 500),
    seeks text not null check (length(seeks) <= 500),
    -- Whether they wish for an OS that talks with nobody else meanwhile.
    exclusive boolean not null,
    -- What a couple may share of itself.
    story text not null check (length(story) <= 2000),
    edition bigint not null
);
