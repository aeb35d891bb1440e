package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import dev.headgate.traffic.codedeploy.OwnHooks.Hook;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppSpecTest {

    private final AppSpec appSpec = new AppSpec(
            "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:8", "app", 8080, Placement.UNNAMED, List.of());

    @Test
    void namesOnlyTheTaskDefinitionAndTheContainerBehindTheLoadBalancerWhereNothingElseIsToBeKept() {
        assertThat(appSpec.content())
                .isEqualTo("{\"Resources\":[{\"TargetService\":{\"Properties\":{\"LoadBalancerInfo\":"
                        + "{\"ContainerName\":\"app\",\"ContainerPort\":8080},\"TaskDefinition\":"
                        + "\"arn:aws:ecs:eu-west-1:111122223333:task-definition/web:8\"},"
                        + "\"Type\":\"AWS::ECS::Service\"}}],\"version\":0.0}");
    }

    @Test
    void carriesHooksOverInTheirOrder() {
        AppSpec hooked = new AppSpec(
                appSpec.taskDefinition(),
                "app",
                8080,
                Placement.UNNAMED,
                List.of(new Hook("AfterInstall", "warm-up"), new Hook("BeforeAllowTraffic", "smoke-test")));

        assertThat(hooked.content())
                .startsWith(
                        "{\"Hooks\":[{\"AfterInstall\":\"warm-up\"},{\"BeforeAllowTraffic\":\"smoke-test\"}],\"Resources\"");
        assertThat(HooksText.of(hooked.content())).isEqualTo(new OwnHooks.Known(hooked.hooks()));
    }

    @Test
    void isJsonWithAVersionThatIsANumber() {
        Map<String, Object> read = Json.object(Json.tree(appSpec.content()), "$");

        assertThat(read.get("version")).isInstanceOf(Number.class);
        assertThat(read.get("Resources")).isInstanceOf(List.class);
    }

    @Test
    void carriesTheLowerHexHashOfItsContent() {
        // printf '%s' '<the content above>' | sha256sum
        assertThat(appSpec.sha256()).isEqualTo("48c1299695ecd13e17c9c6053fb1e4fed034bfe8c5d6f77fb86983f38e613026");
        assertThat(appSpec.revision().appSpecContent().sha256()).isEqualTo(appSpec.sha256());
        assertThat(appSpec.revision().revisionTypeAsString()).isEqualTo("AppSpecContent");
    }
}
