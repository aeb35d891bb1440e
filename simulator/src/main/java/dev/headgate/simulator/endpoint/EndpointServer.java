package dev.headgate.simulator.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headgate.page.PageRequest;
import dev.headgate.page.PageResponse;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Serves an installation on this machine, and to nobody else: the simulated accounts by AWS's wire protocols, and the pages of
 * approvers and of the dashboard, at one address.
 */
public final class EndpointServer implements AutoCloseable {

    /** What is too large is read to its end, so that the refusal is heard: up to here. */
    private static final long MOST_SKIPPED = 64L * 1024 * 1024;

    private static final int PIECE = 64 * 1024;
    private static final int THREADS = 16;
    private static final int GOODBYE_SECONDS = 1;

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

    /** What to give an SDK as its endpoint, and where links begin; without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    /**
     * Begins to serve.
     *
     * @param tasks take each request to the thread of the accounts
     * @param page answers a browser there
     */
    public void serve(LoopTasks tasks, Accounts accounts, Function<PageRequest, PageResponse> page) {
        CallPlace place = new LoopThread(tasks);
        Front front = new Front(
                new Doorkeeper(port()),
                new Dispatcher(accounts, new UndisturbedPlace(place, accounts)),
                new Pages(page, place));
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                respond(exchange, answer(exchange, front));
            }
        });
        server.start();
    }

    private static Answer answer(HttpExchange exchange, Front front) throws IOException {
        Incoming head = new Incoming(
                exchange.getRequestMethod(),
                String.valueOf(exchange.getRequestURI().getPath()),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                headers(exchange),
                Bytes.NONE);
        Optional<byte[]> body =
                body(exchange.getRequestBody(), Addressee.of(head).largestBody());
        return body.map(it -> front.answer(head.with(new Bytes(it)))).orElseGet(() -> front.tooLarge(head));
    }

    /** Empty when it is too large. */
    private static Optional<byte[]> body(InputStream in, int largest) throws IOException {
        byte[] body = in.readNBytes(largest + 1);
        if (body.length <= largest) {
            return Optional.of(body);
        }
        byte[] more = new byte[PIECE];
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

    /** Lets the answers that are under way reach those who asked, for a moment, and frees the port. */
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
