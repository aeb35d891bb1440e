package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.RevisionChange.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevisionChangeTest {

    private static final Optional<String> NONE = Optional.empty();

    @Test
    void whatHasNoBeforeIsAddedAndWhatHasNoAfterIsRemoved() {
        assertThat(RevisionChange.shown("cpu", NONE, Optional.of("512")).kind()).isEqualTo(Kind.ADDED);
        assertThat(RevisionChange.shown("cpu", Optional.of("256"), NONE).kind()).isEqualTo(Kind.REMOVED);
        assertThat(RevisionChange.shown("cpu", Optional.of("256"), Optional.of("512"))
                        .kind())
                .isEqualTo(Kind.CHANGED);
    }
}
