package dev.headgate.simulator.scenario;

import static dev.headgate.simulator.environment.service.Front.OWN;
import static dev.headgate.simulator.environment.service.Front.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.environment.service.Extra;
import dev.headgate.simulator.environment.service.Front;
import dev.headgate.simulator.environment.service.Front.Plain;
import dev.headgate.simulator.environment.service.ServiceShape;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways of requests to a service that CodeDeploy would harm or can not move: refused before anything is made. */
class RefusedShapesTest {

    private static final String CANARY =
            "strategy: {canary: {percent: 10, interval: 5m}}\nbake: 10m\nalarms: [web-prod-5xx]\n";
    private static final Front RULED = OWN.byRules(when("host-header", "web.example.com"));

    /** @param words that the refusal must hold, its cure among them */
    record Refused(String what, Front front, List<String> words) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused(
                        "a third target group in the forward",
                        OWN.with(Extra.THIRD_GROUP_IN_THE_FORWARD),
                        List.of(
                                "mixes the service's target groups in its default action with another",
                                "-legacy), which a deployment would drop",
                                "give the other target group a rule of its own")),
                new Refused(
                        "a third target group in a rule's forward",
                        RULED.with(Extra.THIRD_GROUP_IN_THE_FORWARD),
                        List.of("in its rule 10 (host-header web.example.com) with another", "-legacy)")),
                new Refused(
                        "the deployment group names a listener that only redirects",
                        OWN.with(Plain.REDIRECTS).with(Extra.GROUP_NAMES_THE_PLAIN_LISTENER),
                        List.of(
                                "neither a rule nor the default action of the production listener",
                                "name the listener and the target groups in the deployment group that production really"
                                        + " uses")),
                new Refused(
                        "two load balancers",
                        OWN.with(Extra.SECOND_LOAD_BALANCER),
                        List.of("behind several load balancers or target groups", "leave one load balancer")),
                new Refused(
                        "two pairs in the deployment group",
                        OWN.with(Extra.SECOND_PAIR),
                        List.of("one pair of target groups only", "leave one load balancer")),
                new Refused(
                        "people sign in at the default action",
                        OWN.with(Extra.SIGN_IN_BEFORE_THE_FORWARD),
                        List.of(
                                "its default action, before it forwards (authenticate-oidc)",
                                "everybody would get in",
                                "sign people in before the load balancer or in the service")),
                new Refused(
                        "people sign in at a rule",
                        RULED.with(Extra.SIGN_IN_BEFORE_THE_FORWARD),
                        List.of("its rule 10 (host-header web.example.com), before it forwards (authenticate-oidc)")));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Refused it) {
        PromiseScene scene = scene(it.front());
        List<String> serving = scene.serving();

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("REJECTED").contains(it.words());
        assertThat(scene.serving()).isEqualTo(serving);
        assertThat(scene.calls("CreateDeployment")).isZero();
        assertThat(scene.calls("RegisterTaskDefinition")).isZero();
    }

    /** Somebody else's rule, which no deployment touches. */
    @Test
    void aRedirectBesideTheForwardIsLeftAlone() {
        PromiseScene scene = scene(RULED.with(Extra.REDIRECT_BESIDE_THE_FORWARD));

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
    }

    private static PromiseScene scene(Front front) {
        PromiseScene scene = new PromiseScene(CANARY, Manner.APPROVE);
        scene.prod().reshape(scene.service(), ServiceShape.OWN.behind(front));
        return scene;
    }
}
