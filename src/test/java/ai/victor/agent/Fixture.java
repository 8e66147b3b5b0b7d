package ai.victor.agent;

import ai.victor.analysis.DataDoor;
import ai.victor.language.EnglishReader;
import ai.victor.language.Vocabulary;
import ai.victor.model.DateRange;
import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import ai.victor.problem.Problem;
import ai.victor.query.Certificate;
import ai.victor.query.Outcome;
import ai.victor.query.ShopSettings;
import ai.victor.query.VerifiedQueries;
import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An agent around a scripted model and a data source that knows one query. */
public final class Fixture {
    public static final String GOOD = "SELECT channel, AGGREGATE(revenue) AS revenue FROM metrics GROUP BY channel";
    public static final AgentLimits LIMITS = new AgentLimits(4, 3, Duration.ofSeconds(20), 100, 2, 3);

    public static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    private static final Model MODEL = bundled();
    private static final DateRange DAYS = new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 29));

    public final ScriptedModel model = new ScriptedModel();
    final List<AgentEvent> events = new ArrayList<>();
    public AgentLimits limits = LIMITS;
    public Agent.Queries queries = Fixture::run;
    public Models models = models("scripted", model, false);
    public DataDoor data = new Shop();
    private Optional<Agent> agent = Optional.empty();

    /** The bundled model over two channels. */
    private final class Shop implements DataDoor {
        @Override
        public Outcome run(String semanticSql) {
            return queries.run(semanticSql);
        }

        @Override
        public Map<String, List<String>> values() {
            return Map.of("channel", List.of("Meta", "Google"));
        }

        @Override
        public Map<String, DateRange> coverage() {
            return Map.of("order_lines", DAYS);
        }

        @Override
        public ShopSettings shop() {
            return new ShopSettings("Shop", "USD", ZoneId.of("America/New_York"), DayOfWeek.MONDAY);
        }

        @Override
        public Model model() {
            return MODEL;
        }
    }

    /** A language model beside a reader of English over the same shop. */
    public static Models models(String name, StreamingChatModel model, boolean fastPath) {
        var reader = new EnglishReader(
                MODEL,
                new Vocabulary(
                        Map.of("channel", List.of("Meta", "Google")),
                        Map.of("order_lines", DAYS),
                        "USD",
                        DayOfWeek.MONDAY));
        return Models.language(name, model, fastPath, () -> reader, () -> TODAY);
    }

    private static Model bundled() {
        return switch (ModelReader.bundled()) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty ->
                throw new AssertionError(faulty.problems().toString());
        };
    }

    static Outcome run(String sql) {
        return sql.equals(GOOD)
                ? rows()
                : new Outcome.Rejected(
                        sql,
                        List.of(Problem.of("UNKNOWN_COLUMN", "There is no column revenu.")
                                .suggesting(List.of("revenue"))));
    }

    public static Outcome.Rows rows() {
        return rows(GOOD);
    }

    /** The same rows, whatever the query. */
    static Outcome.Rows rows(String sql) {
        var table = new Table(
                List.of(
                        new Column("channel", "Channel", Type.TEXT, Unit.NONE),
                        new Column("revenue", "Revenue", Type.DECIMAL, new Unit("USD"))),
                List.of(List.of("Meta", new BigDecimal("1234.50")), List.of("Google", new BigDecimal("-0.5"))),
                false);
        var certificate = new Certificate(
                List.of("order_lines"),
                List.of("day in May 2026"),
                Optional.of(new DateRange(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31))),
                ZoneId.of("America/New_York"),
                Map.of("order_lines", LocalDate.of(2026, 5, 30)),
                Map.of());
        return new Outcome.Rows(sql, "SELECT 1", "duckdb", table, certificate, List.of("A note."));
    }

    public Agent agent() {
        if (agent.isEmpty()) {
            var ids = new AtomicInteger();
            agent = Optional.of(new Agent(new Agent.Parts(
                    models,
                    sql -> queries.run(sql),
                    () -> data,
                    () -> TODAY,
                    () -> "system",
                    () -> "id-" + ids.incrementAndGet(),
                    limits,
                    this::verified)));
        }
        return agent.get();
    }

    /** All that the model has; they hold. */
    VerifiedQueries verified() {
        return VerifiedQueries.untried(data.model().verifiedQueries());
    }

    Answer ask(String question) {
        return ask(agent().begin(), question);
    }

    Answer ask(Conversation conversation, String question) {
        return agent().ask(conversation, question, events::add, new Cancellation());
    }

    /** The events by kind, with what tells them apart. */
    List<String> seen() {
        return events.stream()
                .map(event -> switch (event) {
                    case AgentEvent.Step step -> "step " + step.text();
                    case AgentEvent.Queried queried ->
                        "query " + queried.result().title();
                    case AgentEvent.Token token -> "token " + token.text();
                    case AgentEvent.Answered answered ->
                        "answer " + answered.answer().status().word();
                })
                .toList();
    }
}
