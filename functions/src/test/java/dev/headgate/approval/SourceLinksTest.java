package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceLinksTest {

    private static final SourceLinks GITHUB = new SourceLinks("https://github.com/shop/web/");

    @Test
    void leadsToTheCommitAndToAllSinceTheOneThatServes() {
        assertThat(GITHUB.commit(Optional.of("0a1b2c3"))).hasValue("https://github.com/shop/web/commit/0a1b2c3");
        assertThat(GITHUB.compare(Optional.of("1111111"), Optional.of("0a1b2c3")))
                .hasValue("https://github.com/shop/web/compare/1111111...0a1b2c3");
        assertThat(new SourceLinks("https://gitlab.example.com/shop/web").commit(Optional.of("0a1b2c3")))
                .hasValue("https://gitlab.example.com/shop/web/-/commit/0a1b2c3");
    }

    @Test
    void comparesNothingWithItselfOrWithTheUnknown() {
        assertThat(GITHUB.compare(Optional.of("0a1b2c3"), Optional.of("0a1b2c3")))
                .isEmpty();
        assertThat(GITHUB.compare(Optional.empty(), Optional.of("0a1b2c3"))).isEmpty();
        assertThat(GITHUB.compare(Optional.of("0a1b2c3"), Optional.empty())).isEmpty();
    }

    /** A pipeline's words are not checked by anybody. */
    @ParameterizedTest
    @ValueSource(strings = {"main", "0a1b2c3/../../../evil", "0a1b2c3?x", "\" onclick=", "javascript:1", "", "0a1b2"})
    void linksToNothingThatIsNoCommit(String hostile) {
        assertThat(GITHUB.commit(Optional.of(hostile))).isEmpty();
        assertThat(GITHUB.compare(Optional.of(hostile), Optional.of("0a1b2c3"))).isEmpty();
        assertThat(GITHUB.compare(Optional.of("0a1b2c3"), Optional.of(hostile))).isEmpty();
    }
}
