-- Where the values of a submission came from: copied, profile, register, earlier case, computed, entered by whom.
alter table submissions add sources {json} default '[]' not null
