package dev.headgate.simulator.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headgate.simulator.endpoint.protocol.Answer;
import dev.headgate.simulator.endpoint.protocol.Bytes;
import dev.headgate.simulator.installation.Accounts;
import dev.headgate.simulator.live.LoopTasks;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the simulated accounts by AWS's wire protocols on this machine, and to nobody else. */
public final class EndpointServer implements AutoCloseable {

    /** As much as Lambda takes, which takes the most. */
    private static final int LARGEST_BODY = 6 * 1024 * 1024;

    /** What is too large is read to its end, so that the refusal is heard: up to here. */
    private static final long MOST_SKIPPED = 64L * 1024 * 1024;

    private static final int THREADS = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("endpoint-", 0).factory());

    private EndpointServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Takes a port of the loopback address; nothing is served yet.
     *
     * @param port 0 takes a free one
     * @throws IOException when the port is in use
     */
    public static EndpointServer bind(int port) throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return new EndpointServer(HttpServer.create(new InetSocketAddress(here, port), 0));
    }

    /** What to give an SDK as its endpoint. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    /**
     * Begins to serve.
     *
     * @param tasks take each call to the thread of the accounts
     */
    public void serve(LoopTasks tasks, Accounts accounts) {
        Dispatcher dispatcher = new Dispatcher(accounts, new LoopThread(tasks));
        Doorkeeper doorkeeper = new Doorkeeper(port());
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, dispatcher, doorkeeper);
            }
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, Dispatcher dispatcher, Doorkeeper doorkeeper) throws IOException {
        Optional<byte[]> body = body(exchange.getRequestBody());
        Incoming request = new Incoming(
                exchange.getRequestMethod(),
                String.valueOf(exchange.getRequestURI().getPath()),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                headers(exchange),
                body.map(Bytes::new).orElse(Bytes.NONE));
        respond(
                exchange,
                doorkeeper
                        .objection(request)
                        .or(() -> body.isEmpty() ? Optional.of(tooLarge()) : Optional.empty())
                        .map(it -> Dispatcher.refuse(request, it))
                        .orElseGet(() -> dispatcher.answer(request)));
    }

    private static RefusedException tooLarge() {
        return new RefusedException(
                413, "RequestEntityTooLargeException", "The request has more than " + LARGEST_BODY + " bytes");
    }

    /** Empty when it is too large. */
    private static Optional<byte[]> body(InputStream in) throws IOException {
        byte[] body = in.readNBytes(LARGEST_BODY + 1);
        if (body.length <= LARGEST_BODY) {
            return Optional.of(body);
        }
        byte[] more = new byte[LARGEST_BODY];
        long skipped = 0;
        for (int read = in.read(more); read >= 0 && skipped < MOST_SKIPPED; read = in.read(more)) {
            skipped += read;
        }
        return Optional.empty();
    }

    /** Names in lower case, several values of one name joined by commas. */
    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            headers.put(header.getKey().toLowerCase(Locale.ROOT), String.join(",", header.getValue()));
        }
        return headers;
    }

    private static void respond(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = answer.body().toArray();
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Frees the port. */
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
