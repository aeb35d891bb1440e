package dev.headgate.benchmarks.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headgate.aws.CannedReply;
import dev.headgate.aws.OperationName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AWS on loopback for one function: to each operation its recorded answers in order, and from the first again for each event. */
final class AwsStub implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, List<CannedReply>> replies = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();

    AwsStub(List<CannedReply> replies) throws IOException {
        for (CannedReply reply : replies) {
            this.replies
                    .computeIfAbsent(reply.operation(), unused -> new ArrayList<>())
                    .add(reply);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A new event is about to come. */
    synchronized void rewind() {
        asked.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String operation = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElseGet(() -> OperationName.of(exchange.getRequestURI().getPath(), body));
        CannedReply reply = next(operation);
        byte[] bytes = reply.binary()
                ? Base64.getDecoder().decode(reply.body())
                : reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        if (reply.binary()) {
            exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
        }
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized CannedReply next(String operation) {
        List<CannedReply> known = replies.getOrDefault(operation, List.of());
        if (known.isEmpty()) {
            return new CannedReply(operation, 400, "application/x-amz-json-1.1", false, "{\"__type\":\"NotRecorded\"}");
        }
        int time = asked.merge(operation, 1, Integer::sum) - 1;
        return known.get(Math.min(time, known.size() - 1));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
