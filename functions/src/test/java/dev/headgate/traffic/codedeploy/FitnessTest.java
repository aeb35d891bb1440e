package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.sun.net.httpserver.HttpServer;
import dev.headgate.deployment.Fault;
import dev.headgate.traffic.WholeAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** What a deployment would change although nobody asked for it. */
class FitnessTest {

    private static final String ANSWER = """
            {"taskDefinition":{"family":"web-prod","revision":7,"cpu":"256","requiresCompatibilities":["FARGATE"],
             "containerDefinitions":[{"name":"web","image":"web:1","dockerLabels":{"any":"label"},
              "portMappings":[{"containerPort":8080}%s],"logConfiguration":{"logDriver":"awslogs","options":{"any":"option"}}}],
             "volumes":[{"name":"uploads"%s}]%s},"tags":[{"key":"team","value":"web"}],"newOfTheAnswer":1}""";

    @Test
    void namesMembersOfAnyDepthThatACopyWouldLose() {
        assertThat(Fitness.unknown(ANSWER.formatted(
                        ",{\"containerPort\":9,\"newOfAPort\":1}",
                        ",\"newVolumeConfiguration\":{\"bucket\":\"b\"}",
                        ",\"newOfAll\":true")))
                .singleElement()
                .extracting(Fault::sentence, as(STRING))
                .contains(
                        "containerDefinitions[0].portMappings[1].newOfAPort",
                        "volumes[0].newVolumeConfiguration",
                        "newOfAll")
                .doesNotContain("bucket", "any", "newOfTheAnswer");
    }

    @Test
    void hasNothingToSayOfMembersThatTheSdkKnows() {
        assertThat(Fitness.unknown(ANSWER.formatted("", "", ""))).isEmpty();
    }

    /** The SDK itself leaves out what it does not know: so this goes over a wire. */
    @Test
    void seesWhatTheSdkLeavesOut() throws IOException {
        String sent = ANSWER.formatted("", ",\"newVolumeConfiguration\":{}", "");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = sent.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        WholeAnswer whole = new WholeAnswer();
        try (EcsClient ecs = EcsClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            TaskDefinition typed = ecs.describeTaskDefinition(
                            it -> it.taskDefinition("web-prod").overrideConfiguration(whole::of))
                    .taskDefinition();

            assertThat(typed.family()).isEqualTo("web-prod");
        } finally {
            server.stop(0);
        }

        assertThat(whole.text()).contains(sent);
        assertThat(Fitness.unknown(whole.text().orElseThrow()))
                .singleElement()
                .extracting(Fault::sentence, as(STRING))
                .contains("volumes[0].newVolumeConfiguration");
    }
}
