-- Row-level security and grants, derived from the columns: a new table is walled in by its shape.
--   tenant    has workspace_id: forced, compared with tallyglass.workspace
--   personal  has user_id and no workspace_id: compared with tallyglass.user; look-ups before the person is
--             known are SECURITY DEFINER functions in db/functions
--   global    the `indexes` below: no role but the owner's functions reaches them
-- After a local setting ends its value is '' and not NULL, hence nullif.
do $$
declare
  t text;
  predicate text;
  is_tenant boolean;
  indexes constant text[] := array['member_index', 'account_index', 'due_work', 'rate_limits', 'receipts', 'inbox',
    'allowance_spending', 'unsealed_events', 'audit_chain'];
begin
  for t in select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') loop
    execute format('revoke all on %I from public, tallyglass_app, tallyglass_worker, tallyglass_staff', t);
    continue when t = any (indexes);
    is_tenant := t = 'workspaces' or exists (
      select from pg_attribute where attrelid = format('public.%I', t)::regclass and attname = 'workspace_id' and not attisdropped);
    predicate := case
      when t = 'workspaces' then 'id = nullif(current_setting(''tallyglass.workspace'', true), '''')::bigint'
      when is_tenant then 'workspace_id = nullif(current_setting(''tallyglass.workspace'', true), '''')::bigint'
      when t = 'users' then 'id = nullif(current_setting(''tallyglass.user'', true), '''')::bigint'
      else 'user_id = nullif(current_setting(''tallyglass.user'', true), '''')::bigint'
    end;
    execute format('alter table %I enable row level security', t);
    if is_tenant then
      execute format('alter table %I force row level security', t);
    end if;
    execute format('drop policy if exists wall on %I', t);
    execute format('create policy wall on %I using (%s) with check (%s)', t, predicate, predicate);
    execute format('grant select, insert, update, delete on %I to tallyglass_app, tallyglass_worker', t);
  end loop;
  -- What happened stays as it was written.
  revoke update, delete on audit_events from tallyglass_app, tallyglass_worker;
  -- Nobody makes themselves staff, or lets themselves in: these are written by functions. What leads to a person goes with them.
  revoke insert, update on staff_members, staff_visits, staff_openings from tallyglass_app, tallyglass_worker;
  -- The chain is one over all workspaces: the owner's functions that seal and verify it read each of them.
  drop policy if exists chain on audit_events;
  create policy chain on audit_events for select to tallyglass_owner using (true);
  grant usage on all sequences in schema public to tallyglass_app, tallyglass_worker;
end $$;
