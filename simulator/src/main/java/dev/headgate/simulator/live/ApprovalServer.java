package dev.headgate.simulator.live;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Serves the approvers' links on this machine, and to nobody else: a browser's requests reach the approval page. */
public final class ApprovalServer implements AutoCloseable {

    private static final int LARGEST_BODY = 64 * 1024;
    private static final int ANSWER_WITHIN_SECONDS = 30;
    private static final int GOODBYE_SECONDS = 1;

    private final HttpServer server;
    private final ExecutorService threads;

    private ApprovalServer(HttpServer server) {
        this.server = server;
        this.threads =
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    }

    /**
     * Takes a port of the loopback address; nothing is served yet.
     *
     * @param port 0 takes a free one
     * @throws IOException when the port is in use
     */
    public static ApprovalServer bind(int port) throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return new ApprovalServer(HttpServer.create(new InetSocketAddress(here, port), 0));
    }

    /** Where links begin, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Begins to serve.
     *
     * @param tasks take each request to the run's thread
     * @param page answers there
     */
    public void serve(LoopTasks tasks, Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> page) {
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, tasks, page);
            }
        });
        server.start();
    }

    private static void answer(
            HttpExchange exchange, LoopTasks tasks, Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> page)
            throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            exchange.sendResponseHeaders(413, -1);
            return;
        }
        APIGatewayV2HTTPEvent event = HttpApiEvent.of(exchange, body);
        try {
            respond(exchange, tasks.submit(() -> page.apply(event)).get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            exchange.sendResponseHeaders(503, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.sendResponseHeaders(503, -1);
        }
    }

    private static void respond(HttpExchange exchange, APIGatewayV2HTTPResponse response) throws IOException {
        Optional.ofNullable(response.getHeaders())
                .orElse(Map.of())
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = Optional.ofNullable(response.getBody()).orElse("").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Lets the answers that are under way reach their browsers, for a moment, and frees the port. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
    }
}
