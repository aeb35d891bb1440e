package dev.headgate.benchmarks.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's Runtime API for some invocations with the same event, and the times at which each went out and was answered. A
 * function that starts by a snapshot is told at once that it has been restored.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
final class RuntimeStub implements AutoCloseable {

    private static final String VERSION = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final String event;
    private final int invocations;
    private final Runnable before;
    private final List<Long> handedOut = new ArrayList<>();
    private final List<Long> answered = new ArrayList<>();
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private volatile long restored;
    private volatile Runnable onFirst = () -> {};

    /** @param before happens before each invocation */
    RuntimeStub(String event, int invocations, Runnable before) throws IOException {
        this.event = event;
        this.invocations = invocations;
        this.before = before;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Waits for the last answer; throws when the function failed or took too long. */
    void await(Duration most) throws Exception {
        over.get(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    void giveUp(String why) {
        over.completeExceptionally(new IllegalStateException(why));
    }

    /** When the n-th event went out, by {@link System#nanoTime}. */
    long handedOut(int n) {
        return handedOut.get(n);
    }

    /** When its answer came. */
    long answered(int n) {
        return answered.get(n);
    }

    /** When it was told that it had been restored. */
    long restored() {
        return restored;
    }

    /** Happens once, before the first answer is acknowledged. */
    void onFirst(Runnable action) {
        onFirst = action;
    }

    private void handle(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.equals(VERSION + "restore/next")) {
            restored = System.nanoTime();
            reply(exchange, 200, "{}");
        } else if (path.equals(VERSION + "invocation/next")) {
            next(exchange);
        } else if (path.endsWith("/response")) {
            if (answered.isEmpty()) {
                onFirst.run();
            }
            answered.add(now);
            reply(exchange, 202, "{}");
            if (answered.size() == invocations) {
                over.complete(true);
            }
        } else {
            giveUp("it failed: " + body);
            reply(exchange, 202, "{}");
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        if (handedOut.size() >= invocations) {
            reply(exchange, 500, "");
            return;
        }
        before.run();
        String id = "11111111-2222-3333-4444-" + String.format(Locale.ROOT, "%012d", handedOut.size());
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", id);
        exchange.getResponseHeaders()
                .set(
                        "Lambda-Runtime-Deadline-Ms",
                        String.valueOf(InstantSource.system().millis() + 60_000));
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:111122223333:function:headgate");
        handedOut.add(System.nanoTime());
        reply(exchange, 200, event);
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        // The runtime interface client's native part crashes on a reply without one.
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
