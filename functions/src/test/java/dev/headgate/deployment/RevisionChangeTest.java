package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.RevisionChange.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevisionChangeTest {

    @Test
    void saysWhatChangesAndNeverAValueThatIsHidden() {
        Optional<String> none = Optional.empty();

        assertThat(RevisionChange.shown("cpu", Optional.of("256"), Optional.of("512"))
                        .inWords())
                .isEqualTo("cpu changed from 256 to 512");
        assertThat(RevisionChange.shown("cpu", none, Optional.of("512")).inWords())
                .isEqualTo("cpu added: 512");
        assertThat(RevisionChange.shown("cpu", Optional.of("256"), none).inWords())
                .isEqualTo("cpu removed: 256");
        assertThat(RevisionChange.hidden("secret KEY", Kind.CHANGED).inWords())
                .isEqualTo("secret KEY changed (its value is not shown)");
        assertThat(RevisionChange.hidden("secret KEY", Kind.ADDED).inWords()).isEqualTo("secret KEY added");
        assertThat(RevisionChange.hidden("secret KEY", Kind.REMOVED).inWords()).isEqualTo("secret KEY removed");
    }
}
