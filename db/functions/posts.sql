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

-- An account's posts published in [p_from, p_to), with one of p_labels where those are given, newest first, one array each: public id, kind, published, the
-- counts and states of our own reading at p_age, or null where there was none, and those of the newest reading. Null when there is no such account, or it is somebody else's.
create or replace function posts_at_age(
  p_user bigint, p_workspace bigint, p_owner_only text[], p_account uuid, p_labels text[],
  p_from timestamptz, p_to timestamptz, p_age integer
) returns text language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  v_account bigint;
  answer text;
begin
  if not may_read(p_user, p_workspace) then return null; end if;
  perform set_config('tallyglass.workspace', p_workspace::text, true);
  select id into v_account from accounts
  where workspace_id = p_workspace and public_id = p_account and may_see(p_user, granted_by, platform, p_owner_only);
  if not found then return null; end if;
  select coalesce('[' || string_agg(
      format('["%s","%s",%s,%s,%s]', p.public_id, p.kind, extract(epoch from p.published_at)::bigint,
        case when n.at > p.imported_readings then format('[%s,%s,%s,%s,%s]', coalesce(p.views[n.at]::text, 'null'),
          coalesce(p.likes[n.at]::text, 'null'), coalesce(p.comments[n.at]::text, 'null'),
          coalesce(p.shares[n.at]::text, 'null'), p.states[n.at]) else 'null' end,
        format('[%s,%s,%s,%s,%s]', coalesce(p.newest_views::text, 'null'),
          coalesce(p.newest_likes::text, 'null'), coalesce(p.newest_comments::text, 'null'),
          coalesce(p.newest_shares::text, 'null'), p.newest_states)
      ), ',' order by p.published_at desc, p.id desc) || ']', '[]')
  into answer
  from posts p
  cross join lateral (select array_position(p.age_days, p_age)) as n(at)
  where p.workspace_id = p_workspace and p.account_id = v_account
    and p.published_at >= p_from and p.published_at < p_to
    and (p_labels is null or p.id in (
      select l.post_id from post_labels l
      where l.workspace_id = p_workspace and l.name_lookup in (select decode(x, 'hex') from unnest(p_labels) x)));
  return answer;
end $$;

-- Labels on one post, or on all posts of the workspace where p_post is null: one row a label, with the newest of its
-- words and how many posts bear it.
create or replace function list_labels(p_user bigint, p_workspace bigint, p_owner_only text[], p_post uuid)
returns table (lookup text, public_id uuid, name_sealed bytea, key_id uuid, posts integer)
language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  if not may_read(p_user, p_workspace) then return; end if;
  perform set_config('tallyglass.workspace', p_workspace::text, true);
  return query
    select distinct on (l.name_lookup) encode(l.name_lookup, 'hex'), l.public_id, l.name_sealed, a.key_id,
      (count(*) over (partition by l.name_lookup))::integer
    from post_labels l
    join accounts a on a.workspace_id = p_workspace and a.id = l.account_id
    where l.workspace_id = p_workspace and may_see(p_user, a.granted_by, a.platform, p_owner_only)
      and (p_post is null or l.post_id = (
        select p.id from posts p where p.workspace_id = p_workspace and p.public_id = p_post))
    order by l.name_lookup, l.labelled_at desc, l.public_id;
end $$;
