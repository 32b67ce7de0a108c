-- Reads behind charts and tables: one round trip each, JSON built here, arrays instead of rows.
-- Every function takes the person and the workspace, and shows nothing to somebody whose role may not read there.
-- p_owner_only: the platforms whose figures are for the member who granted them, and for nobody else.
-- They keep one plan: making a new one for each call would cost more than the reading.

create or replace function may_read(p_user bigint, p_workspace bigint)
returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from member_index
    where user_id = p_user and workspace_id = p_workspace and role in ('owner', 'manager', 'viewer'));
$$;

-- Whether an account's figures may be shown to a member. One statement without settings, so that it is part of the query.
create or replace function may_see(p_user bigint, p_granted_by bigint, p_platform text, p_owner_only text[])
returns boolean language sql immutable as $$
  select p_granted_by = p_user or p_platform <> all (p_owner_only)
$$;

-- The accounts that a member may see, some or all (null), with the first month held of each and its imports that reach
-- into the days, as JSON. `stamp` is another as soon as any of that, or a month of those days, is: a row that is written
-- again is another tuple, by another transaction, so whoever kept what they made of the rows knows by it whether they are
-- still the same. The planner writes this and the next into whatever calls them; past `offset` it looks nothing up twice.
create or replace function seen_accounts(
  p_user bigint, p_workspace bigint, p_owner_only text[], p_accounts uuid[], p_from date, p_to date
) returns table (
  id bigint, public_id uuid, platform text, linked text, first_month text, imports text, stamp bigint
) language sql stable as $$
  select s.id, s.public_id, s.platform, s.linked, s.first_month, s.imports,
    s.months # hash_record_extended(row(s.public_id, s.platform, s.linked, s.first_month, s.imports), s.id)
  from (
    select a.id, a.public_id, a.platform, (a.linked_at at time zone 'UTC')::date::text as linked,
      (select min(m.month)::text from account_months m where m.workspace_id = p_workspace and m.account_id = a.id) as first_month,
      (select string_agg(format('[%s,"%s","%s"]', extract(epoch from i.imported_at)::bigint, i.first_day, i.last_day), ',' order by i.id)
        from imports i
        where i.workspace_id = p_workspace and i.account_id = a.id and i.last_day >= p_from and i.first_day < p_to) as imports,
      (select coalesce(bit_xor(hash_record_extended(row(m.ctid, m.xmin), a.id)), 0) from account_months m
        where m.workspace_id = p_workspace and m.account_id = a.id
          and m.month >= date_trunc('month', p_from::timestamp)::date and m.month < p_to) as months
    from accounts a
    where a.workspace_id = p_workspace and (p_accounts is null or a.public_id = any (p_accounts))
      and may_see(p_user, a.granted_by, a.platform, p_owner_only)
    offset 0
  ) s
$$;

-- A text a month that is held, in no order: the month and its arrays of 31 in the database's own notation with '|'
-- between them, `gap_reasons` and `imported` empty where all their days are.
create or replace function months_as_text(p_workspace bigint, p_account bigint, p_from date, p_to date)
returns table (days text) language sql stable as $$
  select concat(m.month, '|', m.followers, '|', m.following, '|', m.views, '|', m.posts, '|', m.likes, '|', m.states, '|',
    m.read_seconds, '|', nullif(m.gap_reasons, array_fill(null::smallint, array[31])), '|',
    nullif(m.imported, array_fill(null::integer, array[31])))
  from account_months m
  where m.workspace_id = p_workspace and m.account_id = p_account
    and m.month >= date_trunc('month', p_from::timestamp)::date and m.month < p_to
$$;

-- The days held of some accounts, or of all (null), between two days: first a row of the stamp over all of them; then,
-- unless that is the one already known, a row an account and a row a month that is held. They are put together by who
-- reads them: one long text made here costs several times the reading itself. The stamp is taken first: of a row written
-- in between it is too old, and what was read is only read again.
-- No account that is not there, or is somebody else's.
create or replace function held_days(
  p_user bigint, p_workspace bigint, p_owner_only text[], p_accounts uuid[], p_from date, p_to date, p_known bigint
) returns table (
  stamp bigint, account uuid, platform text, linked text, first_month text, imports text, days text
) language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  seen record;
begin
  if not may_read(p_user, p_workspace) then return; end if;
  perform set_config('tallyglass.workspace', p_workspace::text, true);
  select coalesce(bit_xor(a.stamp), 0) as stamp, array_agg(a.id) as ids, array_agg(a.public_id) as accounts,
    array_agg(a.platform) as platforms, array_agg(a.linked) as linked, array_agg(a.first_month) as first_months,
    array_agg(a.imports) as imports
  into seen from seen_accounts(p_user, p_workspace, p_owner_only, p_accounts, p_from, p_to) a;
  stamp := seen.stamp;
  return next;
  if stamp = p_known then return; end if;
  return query
    select null::bigint, a.*, null::text
    from unnest(seen.accounts, seen.platforms, seen.linked, seen.first_months, seen.imports) a;
  -- One after the other: nobody can tell the planner how many they are, and it would look through the months of all.
  for i in 1..coalesce(cardinality(seen.ids), 0) loop
    return query
      select null::bigint, seen.accounts[i], null::text, null::text, null::text, null::text, m.days
      from months_as_text(p_workspace, seen.ids[i], p_from, p_to) m;
  end loop;
end $$;

-- Whose session a cookie holds, and the days held of one account that they may see: a row of the session with the stamp
-- of the days, then the rows of `held_days`, likewise. No row without a live session.
create or replace function session_and_days(
  p_token_hash bytea, p_wall timestamptz, p_owner_only text[], p_account uuid, p_from date, p_to date, p_known bigint
) returns table (
  session json, stamp bigint, account uuid, platform text, linked text, first_month text, imports text, days text
) language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  s record;
  a record;
begin
  select * into s from live_session(p_token_hash, p_wall);
  if not found then return; end if;
  session := row_to_json(s);
  -- As `may_read` has it: this is the membership that it would look up.
  if s.role is null or s.role not in ('owner', 'manager', 'viewer') then
    return next;
    return;
  end if;
  perform set_config('tallyglass.workspace', s.workspace_id::text, true);
  select * into a from seen_accounts(s.user_id, s.workspace_id, p_owner_only, array[p_account], p_from, p_to);
  stamp := coalesce(a.stamp, 0);
  return next;
  if not found or stamp = p_known then return; end if;
  return query
    select null::json, null::bigint, a.public_id, a.platform, a.linked, a.first_month, a.imports, null::text
    union all
    select null::json, null::bigint, a.public_id, null::text, null::text, null::text, null::text, m.days
    from months_as_text(s.workspace_id, a.id, p_from, p_to) m;
end $$;

-- Accounts with their connection and last look, oldest link first.
create or replace function workspace_accounts(
  p_user bigint, p_workspace bigint, p_owner_only text[], p_account uuid
) returns table (
  id bigint, public_id uuid, platform text, handle_sealed bytea, key_id uuid, linked_at timestamptz,
  paused_at timestamptz, first_reading_at timestamptz, last_reading_at timestamptz,
  connection_id bigint, connection_state text, scopes text[], problem text, problem_since timestamptz, retry_at timestamptz,
  delete_data_at timestamptz,
  run_started_at timestamptz, run_finished_at timestamptz,
  run_posts_found integer, run_posts_read integer, run_is_listing_done boolean,
  first_month text
) language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  if not may_read(p_user, p_workspace) then return; end if;
  perform set_config('tallyglass.workspace', p_workspace::text, true);
  return query
    select a.id, a.public_id, a.platform, a.handle_sealed, a.key_id, a.linked_at,
      a.paused_at, a.first_reading_at, a.last_reading_at,
      c.id, c.state, c.scopes,
      -- A reading that waits for the platform's allowance has had no answer to keep: the list of due work says so.
      case when c.problem is null and w.planned_at is not null then 'limited/quota' else c.problem end,
      case when c.problem is null and w.planned_at is not null then w.due_at else c.problem_since end,
      case when c.problem is null and w.planned_at is not null then w.planned_at else c.retry_at end,
      c.delete_data_at,
      r.started_at, r.finished_at, r.posts_found, r.posts_read, r.is_listing_done,
      (select min(month)::text from account_months m where m.workspace_id = p_workspace and m.account_id = a.id)
    from accounts a
    left join connections c on c.workspace_id = p_workspace and c.account_id = a.id
    left join due_work w on w.job = 'sync-account' and w.entity_id = a.id
    left join lateral (
      select s.* from sync_runs s
      where s.workspace_id = p_workspace and s.account_id = a.id order by s.started_at desc, s.id desc limit 1
    ) r on true
    where a.workspace_id = p_workspace and (p_account is null or a.public_id = p_account)
      and may_see(p_user, a.granted_by, a.platform, p_owner_only)
    order by a.linked_at, a.id;
end $$;

-- How many accounts of the workspace are not for this member to see, by platform.
create or replace function withheld_accounts(p_user bigint, p_workspace bigint, p_owner_only text[])
returns table (platform text, accounts integer)
language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  if not may_read(p_user, p_workspace) then return; end if;
  perform set_config('tallyglass.workspace', p_workspace::text, true);
  return query
    select a.platform, count(*)::integer from accounts a
    where a.workspace_id = p_workspace and not may_see(p_user, a.granted_by, a.platform, p_owner_only)
    group by a.platform;
end $$;

-- Which posts a member may see of those published in [p_from, p_to), and which writing of each: as `stamp` above.
create or replace function posts_stamp(
  p_user bigint, p_workspace bigint, p_owner_only text[], p_account uuid, p_from timestamptz, p_to timestamptz
) returns bigint language sql stable as $$
  select coalesce(bit_xor(hash_record_extended(row(p.ctid, p.xmin, a.id), p.id)), 0)
  from accounts a
  join posts p on p.workspace_id = p_workspace and p.account_id = a.id
  where a.workspace_id = p_workspace and (p_account is null or a.public_id = p_account)
    and may_see(p_user, a.granted_by, a.platform, p_owner_only)
    and p.published_at >= p_from and p.published_at < p_to
$$;

-- Posts published in [p_from, p_to) with our own readings up to an age, imported ones left out: first a row of their
-- stamp, as `held_days` has it; then, unless that is the one already known, a text a post, in order of publishing. Its
-- parts stand between '|': post, account, kind, second of publishing, second of the last of the readings, then an array
-- each in the database's own notation: days of age, the four counts, the states.
create or replace function post_readings(
  p_user bigint, p_workspace bigint, p_owner_only text[], p_account uuid, p_from timestamptz, p_to timestamptz,
  p_max_age integer, p_known bigint
) returns table (stamp bigint, post text) language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  if not may_read(p_user, p_workspace) then return; end if;
  perform set_config('tallyglass.workspace', p_workspace::text, true);
  stamp := posts_stamp(p_user, p_workspace, p_owner_only, p_account, p_from, p_to);
  return next;
  if stamp = p_known then return; end if;
  return query
    select null::bigint, concat_ws('|', p.public_id, a.public_id, p.kind, extract(epoch from p.published_at)::bigint,
      extract(epoch from p.read_at[n.last])::bigint, p.age_days[n.first:n.last], p.views[n.first:n.last],
      p.likes[n.first:n.last], p.comments[n.first:n.last], p.shares[n.first:n.last], p.states[n.first:n.last])
    from accounts a
    join posts p on p.workspace_id = p_workspace and p.account_id = a.id
    -- Ages grow: the last of them that is young enough is found by halves.
    cross join lateral (select p.imported_readings + 1, width_bucket(p_max_age, p.age_days)) as n(first, last)
    where a.workspace_id = p_workspace and (p_account is null or a.public_id = p_account)
      and may_see(p_user, a.granted_by, a.platform, p_owner_only)
      and p.published_at >= p_from and p.published_at < p_to and n.last >= n.first
    order by p.published_at, p.id;
end $$;

-- What posts gained from one UTC day to the next, summed over the posts we read on both days. A part counts for a post
-- when it has a number on both. First a row of the posts' stamp, as `held_days` has it; then, unless that is the one
-- already known, a row a day with at least one such post.
create or replace function daily_gains(
  p_user bigint, p_workspace bigint, p_owner_only text[], p_account uuid, p_from date, p_to date, p_known bigint
) returns table (
  stamp bigint, account uuid, day text, posts integer, views bigint, likes bigint, comments bigint, shares bigint
) language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  if not may_read(p_user, p_workspace) then return; end if;
  perform set_config('tallyglass.workspace', p_workspace::text, true);
  stamp := posts_stamp(p_user, p_workspace, p_owner_only, p_account, '-infinity', p_to::timestamp at time zone 'UTC');
  return next;
  if stamp = p_known then return; end if;
  return query
    with readings as (
      select a.public_id as account, p.id, (r.t at time zone 'UTC')::date as day, r.views, r.likes, r.comments, r.shares
      from accounts a
      join posts p on p.workspace_id = p_workspace and p.account_id = a.id
      cross join lateral unnest(p.read_at, p.views, p.likes, p.comments, p.shares)
        with ordinality as r(t, views, likes, comments, shares, place)
      where r.place > p.imported_readings and a.workspace_id = p_workspace and (p_account is null or a.public_id = p_account)
        and may_see(p_user, a.granted_by, a.platform, p_owner_only)
        and r.t >= (p_from - 1)::timestamp at time zone 'UTC' and r.t < p_to::timestamp at time zone 'UTC'
    ), pairs as (
      select r.account, r.day, lag(r.day) over own as eve,
        r.views - lag(r.views) over own as views, r.likes - lag(r.likes) over own as likes,
        r.comments - lag(r.comments) over own as comments, r.shares - lag(r.shares) over own as shares
      from readings r
      window own as (partition by r.id order by r.day)
    ), gains as (
      select * from pairs where eve = pairs.day - 1 and pairs.day >= p_from
    )
    select null::bigint, g.account, g.day::text, count(*)::integer, sum(g.views)::bigint, sum(g.likes)::bigint,
      sum(g.comments)::bigint, sum(g.shares)::bigint
    from gains g group by g.account, g.day order by g.account, g.day;
end $$;

-- One page of posts with their newest counts, sorted by a named column, and the medians of all of them by account and
-- kind. Null p_account, p_platform, p_kind, p_labels (what one label is found by, in hex): any. p_platforms with p_parts: the bits in `states` of the counts that make
-- up engagement on each platform, 0 where none may be calculated. Engagement is null where one of its counts has no
-- number, but one that the platform gives of no post of the account in those days is no part; `given`: the states of
-- all of them laid over each other. Null where the account asked for is not there.
create or replace function list_posts(
  p_user bigint, p_workspace bigint, p_owner_only text[], p_account uuid, p_platform text, p_kind text,
  p_labels text[], p_from timestamptz, p_to timestamptz, p_platforms text[], p_parts integer[],
  p_sort text, p_is_descending boolean, p_offset integer, p_limit integer
) returns text language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  answer text;
begin
  if not may_read(p_user, p_workspace) then return null; end if;
  perform set_config('tallyglass.workspace', p_workspace::text, true);
  if p_account is not null and not exists (
    select from accounts a where a.workspace_id = p_workspace and a.public_id = p_account
      and may_see(p_user, a.granted_by, a.platform, p_owner_only)) then return null; end if;
  with own as (
    select a.id, a.public_id, coalesce(p_parts[array_position(p_platforms, a.platform)], 0) as parts
    from accounts a
    where a.workspace_id = p_workspace and (p_account is null or a.public_id = p_account)
      and (p_platform is null or a.platform = p_platform) and may_see(p_user, a.granted_by, a.platform, p_owner_only)
  ), newest as (
    select p.id, p.public_id, own.public_id as account, p.kind, p.published_at, p.newest_read_at as read_at, p.readings,
      p.newest_views as views, p.newest_likes as likes, p.newest_comments as comments, p.newest_shares as shares,
      p.newest_states as states,
      -- Not by a join: nobody can tell the planner how many posts there are, and it would look through all for each.
      coalesce(bit_or(p.newest_states) over (partition by p.account_id), 0)::integer & own.parts as parts
    from own join posts p on p.workspace_id = p_workspace and p.account_id = own.id
    where p.published_at >= p_from and p.published_at < p_to
  ), given as (
    select own.public_id, coalesce(n.states, 0) as states
    from own left join (
      select account, bit_or(newest.states)::integer as states from newest group by account
    ) as n on n.account = own.public_id
  ), engaged as (
    select *,
      case when parts <> 0 then
        case when parts & 12 <> 0 then likes else 0 end
          + case when parts & 48 <> 0 then comments else 0 end
          + case when parts & 192 <> 0 then shares else 0 end
      end as engagement
    from newest
  ), found as (
    select *, engagement::numeric / nullif(views, 0) as rate from engaged
    where p_labels is null or id in (
      select l.post_id from post_labels l
      where l.workspace_id = p_workspace and l.name_lookup in (select decode(x, 'hex') from unnest(p_labels) x))
  ), groups as (
    select account, kind, count(*)::integer as posts,
      percentile_cont(0.5) within group (order by views) as views,
      percentile_cont(0.5) within group (order by likes) as likes,
      percentile_cont(0.5) within group (order by comments) as comments,
      percentile_cont(0.5) within group (order by shares) as shares,
      percentile_cont(0.5) within group (order by rate::double precision) as rate
    from found group by grouping sets ((account), (account, kind))
  ), page as (
    select row_number() over (order by
        case when p_is_descending then place end desc nulls last,
        case when not p_is_descending then place end asc nulls last,
        published_at desc, id desc) as number, *
    from (select *, case p_sort
        when 'published' then extract(epoch from published_at)
        when 'views' then views
        when 'likes' then likes
        when 'comments' then comments
        when 'shares' then shares
        when 'rate' then rate
      end as place from found where p_kind is null or kind = p_kind) as placed
  )
  select json_build_object(
    'given', coalesce((select json_object_agg(public_id, states) from given), '{}'),
    'groups', coalesce((select json_agg(json_build_object(
        'account', account, 'kind', kind, 'posts', posts, 'medians', json_build_object(
          'views', views, 'likes', likes, 'comments', comments, 'shares', shares, 'rate', rate))) from groups), '[]'),
    'rows', coalesce((select json_agg(json_build_object(
        'id', public_id, 'account', account, 'kind', kind, 'published', extract(epoch from published_at)::bigint,
        'read', extract(epoch from read_at)::bigint, 'readings', readings, 'views', views, 'likes', likes,
        'comments', comments, 'shares', shares, 'states', states, 'labels', (
          select json_agg(encode(l.name_lookup, 'hex')) from post_labels l
          where l.workspace_id = p_workspace and l.post_id = page.id)) order by number)
      from page where number > p_offset and number <= p_offset + p_limit), '[]'))::text
  into answer;
  return answer;
end $$;

-- One post in full, and the account it stands on. No row when there is none, or it is somebody else's.
create or replace function post_in_full(p_user bigint, p_workspace bigint, p_owner_only text[], p_post uuid)
returns table (account_id bigint, account_public_id uuid, readings text)
language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  if not may_read(p_user, p_workspace) then return; end if;
  perform set_config('tallyglass.workspace', p_workspace::text, true);
  return query
    select a.id, a.public_id, format(
      '{"id":"%s","kind":"%s","published":%s,"seen":%s,"readAt":[%s],"ageDays":[%s],"views":[%s],"likes":[%s],"comments":[%s],"shares":[%s],"states":[%s],"imported":%s,"given":%s}',
      p.public_id, p.kind, extract(epoch from p.published_at)::bigint, extract(epoch from p.last_seen_at)::bigint,
      (select string_agg(extract(epoch from t)::bigint::text, ',' order by ord)
        from unnest(p.read_at) with ordinality as r(t, ord)),
      array_to_string(p.age_days, ','), array_to_string(p.views, ',', 'null'), array_to_string(p.likes, ',', 'null'),
      array_to_string(p.comments, ',', 'null'), array_to_string(p.shares, ',', 'null'), array_to_string(p.states, ','),
      p.imported_readings,
      (select coalesce(bit_or(q.newest_states), 0) from posts q
        where q.workspace_id = p_workspace and q.account_id = a.id))
    from posts p
    join accounts a on a.workspace_id = p_workspace and a.id = p.account_id
    where p.workspace_id = p_workspace and p.public_id = p_post
      and may_see(p_user, a.granted_by, a.platform, p_owner_only);
end $$;

-- What is needed to ask a platform for titles and covers: whose posts, by which connection. Nothing while the person
-- has them switched off, the account is paused, or its connection does not work.
create or replace function posts_to_preview(p_user bigint, p_workspace bigint, p_owner_only text[], p_posts uuid[])
returns table (
  public_id uuid, external_id_sealed bytea, key_id uuid, platform text, connection_id bigint
) language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  if not may_read(p_user, p_workspace) then return; end if;
  if not exists (select from users u where u.id = p_user and u.show_covers) then return; end if;
  perform set_config('tallyglass.workspace', p_workspace::text, true);
  return query
    select p.public_id, p.external_id_sealed, a.key_id, a.platform, c.id
    from posts p
    join accounts a on a.workspace_id = p_workspace and a.id = p.account_id and a.paused_at is null
    join connections c on c.workspace_id = p_workspace and c.account_id = a.id and c.state = 'active'
    where p.workspace_id = p_workspace and p.public_id = any (p_posts)
      and may_see(p_user, a.granted_by, a.platform, p_owner_only);
end $$;

-- The newest look at an account, running or over, for a page that waits for it.
create or replace function latest_sync(p_user bigint, p_workspace bigint, p_owner_only text[], p_account uuid)
returns table (
  platform text, reason text, started_at timestamptz, finished_at timestamptz, outcome text,
  posts_found integer, posts_read integer, is_listing_done boolean
) language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  if not may_read(p_user, p_workspace) then return; end if;
  perform set_config('tallyglass.workspace', p_workspace::text, true);
  return query
    select a.platform, r.reason, r.started_at, r.finished_at, r.outcome, r.posts_found, r.posts_read, r.is_listing_done
    from accounts a
    left join lateral (
      select s.* from sync_runs s
      where s.workspace_id = p_workspace and s.account_id = a.id order by s.started_at desc, s.id desc limit 1
    ) r on true
    where a.workspace_id = p_workspace and a.public_id = p_account
      and may_see(p_user, a.granted_by, a.platform, p_owner_only);
end $$;
