package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.balancing.Sealed;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** No other tags reach what moves traffic: they belong to the stack, and the template says nothing of them. */
@NeedsNode
class SealedTagsTest {

    private static final Set<String> MOVED = Set.of("AWS::ECS::Service", "AWS::ElasticLoadBalancingV2::ListenerRule");

    /** CloudFormation puts these on whatever can carry them: another one updates service and rules, whatever they say. */
    @Test
    void anotherTagOfTheStackIsAnotherSeal() {
        assertThat(sealUnder(Map.of("team", "shop", "cost", "7")))
                .isEqualTo(sealUnder(Map.of("cost", "7", "team", "shop")))
                .isNotEqualTo(sealUnder(Map.of("team", "shop", "cost", "8")))
                .isNotEqualTo(sealUnder(Map.of("team", "shop", "price", "7")))
                .isNotEqualTo(sealUnder(Map.of("team", "shop")))
                .isNotEqualTo(sealUnder(Map.of()));
    }

    /** Of no other origin: what is set beside them, the seal would not know. */
    @Test
    void whatMovesHasNoTagsButThoseOfItsStack() {
        SynthesizedApp app = SynthesizedApp.ofMadeByEcs();

        for (String environment : List.of("staging", "prod")) {
            String name = "headgate-service-web-" + environment;
            Stack stack = (Stack) app.app().getNode().findChild(name);
            assertThat(app.assembly().getStackByName(name).getTags())
                    .isEqualTo(stack.getTags().tagValues())
                    .isEqualTo(Map.of("headgate:installation", "headgate", "headgate:environment", environment));
            assertThat(app.stack(name).resources().filter(it -> MOVED.contains(it.type())))
                    .hasSize(3)
                    .allMatch(it -> it.property("/Tags").isMissingNode());
        }
    }

    /** The id of the seal of one and the same resource, in a stack with these tags. */
    private static String sealUnder(Map<String, String> tags) {
        Stack stack =
                new Stack(new App(), "any", StackProps.builder().tags(tags).build());
        CfnResource rule = CfnResource.Builder.create(stack, "Rule")
                .type("AWS::ElasticLoadBalancingV2::ListenerRule")
                .build();
        ServiceIn web = EnvironmentServices.of(SynthesizedApp.ofMadeByEcs().configuration())
                .getFirst()
                .services()
                .getFirst();
        Seal seal = new Seal(
                stack, "/any", web, new Construct(stack, "Before"), List.of(new Sealed<>(rule, Map.of("priority", 1))));
        return seal.getNode().getChildren().getFirst().getNode().getId();
    }
}
