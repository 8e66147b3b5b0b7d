package ai.victor.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The forms that are read by hand, because nearly all cells have them, are read as the library reads them; on texts made at random. */
class QuickFormsTest {
    private static final int TEXTS = 20_000;
    private static final String LETTERS = "0123456789-:TZ. +/";

    private final Random random = new Random(5);

    /** A time of ours with some of its characters changed. */
    private String time() {
        var text = new StringBuilder("%04d-%02d-%02dT%02d:%02d:%02dZ"
                .formatted(
                        1900 + random.nextInt(8000),
                        random.nextInt(14),
                        random.nextInt(33),
                        random.nextInt(26),
                        random.nextInt(62),
                        random.nextInt(62)));
        for (var changes = random.nextInt(8) - 5; changes > 0; changes--) {
            text.setCharAt(random.nextInt(text.length()), LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    @Test
    void timesInUtcAreTheLibrarys() {
        for (var i = 0; i < TEXTS; i++) {
            var text = time();
            if (text.endsWith("Z")) {
                assertThat(CellReader.read(RawType.INSTANT, text)).as(text).isEqualTo(expected(text));
            }
        }
    }

    private static ParsedCell expected(String text) {
        try {
            var time = LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
            // The library knows of a leap second and of midnight as an hour 24; by hand they are refused, as ever.
            if (text.matches(".*(T24:|:60Z).*") || time.getYear() < 1900 || time.getYear() > 9999) {
                return new ParsedCell.Unreadable("is no time with an offset");
            }
            return new ParsedCell.Value(time);
        } catch (DateTimeException e) {
            return new ParsedCell.Unreadable("is no time with an offset");
        }
    }

    @Test
    void whatNeedsNoCareIsLeftAsItIs() {
        for (var i = 0; i < TEXTS; i++) {
            // What the long way alone takes out does not count: it is not looked for.
            var text = random.ints(random.nextInt(6), 0, 0x250)
                    .filter(c -> c < 0x80 || c >= 0xA0)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            // The cell with a letter before and after it and a control character, which sends it the long way.
            assertThat(CellText.plain("a" + text + "b")).as(text).isEqualTo(CellText.plain("a\u0001" + text + "b"));
        }
    }

    @Test
    void aPathIsTheAddressWithoutItsSite() {
        for (var i = 0; i < TEXTS; i++) {
            var path = random.ints(random.nextInt(9), ' ', '~')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(PageAddress.plain("/" + path)).isEqualTo(PageAddress.plain("https://shop.example/" + path));
        }
    }
}
