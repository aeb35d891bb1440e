package dev.headgate.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;

/** Over a real socket, for both the SDK and the JDK's HTTP client have their own ideas of retrying. */
class SingleAttemptTest {

    private static final int OK = 200;
    private static final int BROKEN = 500;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private CodeDeployClient codeDeploy;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, BROKEN));
        server.start();
        codeDeploy = CodeDeployClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .defaultsMode(DefaultsMode.STANDARD)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterEach
    void close() {
        codeDeploy.close();
        server.stop(0);
    }

    @Test
    void sendsARequestOnceWhenTheServerFails() {
        assertThatThrownBy(this::createDeployment).isInstanceOf(SdkException.class);

        assertThat(requests).hasValue(1);
    }

    @Test
    void sendsARequestOnceWhenTheReplyIsLost() {
        server.removeContext("/");
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.close();
        });

        assertThatThrownBy(this::createDeployment).isInstanceOf(SdkException.class);

        assertThat(requests).hasValue(1);
    }

    @Test
    void sendsARequestOnceWhenAKeptConnectionBreaks() {
        server.removeContext("/");
        server.createContext("/", exchange -> {
            if (requests.incrementAndGet() == 1) {
                answer(exchange, OK);
            } else {
                exchange.close();
            }
        });
        createDeployment();
        requests.set(1);

        assertThatThrownBy(this::createDeployment).isInstanceOf(SdkException.class);

        assertThat(requests).hasValue(2);
    }

    @Test
    void leavesOtherRequestsOfTheClientToTheSdksRetries() {
        assertThatThrownBy(() -> codeDeploy.getDeployment(it -> it.deploymentId("d-1")))
                .isInstanceOf(SdkException.class);

        assertThat(requests).hasValue(3);
    }

    private void createDeployment() {
        var unused =
                codeDeploy.createDeployment(it -> it.applicationName("web").overrideConfiguration(SingleAttempt::of));
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        if (status == BROKEN) {
            requests.incrementAndGet();
        }
        exchange.getRequestBody().readAllBytes();
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
