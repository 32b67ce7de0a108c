-- What posts are compared with: one's own others at the same age.

-- A post's own readings, imported ones are none, and those of the account's other posts up to the same age: posts of
-- its kind first, then the newest, p_limit of them. Element i of each array is one reading. Null when there is no such
-- post, or it is somebody else's.
create or replace function sibling_readings(
  p_user bigint, p_workspace bigint, p_owner_only text[], p_post uuid, p_limit integer
) returns text language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  post record;
  answer text;
begin
  if not may_read(p_user, p_workspace) then return null; end if;
  perform set_config('tallyglass.workspace', p_workspace::text, true);
  select p.id, p.account_id, p.kind, p.age_days[cardinality(p.age_days)] as age into post
  from posts p join accounts a on a.workspace_id = p_workspace and a.id = p.account_id
  where p.workspace_id = p_workspace and p.public_id = p_post
    and may_see(p_user, a.granted_by, a.platform, p_owner_only);
  if not found then return null; end if;
  with chosen as (
    select p.*, p.imported_readings + 1 as first from posts p
    where p.workspace_id = p_workspace and p.account_id = post.account_id and p.id <> post.id
      and p.age_days[p.imported_readings + 1] <= post.age
    order by p.kind = post.kind desc, p.published_at desc, p.id desc limit p_limit
  )
  select coalesce('[' || string_agg(
      format('{"kind":"%s","published":%s,"ages":[%s],"views":[%s],"likes":[%s],"comments":[%s],"shares":[%s]}',
        c.kind, extract(epoch from c.published_at)::bigint, array_to_string(c.age_days[c.first:n.count], ','),
        array_to_string(c.views[c.first:n.count], ',', 'null'), array_to_string(c.likes[c.first:n.count], ',', 'null'),
        array_to_string(c.comments[c.first:n.count], ',', 'null'), array_to_string(c.shares[c.first:n.count], ',', 'null')
      ), ',') || ']', '[]')
  into answer
  from chosen c cross join lateral (
    select count(*)::integer from unnest(c.age_days) age where age <= post.age) as n(count);
  return answer;
end $$;
