package ai.victor.app;

import ai.victor.agent.AgentLimits;
import ai.victor.agent.AgentLimits.Spending;
import ai.victor.agent.openai.ApiKey;
import ai.victor.agent.openai.OpenAiSettings;
import ai.victor.agent.openai.OpenAiSettings.ForcedTool;
import ai.victor.agent.openai.OpenAiSettings.Quirks;
import ai.victor.agent.openai.OpenAiSettings.TokenField;
import ai.victor.model.FlatYaml;
import ai.victor.problem.Problem;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which language model is connected, if one is, and what a question may take of it: the settings that begin with {@code llm_}.
 *
 * @param fastPath whether the built-in reader answers what it is sure of
 */
record LanguageModelSettings(OpenAiSettings server, boolean fastPath, AgentLimits limits) {
    private static final String BASE_URL = "llm_base_url";
    private static final String API_KEY = "llm_api_key";
    private static final String MODEL = "llm_model";
    private static final String API_VERSION = "llm_api_version";
    private static final String MAX_COST = "llm_max_cost";
    private static final String INPUT_PRICE = "llm_input_price";
    private static final String OUTPUT_PRICE = "llm_output_price";

    static final List<String> KEYS = List.of(
            BASE_URL,
            API_KEY,
            MODEL,
            API_VERSION,
            "llm_strict_tools",
            "llm_stream_options",
            "llm_token_field",
            "llm_tool_choice",
            "llm_fast_path",
            "llm_rounds",
            "llm_queries",
            "llm_seconds",
            "llm_silence_seconds",
            "llm_retries",
            "llm_rows",
            "llm_tokens",
            "llm_output_tokens",
            MAX_COST,
            INPUT_PRICE,
            OUTPUT_PRICE);

    private static final URI OPENAI = URI.create("https://api.openai.com/v1");

    /** What servers with one model answer to, whatever it is called. */
    private static final String ANY_MODEL = "default";

    /** A minute is short for a model that thinks. */
    private static final int SECONDS = 120;

    private static final int SILENCE_SECONDS = 60;
    private static final int OUTPUT_TOKENS = 4000;

    /** Empty where none of the three that connect one is set. */
    static Optional<LanguageModelSettings> read(Map<String, FlatYaml.Entry> values, List<Problem> problems) {
        return new Reading(values, problems).settings();
    }

    /** One reading of the values; what is wrong goes to the problems. */
    private record Reading(Map<String, FlatYaml.Entry> values, List<Problem> problems) {
        Optional<LanguageModelSettings> settings() {
            int before = problems.size();
            var limits = limits();
            var key = key();
            var url = url();
            var model = entry(MODEL).map(FlatYaml.Entry::value);
            boolean connected = entry(BASE_URL).isPresent() || entry(API_KEY).isPresent() || model.isPresent();
            if (connected && url.isEmpty() && (key.isEmpty() || model.isEmpty())) {
                missing(model.isEmpty());
            }
            var server = url.orElse(OPENAI);
            var settings = new OpenAiSettings(
                    server,
                    key,
                    model.orElse(ANY_MODEL),
                    quirks(server),
                    number("llm_output_tokens", OUTPUT_TOKENS),
                    Duration.ofSeconds(number("llm_silence_seconds", SILENCE_SECONDS)));
            var fastPath = truth("llm_fast_path", true);
            return problems.size() > before || !connected
                    ? Optional.empty()
                    : Optional.of(new LanguageModelSettings(settings, fastPath, limits));
        }

        private void missing(boolean model) {
            entry(API_KEY)
                    .or(() -> entry(MODEL))
                    .ifPresent(
                            present -> problems.add(
                                    Problem.at(
                                            present.place(),
                                            "MISSING_SETTING",
                                            model
                                                    ? "A key alone does not say which model to ask: set llm_model, and llm_base_url if it is not OpenAI's."
                                                    : "A model's name alone does not say where it is: set llm_base_url, or llm_api_key for OpenAI.")));
        }

        private Optional<FlatYaml.Entry> entry(String name) {
            return Optional.ofNullable(values.get(name))
                    .filter(entry -> !entry.value().isBlank());
        }

        private Optional<ApiKey> key() {
            var present = entry(API_KEY);
            if (present.isPresent() && !ApiKey.isSendable(present.get().value())) {
                problems.add(Problem.at(
                        present.get().place(),
                        "BAD_SETTING",
                        "llm_api_key has characters that a key cannot have, such as a space or a line break."));
                return Optional.empty();
            }
            return present.map(entry -> new ApiKey(entry.value()));
        }

        /** The value is not repeated: it may hold a password. */
        private Optional<URI> url() {
            var present = entry(BASE_URL);
            if (present.isEmpty()) {
                return Optional.empty();
            }
            try {
                var url = new URI(present.get().value().strip().replaceAll("/+$", ""));
                var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
                if (List.of("http", "https").contains(scheme)
                        && url.getHost() != null
                        && url.getUserInfo() == null
                        && url.getQuery() == null
                        && url.getFragment() == null) {
                    return Optional.of(url);
                }
            } catch (URISyntaxException e) {
                // Told below, with everything else that is no such address.
            }
            problems.add(Problem.at(
                    present.get().place(),
                    "BAD_SETTING",
                    "llm_base_url is no address such as http://127.0.0.1:11434/v1 (no user, no query in it)."));
            return Optional.of(OPENAI);
        }

        private Quirks quirks(URI server) {
            var hosted =
                    server.getHost().endsWith("openai.com") || server.getHost().endsWith("azure.com");
            return new Quirks(
                    truth("llm_strict_tools", true),
                    truth("llm_stream_options", true),
                    word(
                            "llm_token_field",
                            TokenField.values(),
                            TokenField::word,
                            hosted ? TokenField.MAX_COMPLETION_TOKENS : TokenField.MAX_TOKENS),
                    word("llm_tool_choice", ForcedTool.values(), ForcedTool::word, ForcedTool.REQUIRED),
                    entry(API_VERSION).map(FlatYaml.Entry::value));
        }

        private AgentLimits limits() {
            var standard = AgentLimits.DEFAULT;
            return new AgentLimits(
                    number("llm_rounds", standard.rounds()),
                    number("llm_queries", standard.queries()),
                    Duration.ofSeconds(number("llm_seconds", SECONDS)),
                    number("llm_rows", standard.rowsToModel()),
                    standard.conversations(),
                    standard.remembered(),
                    spending(standard.spending()));
        }

        private Spending spending(Spending standard) {
            var cost = money(MAX_COST);
            var input = money(INPUT_PRICE);
            var output = money(OUTPUT_PRICE);
            if ((cost.isPresent() || input.isPresent() || output.isPresent())
                    && (input.isEmpty() || output.isEmpty())) {
                problems.add(
                        Problem.of(
                                "MISSING_SETTING",
                                "Money can be counted only with both llm_input_price and llm_output_price, of a million tokens each."));
                return standard;
            }
            return new Spending(
                    number("llm_tokens", (int) standard.tokens()),
                    cost,
                    input,
                    output,
                    numberFrom(0, "llm_retries", standard.retries()));
        }

        private int number(String name, int standard) {
            return numberFrom(1, name, standard);
        }

        private int numberFrom(int least, String name, int standard) {
            return entry(name)
                    .map(present -> {
                        if (present.value().matches("\\d{1,8}") && Integer.parseInt(present.value()) >= least) {
                            return Integer.parseInt(present.value());
                        }
                        bad(present, name, "a whole number from " + least);
                        return standard;
                    })
                    .orElse(standard);
        }

        private Optional<BigDecimal> money(String name) {
            return entry(name).flatMap(present -> {
                if (present.value().matches("\\d{1,6}(\\.\\d{1,6})?")) {
                    return Optional.of(new BigDecimal(present.value()));
                }
                bad(present, name, "an amount such as 0.05");
                return Optional.empty();
            });
        }

        private boolean truth(String name, boolean standard) {
            return word(name, new Boolean[] {true, false}, String::valueOf, standard);
        }

        private <T> T word(String name, T[] choices, Function<T, String> word, T standard) {
            var present = entry(name);
            if (present.isEmpty()) {
                return standard;
            }
            for (var choice : choices) {
                if (word.apply(choice).equals(present.get().value().toLowerCase(Locale.ROOT))) {
                    return choice;
                }
            }
            bad(present.get(), name, Arrays.stream(choices).map(word).collect(Collectors.joining(" or ")));
            return standard;
        }

        private void bad(FlatYaml.Entry entry, String name, String expected) {
            problems.add(Problem.at(
                    entry.place(),
                    "BAD_SETTING",
                    name + " is \"" + entry.value() + "\"; expected is " + expected + "."));
        }
    }
}
