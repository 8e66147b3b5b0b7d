package ai.victor.agent.openai;

import com.openai.azure.AzureUrlPathMode;
import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.LogLevel;
import com.openai.core.Timeout;
import com.openai.credential.BearerTokenCredential;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A model that streams chat completions. {@link #doChat} returns when the message is over; interrupting the thread that called it closes the
 * connection at once.
 *
 * <p>Nothing is retried here: only the loop knows how much time a question has left.
 */
public final class OpenAiModel implements StreamingChatModel, AutoCloseable {
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    /** What servers get that want no key; the client does not go without. */
    private static final String NO_KEY = "none";

    private final OpenAIClient client;
    private final Requests requests;
    private final Troubles troubles;

    /** Opens no connection. */
    public OpenAiModel(OpenAiSettings settings) {
        this.client = client(settings);
        this.requests = new Requests(settings);
        this.troubles = new Troubles(settings.key());
    }

    private static OpenAIClient client(OpenAiSettings settings) {
        var key = settings.key().map(ApiKey::value).orElse(NO_KEY);
        var version = settings.quirks().apiVersion();
        var builder = OpenAIOkHttpClient.builder()
                .credential(version.isEmpty() ? BearerTokenCredential.create(key) : AzureApiKeyCredential.create(key))
                .azureUrlPathMode(AzureUrlPathMode.UNIFIED)
                .logLevel(LogLevel.OFF)
                .maxRetries(0)
                .timeout(Timeout.builder()
                        .connect(settings.silence().compareTo(CONNECTING) < 0 ? settings.silence() : CONNECTING)
                        .read(settings.silence())
                        .write(settings.silence())
                        .request(Duration.ZERO)
                        .build());
        if (version.isEmpty()) {
            return builder.baseUrl(settings.baseUrl().toString()).build();
        }
        return builder.baseUrl(deployment(settings.baseUrl(), settings.model()))
                .putQueryParam("api-version", version.get())
                .build();
    }

    /** Where Azure has the model of that name, below the resource's own address. */
    private static String deployment(URI resource, String model) {
        var base = resource.toString().replaceAll("/+$", "");
        return base + "/openai/deployments/"
                + URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Reads on a virtual thread of its own: only there does an interrupt end the wait for a server that has not answered yet. */
    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        var reader = Thread.ofVirtual().name("model").start(() -> read(request, handler));
        try {
            reader.join();
        } catch (InterruptedException e) {
            reader.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void read(ChatRequest request, StreamingChatResponseHandler handler) {
        try {
            handler.onCompleteResponse(reply(request).whole());
        } catch (RuntimeException e) {
            handler.onError(troubles.of(e));
        } catch (Error e) {
            handler.onError(e);
        }
    }

    private Reply reply(ChatRequest request) {
        var reply = new Reply();
        try (var stream = client.chat().completions().createStreaming(requests.of(request))) {
            stream.stream().forEach(reply::add);
        }
        return reply;
    }

    @Override
    public void close() {
        client.close();
    }
}
