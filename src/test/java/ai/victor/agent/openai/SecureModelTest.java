package ai.victor.agent.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.victor.agent.ModelTrouble;
import ai.victor.agent.openai.OpenAiSettings.Quirks;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The transport over https: to a server whose certificate is in the trust store, and to none other. */
@Timeout(60)
class SecureModelTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final List<String> PROPERTIES =
            List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword");

    @TempDir
    private static Path folder;

    private final List<Optional<String>> before = new ArrayList<>();

    @BeforeAll
    static void certificates() throws Exception {
        certificate("server", "ip:127.0.0.1");
        certificate("stranger", "ip:127.0.0.1");
        certificate("elsewhere", "dns:models.example.com");
    }

    @BeforeEach
    void remember() {
        PROPERTIES.forEach(name -> before.add(Optional.ofNullable(System.getProperty(name))));
    }

    @AfterEach
    void putBack() {
        for (int at = 0; at < PROPERTIES.size(); at++) {
            var name = PROPERTIES.get(at);
            before.get(at).ifPresentOrElse(value -> System.setProperty(name, value), () -> System.clearProperty(name));
        }
    }

    @Test
    void aTrustedServerIsAskedAndItsStreamRead() throws Exception {
        trust("server");
        try (var server = ModelServer.start(tls("server"))) {
            server.answers("clarify", "Which month?").says("Once more, on the same connection.");
            try (var model = model(server)) {
                assertThat(chat(model)
                                .aiMessage()
                                .toolExecutionRequests()
                                .getFirst()
                                .arguments())
                        .contains("Which month?");
                assertThat(chat(model).aiMessage().text()).isEqualTo("Once more, on the same connection.");
            }
            assertThat(server.baseUrl()).hasScheme("https");
            assertThat(server.received().getFirst().headers()).containsEntry("authorization", "Bearer sk-test");
        }
    }

    @Test
    void aServerThatNobodyVouchesForGetsNothing() throws Exception {
        trust("stranger");
        try (var server = ModelServer.start(tls("server"));
                var model = model(server)) {
            server.answers("clarify", "Your key, please?");
            unreachable(model);
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aCertificateOfAnotherNameIsNone() throws Exception {
        trust("elsewhere");
        try (var server = ModelServer.start(tls("elsewhere"));
                var model = model(server)) {
            unreachable(model);
            assertThat(server.received()).isEmpty();
        }
    }

    private static void unreachable(OpenAiModel model) {
        assertThatThrownBy(() -> chat(model))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ModelTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(ModelTrouble.Kind.UNREACHABLE));
    }

    private static void trust(String name) {
        System.setProperty(PROPERTIES.get(0), folder.resolve(name + ".p12").toString());
        System.setProperty(PROPERTIES.get(1), new String(PASSWORD));
    }

    /** A self-signed certificate with its key; as a trust store it vouches for itself. */
    private static void certificate(String name, String subject) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=" + subject,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        folder.resolve(name + ".p12").toString())
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor())
                .as(new String(made.getInputStream().readAllBytes()))
                .isZero();
        var store = keys(name);
        var certificate = Objects.requireNonNull(store.getCertificate(name));
        // A key's own entry vouches for nobody: the certificate stands beside it.
        store.setCertificateEntry("trusted", certificate);
        try (var out = Files.newOutputStream(folder.resolve(name + ".p12"))) {
            store.store(out, PASSWORD);
        }
    }

    private static KeyStore keys(String name) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(folder.resolve(name + ".p12"))) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static SSLContext tls(String name) throws Exception {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys(name), PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static OpenAiModel model(ModelServer server) {
        return new OpenAiModel(new OpenAiSettings(
                server.baseUrl(), Optional.of(new ApiKey("sk-test")), "m", Quirks.NONE, 500, Duration.ofSeconds(20)));
    }

    private static ChatResponse chat(OpenAiModel model) throws Exception {
        var future = new CompletableFuture<ChatResponse>();
        model.chat(ChatRequest.builder().messages(UserMessage.from("q")).build(), new StreamingChatResponseHandler() {
            @Override
            public void onCompleteResponse(ChatResponse response) {
                future.complete(response);
            }

            @Override
            public void onError(Throwable error) {
                future.completeExceptionally(error);
            }
        });
        return future.get();
    }
}
