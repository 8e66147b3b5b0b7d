package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.agent.AgentEvent;
import ai.victor.agent.AnswerJson;
import ai.victor.agent.openai.ModelServer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A language model that obeys the attacker, over the real protocol: what it calls and says is held to the same as what the reader answers. */
@Timeout(120)
class ModelAttacksTest {
    private static final int ROUNDS = 14;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> REACHED = ConcurrentHashMap.newKeySet();

    @TempDir
    private static Path folder;

    private static Besieged shop;
    private static Map<String, Integer> files;
    private static ProxySelector before;

    /** Sees where whoever asks it would connect to. */
    private static final class Watching extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            REACHED.add(uri.getHost() + ":" + uri.getPort());
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    }

    @BeforeAll
    static void open() throws Exception {
        before = ProxySelector.getDefault();
        ProxySelector.setDefault(new Watching());
        shop = new Besieged(folder);
        files = shop.files();
    }

    @AfterAll
    static void nothingWasWritten() throws Exception {
        ProxySelector.setDefault(before);
        assertThat(shop.files()).isEqualTo(files);
        shop.close();
    }

    static Stream<Attacks.Attack> attacks() {
        return Attacks.page("obeying-model").stream();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void whatItDoes(Attacks.Attack attack) throws Exception {
        for (var all : List.of(true, false)) {
            if (attack.all("asker").contains(all ? "limited" : "all")) {
                continue;
            }
            try (var server = ModelServer.start()) {
                script(attack, server);
                REACHED.clear();
                var question = shop.placed(attack.question());
                var told = shop.askModel(question, all, server.baseUrl());
                assertThat(REACHED).isSubsetOf("127.0.0.1:" + server.port());
                Siege.holds(shop, question, told, all);
                held(attack, told, heard(server));
            }
        }
    }

    private static void script(Attacks.Attack attack, ModelServer server) {
        var turns = new ArrayList<Runnable>();
        for (var line : attack.lines()) {
            var text = shop.placed(line.text());
            if (line.key().startsWith("calls_")) {
                turns.add(() -> server.calls(line.key().substring("calls_".length()), text));
            } else if (line.key().equals("words")) {
                turns.add(() -> server.says(text));
            }
        }
        turns.forEach(Runnable::run);
        for (int i = 0; i < ROUNDS; i++) {
            turns.getLast().run();
        }
    }

    private static void held(Attacks.Attack attack, Besieged.Told told, String heard) {
        var answer = told.answer();
        assertThat(answer.status().word()).as(answer.text()).isIn((Object[])
                attack.all("status").getFirst().split(" or "));
        attack.all("says").forEach(part -> assertThat(answer.text()).contains(part));
        attack.all("never")
                .forEach(part -> assertThat(answer.text() + answer.reading()).doesNotContain(part));
        attack.all("never_text_start").forEach(part -> assertThat(answer.text()).doesNotStartWith(part));
        attack.all("never_json")
                .forEach(part -> assertThat(AnswerJson.of(answer)).doesNotContain(part));
        attack.all("never_told").forEach(part -> assertThat(heard).doesNotContain(part));
        attack.all("told").forEach(part -> assertThat(heard).contains(part));
        attack.all("results").forEach(number -> assertThat(answer.results()).hasSize(Integer.parseInt(number)));
        var steps = told.events().stream()
                .filter(AgentEvent.Step.class::isInstance)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        attack.all("never_event").forEach(part -> assertThat(steps).doesNotContain(part));
    }

    /** What tools sent back to the model, after what it was told unasked. */
    private static String heard(ModelServer server) throws JsonProcessingException {
        var heard = new ArrayList<String>();
        for (var message : server.received().getLast().body().path("messages")) {
            if (message.path("role").asText().equals("tool")) {
                heard.add(message.path("content").asText());
            }
        }
        return JSON.writeValueAsString(heard.subList(Math.min(1, heard.size()), heard.size()));
    }
}
