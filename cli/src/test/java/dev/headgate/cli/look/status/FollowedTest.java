package dev.headgate.cli.look.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.installation.Installation;
import dev.headgate.cli.look.LookScene;
import dev.headgate.cli.look.Records;
import dev.headgate.cli.picture.Frame;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The live view of a real installation is the demo's. */
class FollowedTest {

    @Test
    void drawsWhatServesWhatIsUnderWayAndWhoIsAsked() {
        LookScene scene = new LookScene("happy", Manner.APPROVE).untilGreenHas(10, "staging");
        Followed followed = followed(scene);
        scene.until(() -> scene.deployment("prod").isPresent()).pass(Duration.ofSeconds(20));
        followed.look();

        assertThat(drawn(followed)).isEqualTo("""
                 web                                                        as the records say
                 Mon 09:20:20 UTC                                                    +00:11:02

                 dev      nothing under way

                          serves 0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 (d19f03c4cc86)

                 staging  DEPLOYED                                                 12 min 28 s
                          ▕█████████████████████████████████▏ 100 % green
                          green passed its bake

                 prod     waiting for approval                                            20 s
                          ▕░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░▏   0 % green
                          alice or bob decides before the deployment, until 17:20 UTC (7 h 59 …
                """);
    }

    @Test
    void saysThatOnlyTheListenerTellsWhileBlueIsBroughtBack() {
        LookScene scene = new LookScene("alarm-during-shift", Manner.APPROVE);
        scene.until(() -> scene.deployment("prod")
                .filter(it -> it.milestones().rollbackAsked().isPresent())
                .isPresent());

        assertThat(drawn(followed(scene)))
                .contains("rolling back")
                .contains("the live listener tells where traffic goes\n")
                .contains("alarm web-prod-5xx is red");
    }

    /** Whoever rolls back need not wait for what gave way, nor for what somebody else began. */
    @Test
    void followsTheReleaseThatIsNamedAndNoOther() {
        LookScene scene = new LookScene("happy", Manner.APPROVE).untilGreenHas(10, "staging");
        String release =
                scene.deployment("staging").orElseThrow().plan().release().executionArn();

        assertThat(followed(scene, Optional.of(release)).isOver()).isFalse();
        assertThat(followed(scene, Optional.of(release + "-that-is-gone")).isOver())
                .isTrue();
        assertThat(followed(scene).isOver()).isFalse();
    }

    private static String drawn(Followed followed) {
        return new Frame(79, 24, Ink.NONE)
                        .rows(followed.snapshot()).stream()
                                .map(row -> row.stripTrailing() + "\n")
                                .collect(Collectors.joining())
                                .stripTrailing()
                + "\n";
    }

    private static Followed followed(LookScene scene) {
        return followed(scene, Optional.empty());
    }

    private static Followed followed(LookScene scene, Optional<String> release) {
        Installation installation = scene.installation();
        return new Followed(
                new StatusLook(Records.of(installation), installation.configuration(), Optional.of("web")), release);
    }
}
