package ai.victor.app;

import ai.victor.access.ApiKeys;
import ai.victor.access.Audit;
import ai.victor.access.Caller;
import ai.victor.access.Claims;
import ai.victor.access.OriginTokens;
import ai.victor.agent.Agent;
import ai.victor.agent.AgentLimits;
import ai.victor.agent.AnswerFiles;
import ai.victor.agent.Asker;
import ai.victor.agent.ConversationFiles;
import ai.victor.agent.Feedback;
import ai.victor.agent.Logbook;
import ai.victor.agent.Models;
import ai.victor.agent.Prompts;
import ai.victor.agent.Telemetry;
import ai.victor.agent.openai.OpenAiModel;
import ai.victor.analysis.DataDoor;
import ai.victor.engine.Stores;
import ai.victor.ingest.DataPageReader;
import ai.victor.ingest.Importer;
import ai.victor.ingest.ShopSettings;
import ai.victor.language.EnglishReader;
import ai.victor.mcp.McpServing;
import ai.victor.mcp.McpShop;
import ai.victor.model.DateRange;
import ai.victor.model.MartColumns;
import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import ai.victor.query.Analytics;
import ai.victor.web.Health;
import ai.victor.web.Mounted;
import ai.victor.web.Shop;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the parts fit together: everything is made here, by constructors. */
final class Wiring {
    private static final int ID_BYTES = 16;
    private static final Duration LONGEST_CONVERSATION = Duration.ofDays(30);

    /** Where the MCP server stands. */
    private static final String MCP = "/mcp";

    private final Victor victor;
    private @Nullable OpenAiModel openAi;
    private @Nullable CurrentReader lastReader;

    Wiring(Victor victor) {
        this.victor = victor;
    }

    /** The semantic model that was asked for; throws a {@link Refusal} that names its faults. */
    Model model() {
        return switch (reading()) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty -> throw Refusal.of(faulty.problems());
        };
    }

    ModelReading reading() {
        return reading(MartColumns.UNKNOWN);
    }

    /** The reading of the semantic model, and whether the marts have its columns. */
    ModelReading reading(MartColumns marts) {
        return victor.model()
                .map(folder -> ModelReader.read(folder, marts))
                .orElseGet(() -> ModelReader.bundled(marts));
    }

    Settings settings() {
        return Settings.read(victor.data(), victor.surroundings.environment());
    }

    /** What is imported, or a {@link Refusal} where nothing is. */
    OpenShop shop() {
        var folder = FirstShop.folder(victor.data());
        if (Stores.current(folder).isEmpty()) {
            throw Refusal.nothingImported();
        }
        return new OpenShop(
                victor.data(), folder, model(), this::today, settings().policies());
    }

    /** What is imported, or the demo shop where nothing is. */
    OpenShop shopOrDemo() {
        var model = model();
        var settings = settings();
        var today = today(settings.shop().zone().orElse(ZoneId.of("America/New_York")));
        var folder = FirstShop.makeIfNothingElse(
                victor.data(), today, demo -> importer(demo, ShopSettings.NONE, model), victor.surroundings.err());
        return new OpenShop(victor.data(), folder, model, this::today, settings.policies());
    }

    /** An importer for a model, with the marts of the folder that it was asked for from, where that has any. */
    Importer importer(Path dataFolder, ShopSettings settings, Model model) {
        var clock = victor.surroundings.clock();
        return victor.model()
                .map(folder -> new Importer(dataFolder, settings, clock, model, folder))
                .orElseGet(() -> new Importer(dataFolder, settings, clock, model));
    }

    /** One who answers, for each caller: what it has read of the data, and its conversations, are theirs alone. */
    Function<Caller, Asker> askers(OpenShop shop) {
        var feedback = Optional.of(feedback());
        ConversationFiles.tidy(
                conversations(),
                AgentLimits.DEFAULT.conversations(),
                LONGEST_CONVERSATION,
                victor.surroundings.clock());
        return new Askers(caller -> new SteadyAsker(
                new Agent(
                        parts(shop, caller.claims(), AnswerPath.auto),
                        Optional.of(conversations(ClaimsKey.of(caller))),
                        feedback,
                        Optional.of(answers(ClaimsKey.of(caller)))),
                shop));
    }

    Agent agent(OpenShop shop, Claims claims) {
        return agent(shop, claims, AnswerPath.auto);
    }

    /** Throws a {@link Refusal} where a language model is to answer and none is connected. */
    Agent agent(OpenShop shop, Claims claims, AnswerPath path) {
        return new Agent(parts(shop, claims, path));
    }

    /** One whose conversations have names, which nobody can use but those who share the data folder and these claims. */
    Agent talker(OpenShop shop, Claims claims) {
        return new Agent(
                parts(shop, claims, AnswerPath.auto),
                Optional.of(conversations("terminal-" + ClaimsKey.of(claims))),
                Optional.of(feedback()),
                Optional.empty());
    }

    /** What people said of answers. */
    Feedback feedback() {
        return new Feedback(victor.data().resolve("feedback.jsonl"), victor.surroundings.clock());
    }

    private Path conversations() {
        return victor.data().resolve("conversations");
    }

    /** Answers in a folder that is theirs alone. */
    private AnswerFiles answers(String folder) {
        return new AnswerFiles(
                victor.data().resolve("answers").resolve(folder),
                AgentLimits.DEFAULT.conversations(),
                LONGEST_CONVERSATION,
                victor.surroundings.clock());
    }

    /** The keys of the data folder. */
    ApiKeys keys() {
        return new ApiKeys(victor.data().resolve("keys.json"), victor.surroundings.clock());
    }

    private Logbook logbook() {
        return new Logbook(
                new Audit(victor.data().resolve("audit.jsonl"), victor.surroundings.clock()), new Telemetry());
    }

    /** What a server serves. */
    Shop served(OpenShop shop, Function<Caller, Asker> askers) {
        var keys = keys();
        var logbook = logbook();
        return new Shop(
                askers,
                shop,
                () -> health(shop),
                () -> DataPageReader.read(
                        FirstShop.folder(victor.data()), settings().tolerance()),
                (files, progress) ->
                        importer(victor.data(), settings().shop(), model()).importPaths(files, progress),
                keys,
                new OriginTokens(victor.data().resolve("token.key"), keys, victor.surroundings.clock()),
                victor.claims(),
                logbook,
                List.of(new Mounted(
                        MCP, callers -> McpServing.http(new McpShop(askers, shop, logbook), MCP, callers))));
    }

    /** What is served to whoever starts this process as an MCP server. */
    McpShop mcp(OpenShop shop) {
        return new McpShop(askers(shop), shop, logbook());
    }

    /** Conversations in a folder that is theirs alone. */
    private ConversationFiles conversations(String folder) {
        return new ConversationFiles(
                conversations().resolve(folder),
                AgentLimits.DEFAULT.conversations(),
                LONGEST_CONVERSATION,
                victor.surroundings.clock());
    }

    private Agent.Parts parts(OpenShop shop, Claims claims, AnswerPath path) {
        Supplier<LocalDate> today = () -> today(shop.get().shop().zone());
        var reader = reader(shop, claims, today);
        var languageModel = path == AnswerPath.reader
                ? Optional.<LanguageModelSettings>empty()
                : settings().languageModel();
        if (path == AnswerPath.model && languageModel.isEmpty()) {
            throw Refusal.noLanguageModel();
        }
        return new Agent.Parts(
                models(languageModel, path, reader, today),
                sql -> shop.get().run(sql, claims),
                () -> DataDoor.of(shop.get(), claims),
                today,
                () -> prompt(shop.get(), claims, today.get()),
                ids(),
                languageModel.map(LanguageModelSettings::limits).orElse(AgentLimits.DEFAULT),
                () -> shop.get().verified());
    }

    /** The same for all who ask with these claims, because it knows what it once read of the data. */
    private synchronized CurrentReader reader(OpenShop shop, Claims claims, Supplier<LocalDate> today) {
        var made = lastReader;
        if (made == null || !made.isOf(shop, claims)) {
            made = new CurrentReader(shop, claims, today);
            lastReader = made;
        }
        return made;
    }

    private Models models(
            Optional<LanguageModelSettings> languageModel,
            AnswerPath path,
            Supplier<EnglishReader> reader,
            Supplier<LocalDate> today) {
        return languageModel
                .map(settings -> Models.language(
                        settings.server().model(),
                        openAi(settings),
                        path == AnswerPath.auto && settings.fastPath(),
                        reader,
                        today))
                .orElseGet(() -> Models.builtIn(reader, today));
    }

    /** One for all who ask: it holds connections. */
    private synchronized OpenAiModel openAi(LanguageModelSettings settings) {
        var made = openAi;
        if (made == null) {
            made = new OpenAiModel(settings.server());
            openAi = made;
        }
        return made;
    }

    /** One that asks the reader what would make the first question slow; a language model is not asked, and nothing is kept. */
    WarmUp warmUp(OpenShop shop) {
        return new WarmUp(
                agent(shop, victor.claims(), AnswerPath.reader), shop.get().model());
    }

    private static String prompt(Analytics data, Claims claims, LocalDate today) {
        return Prompts.system(data.shop(), FullDays.before(today, data.coverage(claims)), today);
    }

    Health health(OpenShop shop) {
        var data = shop.get();
        var range = FullDays.before(today(data.shop().zone()), data.coverage(victor.claims())).values().stream()
                .reduce((a, b) -> new DateRange(
                        a.from().isBefore(b.from()) ? a.from() : b.from(), a.to().isAfter(b.to()) ? a.to() : b.to()));
        return new Health(data.shop().name(), range, shop.isDemo());
    }

    private LocalDate today(ZoneId zone) {
        Optional<LocalDate> asOf = victor.asOf();
        return asOf.orElseGet(() -> LocalDate.now(victor.surroundings.clock().withZone(zone)));
    }

    private static Supplier<String> ids() {
        var random = new SecureRandom();
        return () -> {
            var bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
    }
}
