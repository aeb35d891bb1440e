package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headgate.deployment.window.Freeze;
import dev.headgate.handler.OpenDeploymentHandler.Input;
import dev.headgate.handler.OpenDeploymentHandler.Next;
import dev.headgate.handler.OpenDeploymentHandler.Output;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ScriptedExecutions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people say to freeze an environment, and to end that. */
class FreezingTest {

    private static final String UNTIL = "2026-03-04T06:00:00Z";

    private final Scene scene = new Scene();
    private final OpenDeploymentHandler handler = new OpenDeploymentHandler(
            scene.store,
            (input, execution) -> Scene.plan(execution.name(), Scene.release(false), "prod"),
            new ScriptedExecutions(),
            scene.backend,
            scene.approvals,
            scene.herald,
            scene.mailbox::add,
            scene.freezing,
            scene.clock);

    @Test
    void freezesAnEnvironmentUntilThenAndTellsFollowers() {
        Output output = say("one", freeze(Map.of("environment", "prod", "until", UNTIL, "reason", "the sale")));

        assertThat(output).isEqualTo(new Output("", Next.SAID, 0, "prod is frozen until " + UNTIL));
        assertThat(scene.freezes.find("prod", Optional.empty()))
                .contains(new Freeze(
                        "prod",
                        Optional.empty(),
                        Scene.NINE,
                        Instant.parse(UNTIL),
                        "the sale",
                        Optional.of("alice"),
                        Scene.execution("one").arn(),
                        Optional.empty()));
        assertThat(scene.told()).containsExactly("FROZEN");
        assertThat(scene.mailbox.getFirst().body()).contains("the sale", "alice");
    }

    @Test
    void freezesOneServiceOfIt() {
        String why = say(
                        "one",
                        freeze(Map.of(
                                "environment", "prod", "service", "web", "until", UNTIL, "reason", "the migration")))
                .why();

        assertThat(why).isEqualTo("web in prod is frozen until " + UNTIL);
        assertThat(scene.freezes.find("prod", Optional.of("web"))).isPresent();
        assertThat(scene.freezes.find("prod", Optional.empty())).isEmpty();
    }

    @Test
    void whatIsFrozenAlreadyIsReplacedAndThatIsSaid() {
        say("one", freeze(Map.of("environment", "prod", "until", UNTIL, "reason", "the sale")));
        scene.pass(Duration.ofMinutes(1));

        String why = say(
                        "two",
                        freeze(Map.of("environment", "prod", "until", "2026-03-03T00:00:00Z", "reason", "less of it")))
                .why();

        assertThat(why)
                .isEqualTo("prod is frozen until 2026-03-03T00:00:00Z, which replaces the freeze until " + UNTIL);
        assertThat(scene.freezes.all()).hasSize(1);
    }

    @Test
    void aStepThatRunsTwiceFreezesOnce() {
        Map<String, Object> input = freeze(Map.of("environment", "prod", "until", UNTIL, "reason", "the sale"));
        Output first = say("one", input);
        scene.pass(Duration.ofDays(3));

        assertThat(say("one", input)).isEqualTo(first);
    }

    @Test
    void nameWhatIsWrongAndTheNearestThatIsRight() {
        refused(
                freeze(Map.of("environment", "prd", "until", UNTIL, "reason", "the sale")),
                "there is no environment \"prd\": did you mean \"prod\"?");
        refused(
                freeze(Map.of("environment", "prod", "service", "wbe", "until", UNTIL, "reason", "the sale")),
                "there is no service \"wbe\": did you mean \"web\"?");
        refused(
                freeze(Map.of("environment", "prod", "until", "2026-03-02T09:00:00Z", "reason", "the sale")),
                "\"until\" must be later than now, which is 2026-03-02T09:00:00Z, not 2026-03-02T09:00:00Z");
        refused(
                freeze(Map.of("environment", "prod", "until", "2027-04-01T00:00:00Z", "reason", "the sale")),
                "\"until\" must be within a year, not 2027-04-01T00:00:00Z: freeze it again then");
        refused(freeze(Map.of("environment", "prod")), "\"until\" is missing");
        refused(
                freeze(Map.of("environment", "prod", "until", "tomorrow", "reason", "the sale", "servce", "web")),
                "did you mean \"service\"?");
        assertThat(scene.freezes.all()).isEmpty();
        assertThat(scene.mailbox).isEmpty();
    }

    @Test
    void unfreezesWhatIsFrozenAndTellsFollowers() {
        say("one", freeze(Map.of("environment", "prod", "until", UNTIL, "reason", "the sale")));

        Output output = say(
                "two", Map.of("unfreeze", Map.of("environment", "prod"), "reason", "sold out", "requestedBy", "bob"));

        assertThat(output).isEqualTo(new Output("", Next.SAID, 0, "prod is no longer frozen"));
        assertThat(scene.freezes.all()).noneMatch(it -> it.holds("web", "prod", scene.clock.instant()));
        assertThat(scene.told()).containsExactly("FROZEN", "UNFROZEN");
        assertThat(say("two", Map.of("unfreeze", Map.of("environment", "prod"))))
                .as("the step runs again")
                .isEqualTo(output);
    }

    @Test
    void refusesToUnfreezeWhatIsNotFrozen() {
        refused(Map.of("unfreeze", Map.of("environment", "prod")), "prod is not frozen, and nothing else is");
        say("one", freeze(Map.of("environment", "prod", "service", "web", "until", UNTIL, "reason", "the sale")));
        refused(Map.of("unfreeze", Map.of("environment", "prod")), "prod is not frozen: frozen is web in prod");

        scene.pass(Duration.ofDays(3));
        refused(
                Map.of("unfreeze", Map.of("environment", "prod", "service", "web")),
                "web in prod is not frozen, and nothing else is");
    }

    private Output say(String execution, Map<String, Object> input) {
        return handler.handle(new Input(input, Scene.execution(execution)));
    }

    private static Map<String, Object> freeze(Map<String, Object> what) {
        return Map.of("freeze", what, "requestedBy", "alice");
    }

    private void refused(Map<String, Object> input, String fault) {
        assertThatExceptionOfType(InvalidReleaseException.class)
                .isThrownBy(() -> say("other", input))
                .withMessageContaining(fault);
    }
}
