-- How many rows no role reaches lead to a person: in the transaction's workspace, and work that belongs to none.
create or replace function count_behind_doors(p_user bigint)
returns table (account_index integer, member_index integer, due_work integer, own_work integer)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  ws constant bigint := nullif(current_setting('tallyglass.workspace', true), '')::bigint;
  granted constant bigint[] := array(select a.id from accounts a where a.granted_by = p_user);
begin
  return query select
    (select count(*)::integer from account_index i where i.workspace_id = ws and i.account_id = any (granted)),
    (select count(*)::integer from member_index i where i.workspace_id = ws and i.user_id = p_user),
    (select count(*)::integer from due_work w where w.workspace_id = ws and (
      w.user_id = p_user
      or w.job = 'sync-account' and w.entity_id = any (granted)
      or w.job = 'end-grace' and w.entity_id in (
        select c.id from connections c where c.account_id = any (granted)))),
    (select count(*)::integer from due_work w where w.workspace_id is null and w.user_id = p_user);
end $$;
