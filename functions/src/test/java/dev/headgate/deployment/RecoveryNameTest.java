package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.testing.Example;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecoveryNameTest {

    @Test
    void namesTheDeploymentAndTheDeath() {
        assertThat(RecoveryName.of(called("web-prod-1").atVersion(7), 1)).isEqualTo("web-prod-1-recovery-7");
        assertThat(RecoveryName.of(called("web-prod-1").atVersion(7), 3)).isEqualTo("web-prod-1-recovery-7-3");
        assertThat(RecoveryName.deploymentId("web-prod-1-recovery-7-3")).isEqualTo("web-prod-1");
        assertThat(RecoveryName.deploymentId("web-prod-1")).isEqualTo("web-prod-1");
    }

    @Test
    void fitsWhateverTheDeploymentIsCalled() {
        for (int length = 1; length <= 80; length++) {
            Deployment deployment = called("x".repeat(length)).atVersion(123_456);
            assertThat(RecoveryName.of(deployment, 20))
                    .hasSizeLessThanOrEqualTo(80)
                    .matches("[0-9A-Za-z_-]+")
                    .isEqualTo(RecoveryName.of(deployment, 20))
                    .endsWith("-recovery-123456-20");
        }
    }

    @Test
    void tellsLongIdsApartThatBeginAlike() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            names.add(RecoveryName.of(called("hotfix-" + "x".repeat(69) + String.format("%04d", i)), 1));
        }
        assertThat(names).hasSize(1000);
    }

    @Test
    void leavesAnIdWholeThatJustFits() {
        String end = "-recovery-7";
        String longest = "x".repeat(80 - end.length());

        assertThat(RecoveryName.of(called(longest).atVersion(7), 1)).isEqualTo(longest + end);
        assertThat(RecoveryName.of(called(longest + "x").atVersion(7), 1)).doesNotStartWith(longest);
    }

    private static Deployment called(String id) {
        var release = Example.release("why", "carol");
        var environment = Example.plan(release, "prod").environment();
        return Example.opened(Example.plan(id, release, environment));
    }
}
