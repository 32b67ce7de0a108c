-- The four roles. None can log in: every connection assumes one at connect.
-- Roles belong to the whole server, so another database's migration may be making them at this moment.
do $$
declare r text;
begin
  foreach r in array array['tallyglass_owner', 'tallyglass_app', 'tallyglass_worker', 'tallyglass_staff'] loop
    begin
      if not exists (select from pg_roles where rolname = r) then
        execute format('create role %I nologin', r);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, r, 'set') then
      execute format('grant %I to %I', r, current_user);
    end if;
  end loop;
  execute format('grant create, connect on database %I to tallyglass_owner', current_database());
  execute format('grant connect on database %I to tallyglass_app, tallyglass_worker, tallyglass_staff', current_database());
  grant usage, create on schema public to tallyglass_owner;
  grant usage on schema public to tallyglass_app, tallyglass_worker, tallyglass_staff;
end $$;
