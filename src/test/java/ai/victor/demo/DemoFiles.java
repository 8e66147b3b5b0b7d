package ai.victor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the demo shop's files as anybody would. */
final class DemoFiles {
    static final List<String> ALL = List.of(
            "shop.yaml",
            "shopify/orders.jsonl",
            "payments/shopify_payments_transactions.csv",
            "payments/stripe_balance.csv",
            "payments/paypal.csv",
            "suppliers/supplier_invoices.csv",
            "suppliers/rate_card.csv",
            "suppliers/zones.csv",
            "ads/meta_ads.csv",
            "ads/google_ads.csv",
            "ads/tiktok_ads.csv",
            "ads/campaigns.csv",
            "email/klaviyo_flows.csv",
            "email/klaviyo_campaigns.csv",
            "catalog/designs.csv",
            "web/sessions.csv",
            "web/events.csv",
            "web/channels.csv",
            "web/experiments.csv",
            "web/assignments.csv",
            "costs/tools.csv");

    private final Path folder;

    DemoFiles(Path folder) {
        this.folder = folder;
    }

    /** Every file's bytes, by its path in the folder. */
    Map<String, byte[]> bytes() {
        try (var files = Files.walk(folder)) {
            var bytes = new TreeMap<String, byte[]>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<NamedCsvRecord> rows(String file) {
        return rows(file, 0);
    }

    /** @param lead how many lines stand before the header */
    List<NamedCsvRecord> rows(String file, int lead) {
        try {
            var text = Files.readAllLines(folder.resolve(file)).stream()
                    .skip(lead)
                    .reduce(new StringBuilder(), (all, line) -> all.append(line).append('\n'), StringBuilder::append);
            return CsvReader.builder().ofNamedCsvRecord(text.toString()).stream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> objects(String type) {
        var mapper = new ObjectMapper();
        try (var lines = Files.lines(folder.resolve("shopify/orders.jsonl"))) {
            var objects = new ArrayList<JsonNode>();
            for (var line : lines.toList()) {
                var object = mapper.readTree(line);
                if (object.get("id").asText().startsWith("gid://shopify/" + type + "/")) {
                    objects.add(object);
                }
            }
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
