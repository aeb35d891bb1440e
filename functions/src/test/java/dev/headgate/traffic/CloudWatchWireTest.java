package dev.headgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.headgate.aws.TargetClients;
import dev.headgate.testing.Example;
import dev.headgate.traffic.codedeploy.Connections;
import java.io.ByteArrayOutputStream;
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
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** CloudWatch as it answers the SDK over a wire, in CBOR: what it says of alarms, and of a session that it refuses. */
class CloudWatchWireTest {

    private static final String OPERATIONS = "/service/GraniteServiceVersion20100801/operation/";

    private final List<String> asked = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();
    private final HttpServer server;
    private int status = 200;
    private Map<String, ?> answer = Map.of();

    CloudWatchWireTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] body = cbor(answer);
            exchange.getResponseHeaders().add("Content-Type", "application/cbor");
            exchange.getResponseHeaders().add("Smithy-Protocol", "rpc-v2-cbor");
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
    void tellsWhichAlarmsAreRed() {
        answer = Map.of(
                "MetricAlarms",
                List.of(
                        Map.of("AlarmName", "web-prod-5xx", "StateValue", "ALARM"),
                        Map.of("AlarmName", "web-prod-latency", "StateValue", "OK")));

        AlarmReader.Alarms alarms = read("web-prod-5xx", "web-prod-latency", "typo");

        assertThat(alarms.inAlarm()).containsExactly("web-prod-5xx");
        assertThat(alarms.missing()).containsExactly("typo");
        assertThat(asked).containsExactly(OPERATIONS + "DescribeAlarms");
    }

    @Test
    void givesUpASessionThatIsRefused() {
        status = 403;
        answer = Map.of("__type", "com.amazonaws.cloudwatch#ExpiredTokenException", "message", "The token is expired");

        assertThatExceptionOfType(TrafficControlException.class)
                .isThrownBy(() -> read("web-prod-5xx"))
                .withMessageContaining("The token is expired");
        assertThat(forgotten).containsExactly("the session");
    }

    private AlarmReader.Alarms read(String... alarms) {
        try (CloudWatchClient cloudWatch = CloudWatchClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            TargetClients others = Connections.to(cloudWatch).clients();
            return new AlarmReader(new Connection(
                            Example.environment("prod").target(), others, () -> forgotten.add("the session")))
                    .read(List.of(alarms));
        }
    }

    /** Of texts of up to 255 characters, and of fewer than 24 of anything. */
    private static byte[] cbor(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        switch (value) {
            case Map<?, ?> map -> {
                bytes.write(0xA0 | map.size());
                map.forEach((key, member) -> {
                    bytes.writeBytes(cbor(key));
                    bytes.writeBytes(cbor(member));
                });
            }
            case List<?> list -> {
                bytes.write(0x80 | list.size());
                list.forEach(item -> bytes.writeBytes(cbor(item)));
            }
            default -> {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                bytes.write(0x78);
                bytes.write(text.length);
                bytes.writeBytes(text);
            }
        }
        return bytes.toByteArray();
    }
}
