package dev.headgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import dev.headgate.traffic.UnknownMembers.Unknown;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the SDK is too old to know is found, and put back in its place. */
class UnknownMembersTest {

    private static final String ANSWER = """
            {"taskDefinition":{"family":"web-prod","revision":7,"cpu":"256","requiresCompatibilities":["FARGATE"],
             "containerDefinitions":[{"name":"web","image":"web:1","dockerLabels":{"any":"label"},
              "portMappings":[{"containerPort":8080}%s],"logConfiguration":{"logDriver":"awslogs","options":{"any":"option"}}}],
             "volumes":[{"name":"uploads"%s}]%s},"tags":[{"key":"team","value":"web"}],"newOfTheAnswer":1}""";

    @Test
    void findsMembersOfAnyDepth() {
        assertThat(Registration.unknownIn(ANSWER.formatted(
                        ",{\"containerPort\":9,\"newOfAPort\":1}",
                        ",\"newVolumeConfiguration\":{\"bucket\":\"b\"}",
                        ",\"newOfAll\":true")))
                .extracting(Unknown::place)
                .containsExactlyInAnyOrder(
                        "containerDefinitions[0].portMappings[1].newOfAPort",
                        "volumes[0].newVolumeConfiguration",
                        "newOfAll");
    }

    @Test
    void hasNothingToSayOfMembersThatTheSdkKnows() {
        assertThat(Registration.unknownIn(ANSWER.formatted("", "", ""))).isEmpty();
    }

    @Test
    void leavesBehindWhatIsNewInWhatOnlyAwsSets() {
        assertThat(Registration.unknownIn(
                        ANSWER.formatted("", "", ",\"requiresAttributes\":[{\"name\":\"a\",\"newOfOne\":1}]")))
                .isEmpty();
    }

    @Test
    void eachGoesBackToItsPlaceAndNothingElseIsTouched() {
        Object tree = Json.tree("{\"volumes\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"cpu\":\"256\"}");

        assertThat(WholeRequest.with(
                        tree,
                        List.of(
                                new Unknown(List.of("volumes", 1, "newOne"), Map.of("bucket", "b")),
                                new Unknown(List.of("newOfAll"), true),
                                new Unknown(List.of("volumes", 2, "gone"), 1))))
                .isEqualTo(Json.tree("{\"volumes\":[{\"name\":\"a\"},{\"name\":\"b\",\"newOne\":{\"bucket\":\"b\"}}],"
                        + "\"cpu\":\"256\",\"newOfAll\":true}"));
    }
}
