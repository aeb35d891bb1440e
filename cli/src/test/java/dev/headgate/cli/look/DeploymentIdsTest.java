package dev.headgate.cli.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.testing.Example;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeploymentIdsTest {

    private final DeploymentIds ids = new DeploymentIds(Example.configuration());

    /** A record is read only where it may be wanted: an installation may release a hundred services. */
    @Test
    void whatAReleaseNamedAfterAnotherServiceIsNotRead() {
        assertThat(ids.mayBeOf(Optional.of("worker"), "web-prod-0123456789ab")).isFalse();
        assertThat(ids.mayBeOf(Optional.of("web"), "web-prod-0123456789ab")).isTrue();
        assertThat(ids.mayBeOf(Optional.empty(), "web-prod-0123456789ab")).isTrue();
    }

    @Test
    void whatAPersonNamedMayBeOfAnyService() {
        assertThat(ids.mayBeOf(Optional.of("worker"), "friday-hotfix")).isTrue();
        assertThat(ids.mayBeOf(Optional.of("worker"), "web-prod-hotfix")).isTrue();
    }
}
