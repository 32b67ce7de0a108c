-- History that a person brings. What is there is never overwritten, and of a day that was read nothing is added to;
-- an import can be taken back, and then only what still stands as it brought it goes.
-- Arrays come as text[], as in sync.sql.

-- The days with something to say among p_days: read by us, or brought before. `states` are those of the day.
create or replace function known_days(p_account bigint, p_days text[])
returns table (day text, is_read boolean, states smallint) language sql stable set search_path = public, pg_temp as $$
  select d.day::text, m.imported[i] is null, m.states[i]
  from unnest(p_days::date[]) as d(day)
  cross join lateral (select extract(day from d.day)::integer) as n(i)
  join account_months m
    on m.workspace_id = nullif(current_setting('tallyglass.workspace', true), '')::bigint
    and m.account_id = p_account and m.month = date_trunc('month', d.day::timestamp)::date
  where m.read_seconds[i] is not null or m.imported[i] is not null
$$;

-- Counts of days, each of them into its place where nothing is. Returns the days on which something was stored.
create or replace function store_import(
  p_account bigint, p_import bigint, p_days text[], p_seconds text[], p_followers text[], p_following text[],
  p_views text[], p_posts text[], p_likes text[], p_states text[], p_imported text[]
) returns table (day text) language plpgsql set search_path = public, pg_temp as $$
declare
  ws constant bigint := nullif(current_setting('tallyglass.workspace', true), '')::bigint;
  months constant date[] := array(
    select distinct date_trunc('month', d::timestamp)::date from unnest(p_days::date[]) d);
begin
  insert into account_months (workspace_id, account_id, month) select ws, p_account, m from unnest(months) m
  on conflict do nothing;
  -- Held before they are looked at: a reading that is being stored has finished, or waits.
  perform from account_months
  where workspace_id = ws and account_id = p_account and month = any (months) order by month for update;

  return query
  with brought as (
    select * from unnest(p_days::date[], p_seconds::integer[], p_followers::bigint[], p_following::bigint[],
      p_views::bigint[], p_posts::bigint[], p_likes::bigint[], p_states::smallint[], p_imported::integer[])
      as b(day, seconds, followers, following, views, posts, likes, states, imported)
  ), places as (
    select m.month, i, m.followers[i] as followers, m.following[i] as following, m.views[i] as views,
      m.posts[i] as posts, m.likes[i] as likes, m.read_seconds[i] as seconds, m.imported[i] as imported,
      m.states[i]::integer as states
    from account_months m cross join generate_series(1, 31) i
    where m.workspace_id = ws and m.account_id = p_account and m.month = any (months)
  ), filled as (
    select p.month, p.i, p.seconds, p.imported, p.states,
      p.followers, p.following, p.views, p.posts, p.likes,
      b.seconds as new_seconds, b.imported as new_imported, b.states as new_states,
      b.followers as new_followers, b.following as new_following, b.views as new_views, b.posts as new_posts,
      b.likes as new_likes,
      -- The pairs of bits that go into an empty place: of a day that was read none.
      case when p.seconds is not null and p.imported is null then 0
        else (select coalesce(sum(3 << s), 0)::integer from generate_series(0, 8, 2) s
              where (b.states >> s) & 3 <> 0 and (coalesce(p.states, 0) >> s) & 3 = 0) end as takes
    from places p left join brought b on b.day = p.month + (p.i - 1)
  ), months_now as (
    select f.month,
      array_agg(case when takes & 3 <> 0 then new_followers else followers end order by i) as followers,
      array_agg(case when takes & 12 <> 0 then new_following else following end order by i) as following,
      array_agg(case when takes & 48 <> 0 then new_views else views end order by i) as views,
      array_agg(case when takes & 192 <> 0 then new_posts else posts end order by i) as posts,
      array_agg(case when takes & 768 <> 0 then new_likes else likes end order by i) as likes,
      array_agg((case when takes <> 0 then coalesce(states, 0) | (new_states & takes) else states end)::smallint
        order by i) as states,
      array_agg(case when takes <> 0 then coalesce(seconds, new_seconds) else seconds end order by i) as read_seconds,
      array_agg(case when takes <> 0 then coalesce(imported, 0) | (new_imported & (
          case when takes & 3 <> 0 then 15 else 0 end | case when takes & 12 <> 0 then 15 << 4 else 0 end
          | case when takes & 48 <> 0 then 15 << 8 else 0 end | case when takes & 192 <> 0 then 15 << 12 else 0 end
          | case when takes & 768 <> 0 then 15 << 16 else 0 end))
        else imported end order by i) as imported,
      sum(case when takes & 3 <> 0 then 1 << (i - 1) else 0 end)::integer as took_followers,
      sum(case when takes & 12 <> 0 then 1 << (i - 1) else 0 end)::integer as took_following,
      sum(case when takes & 48 <> 0 then 1 << (i - 1) else 0 end)::integer as took_views,
      sum(case when takes & 192 <> 0 then 1 << (i - 1) else 0 end)::integer as took_posts,
      sum(case when takes & 768 <> 0 then 1 << (i - 1) else 0 end)::integer as took_likes
    from filled f group by f.month having bool_or(takes <> 0)
  ), written as (
    update account_months m set followers = n.followers, following = n.following, views = n.views, posts = n.posts,
      likes = n.likes, states = n.states, read_seconds = n.read_seconds, imported = n.imported
    from months_now n where m.workspace_id = ws and m.account_id = p_account and m.month = n.month
  ), noted as (
    insert into import_months (workspace_id, import_id, account_id, month, followers, following, views, posts, likes)
    select ws, p_import, p_account, n.month, took_followers, took_following, took_views, took_posts, took_likes
    from months_now n
  )
  select (f.month + (f.i - 1))::text from filled f where f.takes <> 0 order by 1;
end $$;

-- Takes back what an import brought, as far as no reading took its place. Returns how many days lost a count.
create or replace function undo_import(p_import bigint)
returns integer language plpgsql set search_path = public, pg_temp as $$
declare
  ws constant bigint := nullif(current_setting('tallyglass.workspace', true), '')::bigint;
  undone integer;
begin
  perform from account_months m
  join import_months b on b.workspace_id = ws and b.import_id = p_import
    and b.account_id = m.account_id and b.month = m.month
  where m.workspace_id = ws order by m.month for update of m;

  with places as (
    select m.account_id, m.month, i, m.followers[i] as followers, m.following[i] as following, m.views[i] as views,
      m.posts[i] as posts, m.likes[i] as likes, m.states[i]::integer as states, m.read_seconds[i] as seconds,
      m.imported[i] as imported,
      -- The pairs of bits that still stand as this import brought them.
      case when m.imported[i] is null then 0 else
        case when (b.followers >> (i - 1)) & 1 = 1 then 3 else 0 end
        | case when (b.following >> (i - 1)) & 1 = 1 then 12 else 0 end
        | case when (b.views >> (i - 1)) & 1 = 1 then 48 else 0 end
        | case when (b.posts >> (i - 1)) & 1 = 1 then 192 else 0 end
        | case when (b.likes >> (i - 1)) & 1 = 1 then 768 else 0 end end as gives
    from import_months b
    join account_months m on m.workspace_id = ws and m.account_id = b.account_id and m.month = b.month
    cross join generate_series(1, 31) i
    where b.workspace_id = ws and b.import_id = p_import
  ), left_over as (
    select *, case when imported is not null then nullif(states & ~gives, 0) else states end as stays from places
  ), months_now as (
    select account_id, month,
      array_agg(case when gives & 3 = 0 then followers end order by i) as followers,
      array_agg(case when gives & 12 = 0 then following end order by i) as following,
      array_agg(case when gives & 48 = 0 then views end order by i) as views,
      array_agg(case when gives & 192 = 0 then posts end order by i) as posts,
      array_agg(case when gives & 768 = 0 then likes end order by i) as likes,
      array_agg(stays::smallint order by i) as states,
      array_agg(case when imported is null or stays is not null then seconds end order by i) as read_seconds,
      array_agg(case when stays is not null then imported & ~(
          case when gives & 3 <> 0 then 15 else 0 end | case when gives & 12 <> 0 then 15 << 4 else 0 end
          | case when gives & 48 <> 0 then 15 << 8 else 0 end | case when gives & 192 <> 0 then 15 << 12 else 0 end
          | case when gives & 768 <> 0 then 15 << 16 else 0 end) end order by i) as imported,
      count(*) filter (where gives <> 0) as days
    from left_over group by account_id, month
  ), written as (
    update account_months m set followers = n.followers, following = n.following, views = n.views, posts = n.posts,
      likes = n.likes, states = n.states, read_seconds = n.read_seconds, imported = n.imported
    from months_now n
    where m.workspace_id = ws and m.account_id = n.account_id and m.month = n.month and n.days > 0
  )
  select coalesce(sum(days), 0)::integer into undone from months_now;

  -- A month that holds nothing any more would make the account's line begin with it.
  delete from account_months m using import_months b
  where b.workspace_id = ws and b.import_id = p_import and m.workspace_id = ws and m.account_id = b.account_id
    and m.month = b.month
    and not exists (
      select from unnest(m.states, m.read_seconds, m.gap_reasons) as d(states, seconds, reason)
      where d.states is not null or d.seconds is not null or d.reason is not null);

  update posts set read_at = read_at[imported_readings + 1:], age_days = age_days[imported_readings + 1:],
    views = views[imported_readings + 1:], likes = likes[imported_readings + 1:],
    comments = comments[imported_readings + 1:], shares = shares[imported_readings + 1:],
    states = states[imported_readings + 1:], imported_readings = 0, import_id = null
  where workspace_id = ws and import_id = p_import;

  delete from import_months where workspace_id = ws and import_id = p_import;
  delete from imports where workspace_id = ws and id = p_import;
  return undone;
end $$;

-- Readings of posts that may go before a post's own: of a post that was read, from before that day, and none came with
-- an import yet. At most one a day, the latest.
create or replace function importable_post_readings(
  p_account bigint, p_posts text[], p_read_at text[], p_views text[], p_likes text[], p_comments text[],
  p_shares text[], p_states text[]
) returns table (
  post_id bigint, read_at timestamptz, age integer, views bigint, likes bigint, comments bigint, shares bigint,
  states smallint
) language sql stable set search_path = public, pg_temp as $$
  select distinct on (p.id, d.day) p.id, r.read_at, d.day - (p.published_at at time zone 'utc')::date, r.views, r.likes,
    r.comments, r.shares, r.states
  from unnest(p_posts::bigint[], p_read_at::timestamptz[], p_views::bigint[], p_likes::bigint[], p_comments::bigint[],
    p_shares::bigint[], p_states::smallint[]) as r(post_id, read_at, views, likes, comments, shares, states)
  cross join lateral (select (r.read_at at time zone 'utc')::date) as d(day)
  join posts p
    on p.workspace_id = nullif(current_setting('tallyglass.workspace', true), '')::bigint
    and p.account_id = p_account and p.id = r.post_id
  where p.imported_readings = 0 and cardinality(p.read_at) > 0
    and d.day < (p.read_at[1] at time zone 'utc')::date and r.read_at >= p.published_at
  order by p.id, d.day, r.read_at desc
$$;

-- Stores them. Returns how many.
create or replace function store_imported_post_readings(
  p_account bigint, p_import bigint, p_posts text[], p_read_at text[], p_views text[], p_likes text[],
  p_comments text[], p_shares text[], p_states text[]
) returns integer language plpgsql set search_path = public, pg_temp as $$
declare
  ws constant bigint := nullif(current_setting('tallyglass.workspace', true), '')::bigint;
  stored integer;
begin
  -- Held before they are looked at: a reading that is being stored has finished, or waits.
  perform from posts
  where workspace_id = ws and account_id = p_account and id = any (p_posts::bigint[]) order by id for update;
  with rows_of as (
    select r.post_id, count(*)::integer as readings,
      array_agg(r.read_at order by r.read_at) as read_at, array_agg(r.age order by r.read_at) as age_days,
      array_agg(r.views order by r.read_at) as views, array_agg(r.likes order by r.read_at) as likes,
      array_agg(r.comments order by r.read_at) as comments, array_agg(r.shares order by r.read_at) as shares,
      array_agg(r.states order by r.read_at) as states
    from importable_post_readings(p_account, p_posts, p_read_at, p_views, p_likes, p_comments, p_shares, p_states) r
    group by r.post_id
  ), written as (
    update posts p set read_at = r.read_at || p.read_at, age_days = r.age_days || p.age_days,
      views = r.views || p.views, likes = r.likes || p.likes, comments = r.comments || p.comments,
      shares = r.shares || p.shares, states = r.states || p.states, imported_readings = r.readings,
      import_id = p_import
    from rows_of r where p.workspace_id = ws and p.id = r.post_id
    returning r.readings
  )
  select coalesce(sum(readings), 0)::integer into stored from written;
  return stored;
end $$;
