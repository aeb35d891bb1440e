package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.sun.net.httpserver.HttpServer;
import dev.headgate.deployment.Fault;
import dev.headgate.release.Image;
import dev.headgate.traffic.WholeAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** What a deployment would change although nobody asked for it. */
class FitnessTest {

    private static final String REPOSITORY = "111122223333.dkr.ecr.us-east-1.amazonaws.com/web";
    private static final Image IMAGE = new Image(REPOSITORY, "sha256:" + "7f".repeat(32), Optional.empty());
    private static final String ANSWER = """
            {"taskDefinition":{"family":"web-prod","revision":7,"cpu":"256","requiresCompatibilities":["FARGATE"],
             "containerDefinitions":[{"name":"web","image":"web:1","dockerLabels":{"any":"label"},
              "portMappings":[{"containerPort":8080}%s],"logConfiguration":{"logDriver":"awslogs","options":{"any":"option"}}}],
             "volumes":[{"name":"uploads"%s}]%s},"tags":[{"key":"team","value":"web"}],"newOfTheAnswer":1}""";

    @Test
    void namesTheCapacityProvidersThatWouldBeLost() {
        Service ofTheService = Service.builder()
                .capacityProviderStrategy(CapacityProviderStrategyItem.builder()
                        .capacityProvider("FARGATE_SPOT")
                        .build())
                .build();
        Service ofTheTaskSet = Service.builder()
                .taskSets(TaskSet.builder()
                        .status("PRIMARY")
                        .capacityProviderStrategy(CapacityProviderStrategyItem.builder()
                                .capacityProvider("FARGATE_SPOT")
                                .build())
                        .build())
                .build();

        assertThat(Fitness.capacity(ofTheService))
                .singleElement()
                .satisfies(it -> assertThat(it.what()).contains("(FARGATE_SPOT)"))
                .satisfies(it -> assertThat(it.cure()).contains("launch type"));
        assertThat(Fitness.capacity(ofTheTaskSet)).hasSize(1);
        assertThat(Fitness.capacity(Service.builder().build())).isEmpty();
    }

    @Test
    void namesAPlatformVersionThatWouldBeLost() {
        assertThat(Fitness.platform(Service.builder().platformVersion("1.3.0").build()))
                .singleElement()
                .extracting(Fault::sentence, as(STRING))
                .contains("platformVersion 1.3.0");
        for (String latest : List.of("LATEST", "1.4.0", "")) {
            assertThat(Fitness.platform(
                            Service.builder().platformVersion(latest).build()))
                    .isEmpty();
        }
        assertThat(Fitness.platform(Service.builder().build())).isEmpty();
    }

    @Test
    void doesNotTakeAServiceBehindAListenerRuleForOneWhoseListenerSomebodyChanged() {
        String arn = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/";
        Set<String> pair = Set.of("web-prod-1", "web-prod-2");

        for (Set<String> elsewhere : List.of(Set.<String>of(), Set.of(arn + "default/0123456789abcdef"))) {
            assertThat(Fitness.listener("arn:listener", elsewhere, pair))
                    .singleElement()
                    .extracting(Fault::sentence, as(STRING))
                    .contains("neither of the service's target groups (web-prod-1, web-prod-2)", "listener rule");
        }
        assertThat(Fitness.listener("arn:listener", Set.of(arn + "web-prod-2/0123456789abcdef"), pair))
                .isEmpty();
    }

    @Test
    void namesContainersThatWouldStayBehind() {
        for (String image : List.of(REPOSITORY + ":v2", REPOSITORY + "@" + IMAGE.digest(), REPOSITORY)) {
            assertThat(Fitness.twins(with("migrate", image), "web", IMAGE))
                    .singleElement()
                    .extracting(Fault::sentence, as(STRING))
                    .contains("container migrate", "only container web");
        }
        assertThat(Fitness.twins(with("envoy", REPOSITORY + "-envoy:1"), "web", IMAGE))
                .isEmpty();
        assertThat(Fitness.twins(with("envoy", "localhost:5000/web"), "web", IMAGE))
                .isEmpty();
    }

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

    private static TaskDefinition with(String other, String image) {
        return TaskDefinition.builder()
                .containerDefinitions(
                        ContainerDefinition.builder()
                                .name("web")
                                .image(REPOSITORY + ":v2")
                                .build(),
                        ContainerDefinition.builder().name(other).image(image).build())
                .build();
    }
}
