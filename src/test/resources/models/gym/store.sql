-- A chain of gyms in the first quarter of a year: months that end on different days, days without a visit, a club that opens late, members
-- counted by club on some days only, payments that are booked later than they are made, trials that lead to memberships or to nothing.
CREATE TABLE club (club_no INTEGER, club_name VARCHAR, town_no INTEGER);
INSERT INTO club VALUES (1, 'Harbour', 10), (2, 'Station', 20), (3, 'Hill', NULL);
CREATE TABLE town (town_no INTEGER, town_name VARCHAR, country_code VARCHAR);
INSERT INTO town VALUES (10, 'Bergen', 'NO'), (20, 'Lund', 'SE');
CREATE TABLE country (code VARCHAR, country_name VARCHAR);
INSERT INTO country VALUES ('NO', 'Norway'), ('SE', 'Sweden');

CREATE TABLE visit (visit_no INTEGER, member_no INTEGER, club_no INTEGER, visited_on DATE, minutes INTEGER, is_guest BOOLEAN, spent DECIMAL(9,2));
INSERT INTO visit VALUES
 (1, 101, 1, '2026-01-05', 60, FALSE, 4.00), (2, 102, 1, '2026-01-05', 30, TRUE, 2.51), (3, 103, 2, '2026-01-17', 45, FALSE, NULL),
 (4, 101, 1, '2026-01-29', 50, FALSE, 1.00), (5, 102, 2, '2026-01-30', 20, FALSE, 3.25), (6, 104, 1, '2026-01-31', 90, TRUE, 10.00),
 (7, 101, 1, '2026-02-01', 40, FALSE, 2.00), (8, 103, 2, '2026-02-14', 75, FALSE, 6.00), (9, 105, 3, '2026-02-14', 15, FALSE, 0.75),
 (10, 101, 2, '2026-02-28', 55, TRUE, 5.00), (11, 104, 1, '2026-03-01', 35, FALSE, NULL), (12, 102, 1, '2026-03-09', 65, FALSE, 7.50),
 (13, 105, 3, '2026-03-10', 25, FALSE, 1.25), (14, 101, NULL, '2026-03-10', 80, FALSE, 8.00);

CREATE TABLE headcount (club_no INTEGER, counted_on DATE, members INTEGER);
INSERT INTO headcount VALUES
 (1, '2026-01-01', 100), (1, '2026-01-31', 110), (1, '2026-02-15', 112), (1, '2026-03-10', 120),
 (2, '2026-01-01', 50), (2, '2026-01-20', 55), (2, '2026-02-15', 60), (2, '2026-03-08', 58), (3, '2026-02-15', 7);

CREATE TABLE payment (payment_no INTEGER, member_no INTEGER, paid_on DATE, booked_on DATE, amount DECIMAL(9,2), model VARCHAR);
INSERT INTO payment VALUES
 (1, 101, '2026-01-03', '2026-01-05', 30.00, 'net'), (1, 101, '2026-01-03', '2026-01-05', 36.00, 'gross'),
 (2, 102, '2026-01-30', '2026-02-02', 20.00, 'net'), (2, 102, '2026-01-30', '2026-02-02', 24.00, 'gross'),
 (3, 103, '2026-02-27', '2026-03-01', 50.00, 'net'), (3, 103, '2026-02-27', '2026-03-01', 60.00, 'gross');

CREATE TABLE trial (trial_no INTEGER, member_no INTEGER, tried_on DATE, channel VARCHAR, club_no INTEGER);
INSERT INTO trial VALUES
 (1, 201, '2026-01-02', 'poster', 1), (2, 201, '2026-01-06', 'friend', 1), (3, 202, '2026-01-10', 'poster', 2),
 (4, 203, '2026-01-28', 'poster', 2), (5, 204, '2026-02-03', 'friend', 1), (6, 204, '2026-02-03', 'poster', 2),
 (7, 205, '2026-02-20', NULL, 3), (8, 206, '2026-03-01', 'friend', 1);
CREATE TABLE membership (membership_no INTEGER, member_no INTEGER, joined_on DATE, plan VARCHAR, club_no INTEGER);
INSERT INTO membership VALUES
 (1, 201, '2026-01-08', 'year', 1), (2, 202, '2026-01-17', 'month', 2), (3, 202, '2026-01-16', 'month', 1), (4, 203, '2026-02-02', 'year', 2),
 (5, 204, '2026-02-03', 'month', 2), (6, 204, '2026-02-04', 'year', 1), (7, 205, '2026-02-19', 'year', 3), (8, 299, '2026-02-21', 'year', 1);
