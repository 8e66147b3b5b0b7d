package ai.victor.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cell is read where it has one meaning, and refused where it has none or two. */
class CellReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MONEY   | 12            | 12.00
            MONEY   | -12.5         | -12.50
            MONEY   | 1,234,567.80  | 1234567.80
            MONEY   | 1.234,50      | 1234.50
            MONEY   | 12,50         | 12.50
            MONEY   | 12.500        | 12.50
            INTEGER | 124.0         | 124
            INTEGER | 1,024         | 1024
            DECIMAL | 0.0650        | 0.0650
            BOOLEAN | 0             | false
            BOOLEAN | TRUE          | true
            CURRENCY| usd           | USD
            DATE    | 2024-02-29    | 2024-02-29
            US_DATE | 2/29/2024     | 2024-02-29
            MONTH   | 2024-02       | 2024-02-01
            MONTH   | 2024-02-29    | 2024-02-01
            INSTANT | 2025-01-01T11:09:05Z         | 2025-01-01T11:09:05
            INSTANT | 2025-01-01T11:09:05.250Z     | 2025-01-01T11:09:05.250
            INSTANT | 2025-01-01T11:09:05-05:00    | 2025-01-01T16:09:05
            INSTANT | 2025-01-01 11:09:05 -0500    | 2025-01-01T16:09:05
            UTC_TIME| 2025-01-01 11:09:05          | 2025-01-01T11:09:05
            """)
    void isRead(RawType type, String text, String value) {
        assertThat(CellReader.read(type, text))
                .isInstanceOfSatisfying(
                        ParsedCell.Value.class,
                        cell -> assertThat(String.valueOf(cell.value())).isEqualTo(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MONEY   | 12.345
            MONEY   | 1,2,3
            MONEY   | $12
            MONEY   | 5.1E+12
            MONEY   | 12345678901234567890
            INTEGER | 1.5
            INTEGER | 12a
            BOOLEAN | maybe
            CURRENCY| US
            DATE    | 2025-02-29
            DATE    | 2026-13-45
            DATE    | yesterday
            US_DATE | 31/01/2025
            INSTANT | 2025-01-01 11:09:05
            INSTANT | 2025-02-30T11:09:05Z
            INSTANT | 2025-01-01T25:09:05Z
            """)
    void isRefused(RawType type, String text) {
        assertThat(CellReader.read(type, text)).isInstanceOf(ParsedCell.Unreadable.class);
    }
}
