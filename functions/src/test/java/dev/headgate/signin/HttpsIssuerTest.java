package dev.headgate.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpsIssuerTest {

    private final HttpsIssuer issuer = new HttpsIssuer();
    private final List<String> bodies = new ArrayList<>();
    private HttpServer server = server();
    private int status = 200;
    private String answer = "{\"a\":1}";

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void serve() {
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", address("/elsewhere").toString());
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsAnObject() {
        assertThat(issuer.get(address("/keys"))).hasSize(1).containsKey("a");
    }

    @Test
    void sendsAForm() {
        assertThat(issuer.post(address("/token"), Map.of("code", "a b&c=d"))).containsKey("a");
        assertThat(bodies).containsExactly("code=a+b%26c%3Dd");
    }

    @Test
    void followsNoRedirectWithASecret() {
        status = 307;

        assertThatThrownBy(() -> issuer.post(address("/token"), Map.of("client_secret", "s3cret")))
                .isInstanceOf(IssuerException.class)
                .hasMessageContaining("/token answered 307")
                .hasMessageNotContaining("s3cret");
        assertThat(bodies).hasSize(1);
    }

    @Test
    void quotesNothingOfAnAnswer() {
        status = 400;
        answer = "{\"error\":\"s3cret\"}";
        assertThatThrownBy(() -> issuer.get(address("/token?code=s3cret")))
                .isInstanceOf(IssuerException.class)
                .hasMessageNotContaining("s3cret");
        status = 200;
        answer = "s3cret";
        assertThatThrownBy(() -> issuer.get(address("/token")))
                .isInstanceOf(IssuerException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void readsNoLongAnswer() {
        answer = "{\"a\":\"" + "x".repeat(256 * 1024) + "\"}";

        assertThatThrownBy(() -> issuer.get(address("/keys"))).hasMessageContaining("more than");
    }

    @Test
    void saysWhoDidNotAnswer() {
        URI address = address("/keys");
        server.stop(0);

        assertThatThrownBy(() -> issuer.get(address))
                .isInstanceOf(IssuerException.class)
                .hasMessageContaining("/keys did not answer");
        server = server();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}
