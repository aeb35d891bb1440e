package dev.headgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headgate.aws.TargetClients;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.json.Json;
import dev.headgate.release.Image;
import dev.headgate.testing.Example;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** A revision is copied whole, over a real wire: the SDK alone leaves out what it is too old to know. */
class WholeRevisionTest {

    private static final Image IMAGE = new Image("repo/web", "sha256:" + "7f".repeat(32), Optional.empty());
    private static final String BLUE = "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:7";

    private static final String DEFINITION = """
            {"family":"web-prod","cpu":"256",
             "containerDefinitions":[{"name":"web","image":"%s","newLimits":{"threads":3},
               "portMappings":[{"containerPort":8080,"newOfAPort":[1,2]}],"environment":[{"name":"A","value":"ü"}]}],
             "volumes":[{"name":"uploads","newVolumeConfiguration":{"bucket":"b","deep":{"er":1.5}}}]%s}""";
    private static final String ONLY_OF_AWS =
            ",\"taskDefinitionArn\":\"" + BLUE + "\",\"revision\":7,\"status\":\"ACTIVE\",\"registeredBy\":\"x\"";

    private final HttpServer server;
    private final String described = DEFINITION.formatted("repo/web:1", ONLY_OF_AWS);
    private boolean forgetful;
    private Headers headers = new Headers();
    private byte[] registered = {};

    WholeRevisionTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        String definition = described;
        if (exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith("RegisterTaskDefinition")) {
            registered = request;
            headers = exchange.getRequestHeaders();
            definition = forgetful ? "{\"taskDefinitionArn\":\"" + BLUE + "\"}" : definition;
        }
        byte[] body = ("{\"taskDefinition\":" + definition + "}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void everyMemberOfAnyDepthIsRegisteredAgainAndNothingDiffersButTheImage() {
        String unused = revisions().register(Service.builder().build(), BLUE, "web", IMAGE);

        assertThat(Json.tree(text())).isEqualTo(Json.tree(DEFINITION.formatted(IMAGE.reference(), ",\"tags\":[]")));
    }

    @Test
    void whatIsSentIsWhatWasSigned() throws GeneralSecurityException {
        String unused = revisions().register(Service.builder().build(), BLUE, "web", IMAGE);

        assertThat(headers.getFirst("Content-Length")).isEqualTo(String.valueOf(registered.length));
        String authorization = headers.getFirst("Authorization");
        assertThat(authorization).endsWith("Signature=" + signature(between(authorization, "SignedHeaders=", ",")));
    }

    @Test
    void whatEcsDoesNotTakeOverIsNotDeployed() {
        forgetful = true;
        Revisions revisions = revisions();

        assertThatThrownBy(() -> revisions.register(Service.builder().build(), BLUE, "web", IMAGE))
                .isInstanceOf(TrafficControlException.class)
                .hasMessageContaining("volumes[0].newVolumeConfiguration")
                .hasMessageContaining("Update Headgate");
    }

    @Test
    void approversAreToldOfDifferencesThatTheSdkDoesNotKnow() {
        Registration before = registration(described);
        Registration after = registration(described
                .replace("\"threads\":3", "\"threads\":4")
                .replace("\"newOfAPort\":[1,2]", "\"newOfAPort\":[1,2],\"another\":1"));

        assertThat(before.changesTo(after))
                .extracting(RevisionChange::what)
                .containsExactly("web: newLimits", "web: portMappings[0].another");
        assertThat(before.changesTo(before)).isEmpty();
    }

    private static Registration registration(String definition) {
        String answer = "{\"taskDefinition\":" + definition + "}";
        return new Registration(
                RevisionCopy.of(
                        TaskDefinition.builder()
                                .containerDefinitions(ContainerDefinition.builder()
                                        .name("web")
                                        .image("repo/web:1")
                                        .build())
                                .build(),
                        List.of()),
                Registration.unknownIn(answer));
    }

    private String text() {
        return new String(registered, StandardCharsets.UTF_8);
    }

    private Revisions revisions() {
        return new Revisions(new Connection(
                Example.environment("prod").target(),
                new TargetClients(
                        here(CodeDeployClient.builder()).build(),
                        here(EcsClient.builder()).build(),
                        here(ElasticLoadBalancingV2Client.builder()).build(),
                        here(CloudWatchClient.builder()).build()),
                () -> {}));
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B here(B builder) {
        return builder.endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
    }

    /** Signature version 4, by its specification. */
    private String signature(String signedHeaders) throws GeneralSecurityException {
        Map<String, String> values = new TreeMap<>();
        Arrays.stream(signedHeaders.split(";")).forEach(name -> values.put(name, headers.getFirst(name)));
        String canonical = "POST\n/\n\n"
                + values.entrySet().stream()
                        .map(it -> it.getKey() + ":" + it.getValue().trim() + "\n")
                        .collect(Collectors.joining())
                + "\n" + signedHeaders + "\n" + sha256(registered);
        String time = headers.getFirst("X-Amz-Date");
        String day = time.substring(0, 8);
        String scope = day + "/us-east-1/ecs/aws4_request";
        String toSign =
                "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        byte[] key = "AWS4secret".getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(day, "us-east-1", "ecs", "aws4_request", toSign)) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(key);
    }

    private static String sha256(byte[] content) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }
}
