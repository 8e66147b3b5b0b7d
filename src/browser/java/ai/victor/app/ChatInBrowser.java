package ai.victor.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chat as people use it: the real server with the demo shop, in a real browser. */
class ChatInBrowser {
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @TempDir
    private static Path data;

    private static Browsers browsers;
    private static Served served;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void begin() throws Exception {
        // The machine may have other things to do.
        setDefaultAssertionTimeout(20_000);
        served = Served.from(data);
        browsers = new Browsers();
    }

    @AfterAll
    static void end() throws Exception {
        browsers.close();
        served.close();
    }

    @BeforeEach
    void open() {
        open(new Browser.NewContextOptions().setViewportSize(1200, 900));
    }

    private void open(Browser.NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        context = browsers.browser.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(30_000);
        page = context.newPage();
        page.onPageError(error -> complaints.add(error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.navigate(served.address + "/");
        assertThat(heading("What do you want to know?")).isVisible();
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        assertThat(complaints).isEmpty();
        context.close();
    }

    @Test
    void aQuestionIsAnsweredWithTextChartAndTable() {
        ask("contribution margin by channel in May 2026");
        assertThat(lead()).containsText("Contribution margin by channel in May 2026: Meta");
        assertThat(last().locator(".plot svg")).isVisible();
        assertThat(last().locator("table")).isVisible();
        assertThat(last().locator(".rests")).containsText("Read from order lines");
        assertThat(last().getByText("How I got there")).isVisible();
    }

    @Test
    void aTableIsSortedByAClickOnItsHead() {
        ask("contribution margin by channel in May 2026");
        var cells = last().locator("tbody tr td.number");
        last().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Contribution margin").setExact(true))
                .click();
        var down = amounts(cells);
        assertThat(down).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        last().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Contribution margin").setExact(true))
                .click();
        assertThat(amounts(cells)).isEqualTo(down.reversed());
        assertThat(last().locator("th[aria-sort=ascending]")).hasCount(1);
    }

    @Test
    void theReadingIsChangedByAClick() {
        ask("contribution margin by channel in May 2026");
        chip("What: Contribution margin").click();
        menuItem("Revenue").click();
        assertThat(lead()).containsText("Revenue by channel");
        chip("When: May 2026").click();
        menuItem("last week").click();
        assertThat(lead()).containsText("22–28 June 2026");
        assertThat(page.locator(".message")).hasCount(3);
    }

    @Test
    void aQuestionThatIsAskedBackIsAnsweredByAButton() {
        ask("revenue in CA last month");
        var choices = last().locator(".choices button");
        assertThat(choices).hasCount(2);
        assertThat(choices.first()).containsText("Revenue for country CA");
        assertThat(choices.first()).containsText("$");
        choices.nth(1).click();
        assertThat(lead()).containsText("Revenue");
        assertThat(page.locator(".message")).hasCount(2);
        assertThat(last().locator(".status")).hasCount(0);
    }

    @Test
    void whatIsSuggestedNextHasAnAnswer() {
        ask("revenue last week");
        var suggestions = last().locator(".onward button");
        assertThat(suggestions.first()).isVisible();
        suggestions.filter(new Locator.FilterOptions().setHasText("Why did it change?")).click();
        assertThat(page.locator(".message")).hasCount(2);
        assertThat(last().locator(".rests")).isVisible();
        assertThat(last().locator(".status.failed, .status.unanswerable")).hasCount(0);
    }

    @Test
    void whatVictorDeclinesIsToldPlainly() {
        ask("what is the weather on Mars");
        assertThat(last().locator(".status")).isVisible();
        assertThat(last().locator("table")).hasCount(0);
    }

    @Test
    void aFaultIsToldAndCanBeTriedAgain() {
        ask("revenue last week");
        page.route("**/api/v1/ask", route -> route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/problem+json")
                .setBody("{\"detail\": \"The server is stopping.\"}")));
        ask("revenue yesterday");
        assertThat(last().locator(".status.failed")).hasText("The server is stopping.");
        page.unroute("**/api/v1/ask");
        last().getByText("Ask again").click();
        assertThat(last().locator(".text .lead")).containsText("29 June 2026");
    }

    @Test
    void aLostConnectionIsTakenUpAgainWithoutAskingTwice() throws Exception {
        var before = asked();
        var tried = new AtomicInteger();
        page.route("**/api/v1/ask", route -> {
            if (tried.getAndIncrement() == 0) {
                // The server hears the question, and its answer never arrives.
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
        ask("orders in May 2026");
        assertThat(lead()).containsText("orders");
        assertThat(tried.get()).isGreaterThan(1);
        assertThat(asked()).isEqualTo(before + 1);
    }

    @Test
    void anAnswerHasALinkThatShowsItAgain() {
        ask("revenue by channel in May 2026");
        var said = lead().textContent();
        assertThat(last().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Link")))
                .isVisible();
        var id = String.valueOf(page.evaluate(
                "fetch('/api/v1/conversations').then(r => r.json()).then(all => fetch('/api/v1/conversations/'"
                        + " + all.conversations.find(talk => talk.title === 'revenue by channel in May 2026').id))"
                        + ".then(r => r.json()).then(talk => talk.exchanges[0].answer_id)"));
        page.navigate(served.address + "/?answer=" + id);
        assertThat(lead()).hasText(said);
        assertThat(last().locator(".asked p")).hasText("revenue by channel in May 2026");
        ask("and by product type?");
        assertThat(page.locator(".message")).hasCount(2);
    }

    @Test
    void whatWasAskedBeforeIsFoundAgain() {
        ask("refund rate by supplier last month");
        var said = lead().textContent();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New conversation")).first().click();
        assertThat(page.locator(".message")).hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Earlier conversations")).click();
        page.locator(".entry").filter(new Locator.FilterOptions().setHasText("refund rate by supplier")).first().click();
        assertThat(lead()).hasText(said);
    }

    @Test
    void bothQueriesAreBehindOneClick() {
        ask("revenue last week");
        last().getByText("Show query").click();
        assertThat(last().locator("pre").first()).containsText("AGGREGATE(revenue)");
        assertThat(last().locator("pre")).hasCount(2);
    }

    @Test
    void aVoteIsKept() throws Exception {
        ask("revenue last week");
        last().getByLabel("Bad answer").click();
        last().getByLabel("A note on the answer").fill("I meant orders");
        page.keyboard().press("Enter");
        assertThat(last().getByText("Thank you.")).isVisible();
        assertThat(Files.readString(data.resolve("feedback.jsonl"))).contains("I meant orders");
    }

    @Test
    void theKeyboardIsEnough() {
        page.keyboard().type("contribution margin by channel in May 2026");
        page.keyboard().press("Enter");
        assertThat(chip("By: by channel")).isVisible();
        chip("By: by channel").focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("[role=menu]:not([hidden]) button").first()).isFocused();
        page.keyboard().press("Escape");
        assertThat(chip("By: by channel")).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator(".message")).hasCount(2);
        assertThat(lead()).containsText("by product type");
        assertThat(page.getByLabel("Ask Victor")).isFocused();
    }

    @Test
    void aNarrowDarkScreenShowsAllOfIt() {
        open(new Browser.NewContextOptions().setViewportSize(360, 740).setColorScheme(ColorScheme.DARK));
        ask("why did contribution margin change last month?");
        assertThat(lead()).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(String.valueOf(page.evaluate(
                        "getComputedStyle(document.querySelector('victor-chat').shadowRoot.querySelector('.chat')).backgroundColor")))
                .isEqualTo("rgb(20, 24, 29)");
        nothingSerious("narrow and dark");
    }

    @Test
    void nothingSeriousStandsInTheWayOfAnybody() {
        nothingSerious("before a question");
        ask("contribution margin by channel in May 2026");
        last().locator(".plot svg").waitFor();
        nothingSerious("an answer");
        page.navigate(served.address + "/data");
        assertThat(page.getByText("every total that a source tells is met")).isVisible();
        nothingSerious("the data");
        page.navigate(served.address + "/metrics-catalogue");
        assertThat(page.locator(".card").first()).isVisible();
        nothingSerious("the metrics");
    }

    @Test
    void theCatalogueFindsAMetricAndAsksForIt() {
        page.navigate(served.address + "/metrics-catalogue");
        page.getByLabel("Find a metric or a dimension").fill("margin per visitor");
        assertThat(page.locator(".card h3").first()).hasText(Pattern.compile("[Mm]argin per visitor"));
        page.locator(".card a").first().click();
        assertThat(lead()).containsText(Pattern.compile("[Mm]argin per visitor"));
    }

    @Test
    void chartsAreLoadedWhenTheyAreWanted() {
        var loaded = new ArrayList<String>();
        page.onRequest(request -> loaded.add(request.url()));
        page.reload();
        assertThat(heading("What do you want to know?")).isVisible();
        assertThat(loaded).noneMatch(url -> url.contains("echarts"));
        ask("revenue by month this year");
        last().locator(".plot svg").waitFor();
        assertThat(loaded).anyMatch(url -> url.contains("echarts"));
        assertThat(loaded).allMatch(url -> url.startsWith(served.address));
    }

    private void nothingSerious(String what) {
        var found = new AxeBuilder(page).analyze().getViolations().stream()
                .filter(rule -> SERIOUS.contains(rule.getImpact()))
                .map(rule -> what + ": " + rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .toList();
        assertThat(found).isEmpty();
    }

    private long asked() throws Exception {
        try (var lines = Files.lines(data.resolve("audit.jsonl"))) {
            return lines.filter(line -> line.contains("orders in May 2026")).count();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private static List<Double> amounts(Locator cells) {
        return cells.allTextContents().stream()
                .map(text -> Double.valueOf(text.replaceAll("[$,]", "").replace('\u2212', '-')))
                .toList();
    }

    private void ask(String question) {
        var before = page.locator(".message").count();
        page.getByLabel("Ask Victor").fill(question);
        page.keyboard().press("Enter");
        assertThat(page.locator(".message")).hasCount(before + 1);
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask").setExact(true)))
                .isVisible();
    }

    private Locator last() {
        return page.locator(".message").last();
    }

    private Locator lead() {
        return last().locator(".text .lead");
    }

    private Locator chip(String name) {
        return last().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private Locator menuItem(String name) {
        return page.locator("[role=menu]:not([hidden])")
                .getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }
}
