package ai.victor.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The widget in a page of another site that allows hardly anything, over data whose names are markup; and the page for those who sign in. */
class EmbeddedInBrowser {
    private static final String EVIL = "<img src=x onerror=\"window.stolen=1\"><script>window.stolen=1</script>";

    @TempDir
    private static Path folder;

    private static Browsers browsers;
    private static Served served;
    private static HttpServer site;
    private static String origin;
    private static String key;

    @BeforeAll
    static void begin() throws Exception {
        // The machine may have other things to do.
        setDefaultAssertionTimeout(20_000);
        var data = folder.resolve("data");
        PoisonedShop.write(folder.resolve("exports"), EVIL);
        var imported = Ran.of("--data", data.toString(), "import", folder.resolve("exports").toString());
        assertThat(imported.code()).as(imported.err()).isZero();
        key = Ran.of("--data", data.toString(), "key", "make", "shop", "--scope", "ask,import").out().strip();
        served = Served.from(data);
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        origin = "http://127.0.0.1:" + site.getAddress().getPort();
        site.start();
        browsers = new Browsers();
    }

    @AfterAll
    static void end() throws Exception {
        browsers.close();
        site.stop(0);
        served.close();
    }

    /** The shop's own page: its policy lets scripts and connections go to Victor and nothing else anywhere. */
    private static void page(String path, String token) {
        var html = "<!doctype html><html lang=\"en\"><head><title>Back office</title>"
                + "<script type=\"module\" src=\"%s/widget.js\"></script></head>".formatted(served.address)
                + "<body><h1>Back office</h1><victor-chat token=\"%s\"></victor-chat></body></html>".formatted(token);
        site.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'none'; script-src %1$s; connect-src %1$s"
                                    .formatted(served.address));
            var bytes = html.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static String token(String of) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var minted = client.send(
                    HttpRequest.newBuilder(URI.create(served.address + "/api/v1/tokens"))
                            .header("Authorization", "Bearer " + key)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"origin\": \"%s\", \"user\": \"anna\"}".formatted(of)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(minted.statusCode()).as(minted.body()).isEqualTo(200);
            return new ObjectMapper().readTree(minted.body()).path("token").asText();
        }
    }

    @Test
    void aPageOfAnotherSiteAsksUnderItsStrictPolicy() throws Exception {
        page("/office", token(origin));
        var complaints = new ArrayList<String>();
        try (var context = browsers.browser.newContext()) {
            var page = opened(context.newPage(), complaints);
            page.navigate(origin + "/office");
            ask(page, "revenue by country last month");
            assertThat(page.locator(".text .lead")).containsText("US $120.00");
            page.locator(".plot svg").waitFor();
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void namesThatAreMarkupAreShownAsText() throws Exception {
        page("/evil", token(origin));
        var complaints = new ArrayList<String>();
        try (var context = browsers.browser.newContext()) {
            var page = opened(context.newPage(), complaints);
            page.navigate(origin + "/evil");
            ask(page, "revenue by design all time");
            assertThat(page.locator("table").first()).containsText("onerror");
            page.locator(".plot svg").waitFor();
            assertThat(page.locator(".message img, .message script")).hasCount(0);
            assertThat(page.evaluate("window.stolen")).isNull();
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void aTokenForAnotherOriginOpensNothing() throws Exception {
        page("/wrong", token("https://elsewhere.example"));
        try (var context = browsers.browser.newContext()) {
            var page = context.newPage();
            page.navigate(origin + "/wrong");
            assertThat(page.locator(".status.failed")).isVisible();
            assertThat(page.locator(".welcome")).hasCount(0);
        }
    }

    @Test
    void theFullPageIsSignedInToWithAKey() {
        try (var context = browsers.browser.newContext()) {
            var page = context.newPage();
            page.navigate(served.address + "/");
            page.getByLabel("Key", new Page.GetByLabelOptions().setExact(true)).fill("vk_wrong");
            page.keyboard().press("Enter");
            assertThat(page.locator(".status.failed")).containsText("no key that holds");
            page.getByLabel("Key", new Page.GetByLabelOptions().setExact(true)).fill(key);
            page.keyboard().press("Enter");
            ask(page, "revenue last month");
            assertThat(page.locator(".text .lead")).containsText("$170.00");
            page.navigate(served.address + "/data");
            assertThat(page.locator("h2").first()).hasText("Sources");
        }
    }

    @Test
    void filesAreImportedFromThePage() throws Exception {
        try (var context = browsers.browser.newContext()) {
            var page = context.newPage();
            page.navigate(served.address + "/data");
            page.getByLabel("Key", new Page.GetByLabelOptions().setExact(true)).fill(key);
            page.keyboard().press("Enter");
            page.locator("#files").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            assertThat(page.locator("h2").first()).hasText("Sources");
            var files = List.of("channels.csv", "rubbish.txt");
            Files.writeString(folder.resolve(files.get(0)), "utm_source,utm_medium,channel\nnewsletter,email,Letters\n");
            Files.writeString(folder.resolve(files.get(1)), "this is no export\n");
            page.locator("#files").setInputFiles(new Path[] {folder.resolve(files.get(0)), folder.resolve(files.get(1))});
            assertThat(page.locator("#report tbody tr")).hasCount(2);
            assertThat(page.locator("#report")).containsText("rubbish.txt");
            assertThat(page.locator("#progress")).containsText("mported");
        }
    }

    private static Page opened(Page page, List<String> complaints) {
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    private static void ask(Page page, String question) {
        page.getByLabel("Ask Victor").fill(question);
        page.keyboard().press("Enter");
        assertThat(page.locator(".message .rests")).isVisible();
    }
}
