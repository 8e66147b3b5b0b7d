package ai.victor.agent.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A server on this machine that speaks chat completions as real ones do: HTTP/1.1, chunked server-sent events, tool calls in fragments, usage at the
 * end, {@code [DONE]}. It does, request after request, what a test tells it to, faults included; after the last of them it is silent.
 */
public final class ModelServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came in. */
    public record Received(String path, Map<String, String> headers, JsonNode body) {
        public List<String> tools() {
            var names = new ArrayList<String>();
            body.path("tools")
                    .forEach(
                            tool -> names.add(tool.path("function").path("name").asText()));
            return names;
        }

        /** The last message. */
        public JsonNode last() {
            var messages = body.path("messages");
            return messages.get(messages.size() - 1);
        }
    }

    /** One response, written to a connection. */
    @FunctionalInterface
    public interface Script {
        void answer(Wire wire) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final BlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** Counted down once a client has gone while something was written to it. */
    public final CountDownLatch clientGone = new CountDownLatch(1);

    private ModelServer(ServerSocket socket) {
        this.socket = socket;
    }

    public static ModelServer start() throws IOException {
        return start(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    /** One that is reached over TLS. */
    static ModelServer start(SSLContext tls) throws IOException {
        return start(tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    private static ModelServer start(ServerSocket socket) {
        var server = new ModelServer(socket);
        Thread.ofPlatform().daemon().start(server::accept);
        return server;
    }

    /** As settings have it. */
    public URI baseUrl() {
        return URI.create((socket instanceof SSLServerSocket ? "https" : "http") + "://127.0.0.1:"
                + socket.getLocalPort() + "/v1");
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<Received> received() {
        return received;
    }

    public ModelServer then(Script script) {
        scripts.add(script);
        return this;
    }

    /** Calls one tool, its arguments in pieces of a few letters. */
    public ModelServer calls(String tool, String arguments) {
        return then(wire -> wire.stream()
                .call(0, tool, arguments)
                .finish("tool_calls")
                .usage(100, 10)
                .done());
    }

    public ModelServer queries(String title, String sql) {
        return calls("run_query", object("title", title, "sql", sql).toString());
    }

    public ModelServer answers(String status, String text) {
        return answers(status, text, "The reading.");
    }

    public ModelServer answers(String status, String text, String reading) {
        var arguments = object("status", status, "text", text, "reading", reading);
        arguments.putArray("assumptions");
        return calls("answer", arguments.toString());
    }

    /** Plain text, no tool. */
    public ModelServer says(String text) {
        return then(
                wire -> wire.stream().text(text).finish("stop").usage(100, 10).done());
    }

    public ModelServer fails(int status, String headers, String body) {
        return then(wire -> wire.plain(status, headers, body));
    }

    public static ObjectNode object(String... pairs) {
        var object = JSON.createObjectNode();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put(pairs[i], pairs[i + 1]);
        }
        return object;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var connection : open) {
            connection.close();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                open.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = connection.getInputStream();
            while (receive(in)) {
                scripts.take().answer(new Wire(connection));
            }
        } catch (IOException e) {
            clientGone.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean receive(InputStream in) throws IOException {
        var first = line(in);
        if (first.isEmpty()) {
            return false;
        }
        var headers = new TreeMap<String, String>();
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        received.add(new Received(first.split(" ")[1], headers, JSON.readTree(body)));
        return true;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** A connection that an answer is written to. */
    public static final class Wire {
        private static final int PIECE = 7;

        private final Socket connection;
        private final OutputStream out;

        private Wire(Socket connection) throws IOException {
            this.connection = connection;
            this.out = connection.getOutputStream();
        }

        /** A whole response at once. */
        public void plain(int status, String headers, String body) throws IOException {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            raw("HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                    + "\r\n" + headers + "\r\n");
            out.write(bytes);
            out.flush();
        }

        /** The head of a stream. */
        public Wire stream() throws IOException {
            raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            return delta("{\"role\":\"assistant\",\"content\":null}");
        }

        public Wire text(String text) throws IOException {
            for (var piece : pieces(text)) {
                delta(object("content", piece).toString());
            }
            return this;
        }

        public Wire call(int index, String tool, String arguments) throws IOException {
            var first = JSON.createObjectNode();
            first.putArray("tool_calls")
                    .addObject()
                    .put("index", index)
                    .put("id", "call_" + index + "_" + tool)
                    .put("type", "function")
                    .putObject("function")
                    .put("name", tool)
                    .put("arguments", "");
            delta(first.toString());
            for (var piece : pieces(arguments)) {
                var next = JSON.createObjectNode();
                next.putArray("tool_calls")
                        .addObject()
                        .put("index", index)
                        .putObject("function")
                        .put("arguments", piece);
                delta(next.toString());
            }
            return this;
        }

        public Wire finish(String reason) throws IOException {
            return event(
                    "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":["
                            + "{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
        }

        public Wire usage(int input, int output) throws IOException {
            return event(
                    "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[],"
                            + "\"usage\":{\"prompt_tokens\":" + input + ",\"completion_tokens\":" + output
                            + ",\"total_tokens\":" + (input + output) + "}}");
        }

        public void done() throws IOException {
            event("[DONE]");
            raw("0\r\n\r\n");
        }

        public Wire delta(String delta) throws IOException {
            return event(
                    "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":["
                            + "{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]}");
        }

        public Wire event(String data) throws IOException {
            var bytes = ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
            raw(Integer.toHexString(bytes.length) + "\r\n");
            out.write(bytes);
            raw("\r\n");
            return this;
        }

        public void raw(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** Ends the connection, whatever is still to come. */
        public void cut() throws IOException {
            connection.close();
        }

        /** Returns when the client has closed the connection. */
        public void awaitClient() throws IOException {
            while (connection.getInputStream().read() >= 0) {
                // What a client still sends is of no interest.
            }
            throw new IOException("the client has gone");
        }

        private static List<String> pieces(String text) {
            var pieces = new ArrayList<String>();
            for (int at = 0; at < text.length(); at += PIECE) {
                pieces.add(text.substring(at, Math.min(text.length(), at + PIECE)));
            }
            return pieces;
        }
    }
}
