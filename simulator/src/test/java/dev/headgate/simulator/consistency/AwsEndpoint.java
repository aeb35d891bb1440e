package dev.headgate.simulator.consistency;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/** AWS on loopback, for the JSON protocols: a fixed reply for each operation, and a refusal for every other. */
final class AwsEndpoint implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> replies;

    /** @param replies by operation, as {@code X-Amz-Target} names it: {@code DynamoDB_20120810.Query} */
    AwsEndpoint(Map<String, String> replies) throws IOException {
        this.replies = replies;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String operation = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("no operation");
        Optional<String> reply = Optional.ofNullable(replies.get(operation));
        RuntimeApi.reply(
                exchange,
                reply.isPresent() ? 200 : 400,
                reply.orElse("{\"__type\":\"NotExpected\",\"message\":\"" + operation + " is not expected\"}"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
