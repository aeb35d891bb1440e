package dev.headgate.simulator.endpoint;

import dev.headgate.simulator.endpoint.protocol.Bytes;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in over HTTP.
 *
 * @param query what follows the question mark, as it was written; empty when there is none
 * @param headers by name in lower case
 */
record Incoming(String method, String path, String query, Map<String, String> headers, Bytes body) {

    Incoming {
        headers = Map.copyOf(headers);
    }

    /** The same, once its body has been read. */
    Incoming with(Bytes read) {
        return new Incoming(method, path, query, headers, read);
    }

    Optional<String> header(String lowerCase) {
        return Optional.ofNullable(headers.get(lowerCase));
    }

    boolean isPost() {
        return method.equals("POST");
    }

    /** Without parameters such as the charset; empty when none is said. */
    String contentType() {
        return header("content-type").map(it -> it.split(";", 2)[0].strip()).orElse("");
    }
}
