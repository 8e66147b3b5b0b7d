-- A clinic over fourteen months, with what makes sums wrong: keys that are NULL or match nothing, corrections with negative amounts, months
-- without a row, a leap day, a week that lies in two years, names in other scripts and with quotes, text that differs in case only, a doctor
-- who treats and refers, a patient who lives and works in different towns, an appointment with several lines and several claims.
CREATE TABLE shop (name VARCHAR, currency VARCHAR, zone VARCHAR, week_start VARCHAR, imported_at TIMESTAMP, quarantined BIGINT);
INSERT INTO shop VALUES ('Clinic at the Lake', 'CHF', 'Europe/Zurich', 'monday', TIMESTAMP '2025-03-01 06:00:00', 0);

CREATE TABLE town (town_id INTEGER, town_name VARCHAR, region VARCHAR);
INSERT INTO town VALUES (1, 'Zürich', 'North'), (2, 'Zug', 'north'), (3, 'Biel/Bienne', 'West'), (4, 'L''Abbaye', NULL), (5, 'Nowhere', 'East');

CREATE TABLE patient (patient_id VARCHAR, patient_name VARCHAR, sex VARCHAR, insured BOOLEAN, birth_year INTEGER, home_town INTEGER, work_town INTEGER);
INSERT INTO patient VALUES
 ('p1', 'Zoë "Zo" O''Brien', 'f', TRUE, 1980, 1, 2), ('p2', 'Zoë', 'F', TRUE, 2015, 1, NULL), ('p3', 'עדי', 'm', FALSE, 1955, 2, 1),
 ('p4', '😀 Ng', NULL, NULL, NULL, 99, 3), ('p5', 'ÉMILE', 'm', TRUE, 1999, 4, 4), ('p6', 'émile', 'M', FALSE, 2010, NULL, NULL),
 ('p7', 'Never Came', 'f', TRUE, 1970, 5, 5);

CREATE TABLE doctor (doctor_id INTEGER, doctor_name VARCHAR, specialty VARCHAR);
INSERT INTO doctor VALUES (10, 'Dr. Ål', 'surgery'), (11, 'Dr. Bo', 'Surgery'), (12, 'Dr. O''Neil', 'general'), (13, 'Dr. New', NULL);

CREATE TABLE ward (ward_code VARCHAR, ward_name VARCHAR, floor_no INTEGER);
INSERT INTO ward VALUES ('A', 'ICU', 1), ('B', 'icu', 2), ('C', 'Day "care"', NULL), ('Z', 'Empty', 9);

CREATE TABLE appointment (appointment_id INTEGER, patient_id VARCHAR, doctor_id INTEGER, referrer_id INTEGER, ward_code VARCHAR,
  visit_date DATE, booked_on DATE, state VARCHAR, minutes INTEGER, "room no" VARCHAR);
INSERT INTO appointment VALUES
 (1, 'p1', 10, 12, 'A', '2024-01-01', '2023-12-20', 'kept', 30, 'R1'), (2, 'p1', 10, 10, 'A', '2024-01-31', '2024-01-01', 'kept', 45, 'r1'),
 (3, 'p2', 11, NULL, 'B', '2024-02-29', '2024-02-28', 'missed', NULL, 'R1'), (4, 'p3', 11, 12, 'B', '2024-02-29', '2024-02-01', 'Kept', 60, 'R2'),
 (5, 'p3', 12, 99, 'C', '2024-03-01', '2024-02-29', 'kept', 15, NULL), (6, 'p4', 10, 11, 'A', '2024-03-10', NULL, 'late', 20, 'R2'),
 (7, NULL, 10, 12, 'A', '2024-03-10', '2024-03-10', 'kept', 5, 'R1'), (8, 'p99', 98, 12, 'X', '2024-03-31', '2024-03-01', 'kept', 90, 'R3'),
 (9, 'p5', 12, 13, NULL, '2024-06-30', '2024-06-01', 'MISSED', 0, ''), (10, 'p5', 12, 10, 'C', '2024-07-01', '2024-06-30', 'kept', 45, 'R3'),
 (11, 'p6', 11, 12, 'B', '2024-12-29', '2024-12-01', 'kept', 44, 'R1'), (12, 'p6', 11, 12, 'B', '2024-12-30', '2024-12-01', 'kept', 46, 'R1'),
 (13, 'p1', 10, 11, 'A', '2024-12-31', '2024-12-30', 'missed', NULL, 'R2'), (14, 'p2', 10, 12, 'A', '2025-01-01', '2024-12-31', 'kept', 25, 'R2'),
 (15, 'p1', 12, 12, 'C', '2025-01-05', '2025-01-01', 'kept', 30, 'R1'), (16, 'p3', NULL, NULL, 'A', '2025-01-06', '2025-01-05', NULL, 30, 'R1'),
 (17, 'p4', 10, 11, 'B', '2025-02-28', '2025-02-01', 'kept', 120, 'R3'), (18, 'p1', 10, 12, 'A', '2025-02-28', '2025-02-27', 'kept', 30, 'R1');

CREATE TABLE treatment (code VARCHAR, treatment_name VARCHAR, family VARCHAR);
INSERT INTO treatment VALUES ('T1', 'Check-up', 'basic'), ('T2', 'X-ray, 50% "view"', 'Imaging'), ('T3', 'MRI', 'imaging'), ('T9', 'Never billed', NULL);

CREATE TABLE invoice_line (line_id INTEGER, appointment_id INTEGER, treatment_code VARCHAR, quantity INTEGER, price DECIMAL(18,2),
  discount DECIMAL(18,2), billed_on DATE, payer VARCHAR);
INSERT INTO invoice_line VALUES
 (1, 1, 'T1', 1, 80.00, 0.00, '2024-01-02', 'Helsana'), (2, 1, 'T2', 2, 120.50, 20.00, '2024-01-02', 'Helsana'), (3, 1, 'T2', -1, 120.50, 0.00, '2024-02-29', 'Helsana'),
 (4, 2, 'T3', 1, 900.00, 90.00, '2024-01-31', 'self'), (5, 4, 'T1', 1, 80.00, NULL, '2024-02-29', 'SELF'), (6, 4, 'T3', 1, 900.00, 0.00, '2024-03-01', 'CSS'),
 (7, 5, 'T1', 1, 80.00, 0.00, '2024-03-01', NULL), (8, 8, 'T8', 3, 33.33, 0.01, '2024-03-31', 'CSS'), (9, NULL, 'T1', 1, 80.00, 0.00, '2024-04-01', 'CSS'),
 (10, 77, 'T2', 1, 120.50, 0.00, '2024-04-01', 'css'), (11, 10, NULL, 1, 10.00, 0.00, '2024-07-01', 'Helsana'), (12, 11, 'T1', 0, 80.00, 0.00, '2024-12-29', 'self'),
 (13, 12, 'T2', 1, 120.50, 0.50, '2024-12-30', 'self'), (14, 14, 'T1', 1, 80.00, 0.00, '2025-01-01', 'Helsana'), (15, 15, 'T3', 1, 900.00, 450.00, '2025-01-06', 'Atupri'),
 (16, 17, 'T2', 4, 120.50, 0.00, '2025-02-28', 'CSS'), (17, 17, 'T1', 1, 80.00, 0.00, '2025-02-28', 'CSS'), (18, 18, 'T1', 1, NULL, 0.00, '2025-02-28', 'Helsana');

CREATE TABLE claim (claim_id INTEGER, appointment_id INTEGER, insurer VARCHAR, filed_at TIMESTAMP, claimed DECIMAL(18,2), paid DECIMAL(18,2));
INSERT INTO claim VALUES
 (1, 1, 'Helsana', '2024-01-05 23:59:59', 200.00, 180.00), (2, 1, 'Helsana', '2024-02-01 00:00:00', 80.00, 0.00), (3, 2, 'CSS', '2024-02-29 12:00:00', 900.00, 600.25),
 (4, 4, 'CSS', '2024-03-05 08:30:00', 980.00, NULL), (5, 8, 'css', '2024-04-01 09:00:00', 99.99, 99.99), (6, NULL, 'Atupri', '2024-05-05 10:00:00', 10.00, -10.00),
 (7, 66, NULL, '2024-05-05 11:00:00', 0.00, 0.00), (8, 12, 'Helsana', '2024-12-31 23:00:00', 120.00, 120.00), (9, 15, 'Atupri', '2025-01-31 07:00:00', 450.00, 0.00);

CREATE TABLE shift_month (ward_code VARCHAR, month DATE, role VARCHAR, hours DECIMAL(9,2));
INSERT INTO shift_month VALUES
 ('A', '2024-01-01', 'nurse', 160.50), ('A', '2024-01-01', 'porter', 40.00), ('B', '2024-02-01', 'nurse', 150.00), ('X', '2024-03-01', 'Nurse', 10.25),
 ('C', '2024-03-01', 'porter', 0.00), (NULL, '2024-06-01', NULL, 12.00), ('B', '2024-12-01', 'nurse', 155.75), ('A', '2025-01-01', 'nurse', 161.00);

CREATE TABLE illness (illness_code VARCHAR, illness_name VARCHAR, chapter VARCHAR);
INSERT INTO illness VALUES ('I1', 'Flu', 'X'), ('I2', 'Ménière''s', 'VIII'), ('I3', 'FLU', NULL);

CREATE TABLE diagnosis (appointment_id INTEGER, illness_code VARCHAR, found_on DATE, certain BOOLEAN);
INSERT INTO diagnosis VALUES
 (1, 'I1', '2024-01-01', TRUE), (1, 'I2', '2024-01-01', FALSE), (4, 'I1', '2024-02-29', TRUE), (4, 'I3', '2024-03-02', NULL), (4, 'I2', '2024-03-02', TRUE),
 (8, 'I9', '2024-03-31', TRUE), (NULL, 'I1', '2024-04-01', FALSE), (12, NULL, '2024-12-30', TRUE), (17, 'I1', '2025-02-28', TRUE);

CREATE TABLE bed_night (ward_code VARCHAR, night DATE, taken INTEGER);
INSERT INTO bed_night VALUES
 ('A', '2024-01-01', 5), ('A', '2024-01-31', 7), ('B', '2024-01-30', 3), ('A', '2024-02-29', 6), ('B', '2024-03-01', 4), (NULL, '2024-03-02', 1), ('X', '2024-03-31', 2),
 ('A', '2024-12-31', 8), ('B', '2024-12-31', 0), ('A', '2025-01-01', 9);

CREATE TABLE enquiry (enquiry_id INTEGER, patient_id VARCHAR, called_on DATE, source VARCHAR);
INSERT INTO enquiry VALUES
 (1, 'p1', '2023-12-31', 'web'), (2, 'p1', '2024-01-31', 'phone'), (3, 'p2', '2024-01-30', 'Web'), (4, 'p3', '2024-02-28', NULL), (5, NULL, '2024-03-01', 'web'),
 (6, 'p99', '2024-04-01', 'phone'), (7, 'p5', '2024-06-30', 'web'), (8, 'p7', '2024-12-01', 'phone');
