package ai.victor.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An ad report whose headers are in another language than English: platforms write them in the language of who exports.
 *
 * <p>It is told by the words for campaign and for what was spent. Its columns are not translated: a platform words the same column in several ways, and
 * a wrong guess would be a wrong number.
 */
final class ForeignHeader {
    static final String KIND = "ads report in another language";

    private static final int WITHIN = 8;
    private static final int SHOWN = 6;

    /** Spanish, Portuguese, Italian, French, German, Dutch, the Nordic languages, Polish, Turkish, Arabic, Hebrew, Japanese, Chinese, Korean, Russian. */
    private static final Pattern CAMPAIGN = Pattern.compile(
            ".*(campaña|campanha|campagna|campagne|kampagne|kampanje|kampanj|kampania|kampanii|kampanya|الحملة|הקמפיין|קמפיין|キャンペーン|广告系列|廣告活動|캠페인|кампани).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SPENT = Pattern.compile(
            ".*(importe gastado|gasto|coste?\\b|custo|valor (usado|gasto)|importo speso|spesa|montant dépensé|dépenses|coût|ausgegebener betrag|ausgaben|kosten"
                    + "|besteed|brukt|spenderat|brugt|wydan|koszt|harcanan|maliyet|المبلغ|التكلفة|הסכום|עלות|消化金額|費用|花费|花費|지출|비용|расход|потрачен|\\([A-Z]{3}\\)$).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private ForeignHeader() {}

    /** The sentence that refuses it; empty where there is no such header. */
    static Optional<String> in(String sample, List<Character> delimiters) {
        return delimiters.stream()
                .flatMap(delimiter -> header(sample, delimiter).stream())
                .findFirst()
                .map(ForeignHeader::sentence);
    }

    private static Optional<List<String>> header(String sample, char delimiter) {
        try (var records = CsvReading.open(new StringReader(sample), delimiter)) {
            return records.stream()
                    .limit(WITHIN)
                    .map(record ->
                            record.getFields().stream().map(CellText::plain).toList())
                    .filter(ForeignHeader::isOne)
                    .findFirst();
        } catch (CsvParseException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOne(List<String> cells) {
        return cells.size() >= 3
                && cells.stream().anyMatch(cell -> CAMPAIGN.matcher(cell).matches())
                && cells.stream().anyMatch(cell -> SPENT.matcher(cell).matches())
                && cells.stream().noneMatch(cell -> cell.matches("\\d.*"));
    }

    private static String sentence(List<String> header) {
        return "It looks like an ads report in another language: the column \"Campaign name\" is missing, and seen were "
                + header.stream().limit(SHOWN).map(cell -> "\"" + cell + "\"").collect(Collectors.joining(", "))
                + (header.size() > SHOWN ? " and " + (header.size() - SHOWN) + " more" : "")
                + "; set the language of the ads account to English and export it again.";
    }
}
