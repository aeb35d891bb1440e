package dev.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParameterTextTest {

    private static final Service.ReleaseOn NOTHING = new Service.ReleaseOn(List.of(), List.of());

    @Test
    void isPlainJsonWhereThatFitsTheFreeTier() {
        assertThat(ParameterText.of(NOTHING)).isEqualTo(Json.write(NOTHING));
        assertThat(ParameterText.read(ParameterText.of(NOTHING), Service.ReleaseOn.class))
                .isEqualTo(NOTHING);
    }

    @Test
    void isCompressedWhereItDoesNotAndReadsTheSame() {
        Service.ReleaseOn many = new Service.ReleaseOn(
                IntStream.range(0, 1000).mapToObj(i -> "pipeline-" + i).toList(), List.of());
        String text = ParameterText.of(many);

        assertThat(Json.write(many).length()).isGreaterThan(ParameterText.MOST_BYTES);
        assertThat(text).startsWith("deflate:").hasSizeLessThan(ParameterText.MOST_BYTES);
        assertThat(ParameterText.read(text, Service.ReleaseOn.class)).isEqualTo(many);
        assertThat(ParameterText.tree(text)).isEqualTo(Json.tree(Json.write(many)));
    }

    @Test
    void isTheSameEachTime() {
        Service.ReleaseOn many = new Service.ReleaseOn(Collections.nCopies(1000, "web"), List.of());

        assertThat(ParameterText.of(many)).isEqualTo(ParameterText.of(many));
    }

    @Test
    void refusesWhatIsNotWhatItSays() {
        assertThatThrownBy(() -> ParameterText.tree("deflate:not base64"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith("This is no compressed JSON");
        assertThatThrownBy(() -> ParameterText.tree("deflate:AAAA")).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void readsNoMoreOfABombThanTheCodecTakes() {
        List<String> bomb = new ArrayList<>(Collections.nCopies(200_000, "0123456789"));

        assertThatThrownBy(() -> ParameterText.tree(ParameterText.of(bomb)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("characters");
    }

    @Test
    void knowsNoParameterOfWhatCanBeNoServicesName() {
        ConfigurationParameters names = new Names("alice").configurationParameters();

        assertThat(names.serviceNamed("web")).isEqualTo(Optional.of("/headgate-alice/configuration/services/web"));
        assertThat(List.of("web:1", "../installation", "Web", "", "web/x"))
                .allMatch(it -> names.serviceNamed(it).isEmpty());
    }
}
