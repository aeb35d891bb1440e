package dev.headgate.simulator.consistency;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lambda's Runtime API for one invocation: it hands out an event, takes the answer, and then refuses to hand out another,
 * at which the runtime ends.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {

    private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
    private static final String REQUEST = "11111111-2222-3333-4444-555555555555";

    private final HttpServer server;
    private final String event;
    private final AtomicBoolean handedOut = new AtomicBoolean();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    /** How an invocation ended. */
    sealed interface Answer {

        record Response(String body) implements Answer {}

        /** The function threw, or could not even be made. */
        record Failure(String body) implements Answer {}
    }

    RuntimeApi(String event) throws IOException {
        this.event = event;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** No answer will come any more; has no effect where one came. */
    void giveUp(String why) {
        answer.completeExceptionally(new IllegalStateException(why));
    }

    /**
     * How the invocation ended.
     *
     * @throws ExecutionException when no answer will come any more
     */
    Answer answer(Duration within) throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.equals(INVOCATION + "next")) {
            next(exchange);
        } else if (path.equals(INVOCATION + REQUEST + "/response")) {
            answer.complete(new Answer.Response(body));
            reply(exchange, 202, "{}");
        } else {
            answer.complete(new Answer.Failure(body));
            reply(exchange, 202, "{}");
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        if (handedOut.getAndSet(true)) {
            reply(exchange, 500, "");
            return;
        }
        long deadline = InstantSource.system().millis() + Duration.ofMinutes(1).toMillis();
        Map.of(
                        "Lambda-Runtime-Aws-Request-Id",
                        REQUEST,
                        "Lambda-Runtime-Deadline-Ms",
                        String.valueOf(deadline),
                        "Lambda-Runtime-Invoked-Function-Arn",
                        "arn:aws:lambda:us-east-1:111122223333:function:headgate")
                .forEach(exchange.getResponseHeaders()::set);
        reply(exchange, 200, event);
    }

    static void reply(HttpExchange exchange, int status, String body) throws IOException {
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
