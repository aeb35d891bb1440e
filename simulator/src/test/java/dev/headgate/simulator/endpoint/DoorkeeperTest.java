package dev.headgate.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page in a browser on this machine can not get at the accounts. */
@Timeout(60)
class DoorkeeperTest {

    private final EndpointScene scene = new EndpointScene();
    private final int port = URI.create(scene.server.url()).getPort();

    @AfterEach
    void close() {
        scene.close();
    }

    private String statusOf(String... headers) throws IOException {
        return answer(
                "POST / HTTP/1.1",
                "{\"Path\": \"/headgate\"}",
                String.join("\r\n", headers) + "\r\nAuthorization: "
                        + EndpointScene.signed(EndpointScene.TOOLING, EndpointScene.HOME, "ssm")
                        + "\r\nX-Amz-Target: AmazonSSM.GetParametersByPath"
                        + "\r\nContent-Type: application/x-amz-json-1.1");
    }

    private String answer(String request, String body, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            String all = request + "\r\n" + headers + "\r\nConnection: close\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body;
            out.write(all.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void letsInWhoeverKnowsItByItsNames() throws IOException {
        assertThat(statusOf("Host: 127.0.0.1:" + port)).startsWith("HTTP/1.1 200");
        assertThat(statusOf("Host: localhost:" + port)).startsWith("HTTP/1.1 200");
        assertThat(statusOf("Host: localhost:" + port, "Origin: http://localhost:" + port))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void refusesAForeignHost() throws IOException {
        for (String host : new String[] {
            "evil.example:" + port, "localhost", "localhost.evil.example:" + port, "127.0.0.1:" + (port + 1), ""
        }) {
            assertThat(statusOf("Host: " + host))
                    .describedAs(host)
                    .startsWith("HTTP/1.1 403")
                    .contains("AccessDeniedException");
        }
    }

    @Test
    void refusesAForeignOrigin() throws IOException {
        for (String origin : new String[] {"https://evil.example", "null", "http://localhost:1", "file://"}) {
            assertThat(statusOf("Host: 127.0.0.1:" + port, "Origin: " + origin))
                    .describedAs(origin)
                    .startsWith("HTTP/1.1 403")
                    .contains("AccessDeniedException");
        }
    }

    @Test
    void keepsTheSameRequestsFromThePages() throws IOException {
        String here = "Host: 127.0.0.1:" + port;

        assertThat(answer("GET / HTTP/1.1", "", "Host: evil.example:" + port)).startsWith("HTTP/1.1 403");
        assertThat(answer("GET /a/xyz HTTP/1.1", "", "Host: evil.example:" + port))
                .startsWith("HTTP/1.1 403");
        assertThat(answer("POST /a/xyz HTTP/1.1", "", here + "\r\nOrigin: https://evil.example"))
                .startsWith("HTTP/1.1 403");
        assertThat(answer("GET / HTTP/1.1", "", here)).startsWith("HTTP/1.1 200");
    }

    /** The approval page lets a browser name no referrer, and so no origin of its form. */
    @Test
    void takesTheFormThatABrowserSendsFromTheApprovalPage() throws IOException {
        String form = "Host: 127.0.0.1:" + port + "\r\nContent-Type: application/x-www-form-urlencoded\r\nOrigin: null";

        assertThat(answer("POST /a/xyz HTTP/1.1", "decision=APPROVED", form))
                .startsWith("HTTP/1.1 404")
                .contains("text/html", "Referrer-policy: no-referrer");
        assertThat(answer("POST / HTTP/1.1", "Action=ListTopics", form)).startsWith("HTTP/1.1 403");
    }

    @Test
    void listensOnTheLoopbackAddressAlone() {
        assertThat(URI.create(scene.server.url()).getHost()).isEqualTo("127.0.0.1");
    }
}
