-- Visits that no customer made. They are named, with both numbers, and stay in the figures: whether a visit is a machine's cannot be known from an
-- export, and what is left out unseen is as wrong as what is left in.

-- A session ends after 30 minutes without a click, so one browser cannot begin more than 48 of them in a day.
INSERT INTO mart_problem
WITH busy AS (
    SELECT session_date, visitor_id, count(*) AS n, count(*) FILTER (WHERE ordered) AS orders
    FROM fact_session
    GROUP BY ALL
    HAVING count(*) > 48
),
day AS (
    SELECT b.session_date, sum(b.n) AS by_machines, any_value(t.n) AS sessions
    FROM busy b JOIN (SELECT session_date, count(*) AS n FROM fact_session GROUP BY ALL) t USING (session_date)
    GROUP BY b.session_date
)
SELECT 'traffic_of_machines',
       'Sessions of visitors that began more than 48 in a day, which no person does; for example on ' || max_by(session_date, by_machines) || ': '
           || max_by(sessions, by_machines) || ' sessions, ' || max_by(sessions - by_machines, by_machines) || ' without them',
       CAST(sum(by_machines) AS BIGINT)
FROM day
HAVING count(*) > 0;

-- The shop's own people look at themes before they publish them.
INSERT INTO mart_problem
SELECT 'traffic_of_own_people',
       'Sessions that began on the preview of a theme, which only the shop''s own people open; there are ' || (SELECT count(*) FROM fact_session) || ' sessions, '
           || ((SELECT count(*) FROM fact_session) - count(*)) || ' without them',
       count(*)
FROM fact_session
WHERE landing_page LIKE '%preview_theme_id=%'
HAVING count(*) > 0;

-- Analytics tells who stayed. A day with five times the sessions of a usual one, of which fewer than 1 in 20 was engaged, was not customers.
INSERT INTO mart_problem
WITH day AS (
    SELECT traffic_date, cut_by, sum(sessions) AS sessions, sum(engaged_sessions) AS engaged
    FROM fact_traffic_daily
    WHERE engaged_sessions IS NOT NULL
    GROUP BY ALL
),
usual AS (SELECT *, median(sessions) OVER (PARTITION BY cut_by) AS median_sessions FROM day),
odd AS (
    SELECT traffic_date, max(sessions) AS sessions, max_by(engaged, sessions) AS engaged
    FROM usual
    WHERE sessions > 5 * median_sessions AND engaged * 20 < sessions
    GROUP BY traffic_date
)
SELECT 'traffic_without_engagement',
       'Days in Google Analytics with over five times the usual sessions, fewer than 1 in 20 of them engaged; for example ' || min(traffic_date) || ': '
           || min_by(sessions, traffic_date) || ' sessions, ' || min_by(engaged, traffic_date) || ' engaged',
       count(*)
FROM odd
HAVING count(*) > 0;
