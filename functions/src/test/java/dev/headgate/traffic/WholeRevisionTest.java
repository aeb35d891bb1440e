package dev.headgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.deployment.RevisionChange;
import dev.headgate.json.Json;
import dev.headgate.release.Image;
import java.io.IOException;
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
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

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

    private final EcsOverHttp ecs;
    private final String described = DEFINITION.formatted("repo/web:1", ONLY_OF_AWS);

    WholeRevisionTest() throws IOException {
        ecs = new EcsOverHttp().describes(answer(described));
    }

    @AfterEach
    void stop() {
        ecs.close();
    }

    private static String answer(String definition) {
        return "{\"taskDefinition\":" + definition + "}";
    }

    @Test
    void everyMemberOfAnyDepthIsRegisteredAgainAndNothingDiffersButTheImage() {
        String unused = ecs.revisions().register(Service.builder().build(), BLUE, "web", IMAGE);

        assertThat(Json.tree(ecs.text())).isEqualTo(Json.tree(DEFINITION.formatted(IMAGE.reference(), ",\"tags\":[]")));
    }

    @Test
    void whatIsSentIsWhatWasSigned() throws GeneralSecurityException {
        String unused = ecs.revisions().register(Service.builder().build(), BLUE, "web", IMAGE);

        assertThat(ecs.headers().getFirst("Content-Length")).isEqualTo(String.valueOf(ecs.registered().length));
        String authorization = ecs.headers().getFirst("Authorization");
        assertThat(authorization).endsWith("Signature=" + signature(between(authorization, "SignedHeaders=", ",")));
    }

    @Test
    void whatEcsDoesNotTakeOverIsNotDeployed() {
        ecs.acknowledges(answer("{\"taskDefinitionArn\":\"" + BLUE + "\"}"));
        Revisions revisions = ecs.revisions();

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
        return new Registration(
                RevisionCopy.of(
                        TaskDefinition.builder()
                                .containerDefinitions(ContainerDefinition.builder()
                                        .name("web")
                                        .image("repo/web:1")
                                        .build())
                                .build(),
                        List.of()),
                Registration.unknownIn(answer(definition)));
    }

    /** Signature version 4, by its specification. */
    private String signature(String signedHeaders) throws GeneralSecurityException {
        Map<String, String> values = new TreeMap<>();
        Arrays.stream(signedHeaders.split(";"))
                .forEach(name -> values.put(name, ecs.headers().getFirst(name)));
        String canonical = "POST\n/\n\n"
                + values.entrySet().stream()
                        .map(it -> it.getKey() + ":" + it.getValue().trim() + "\n")
                        .collect(Collectors.joining())
                + "\n" + signedHeaders + "\n" + sha256(ecs.registered());
        String time = ecs.headers().getFirst("X-Amz-Date");
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
