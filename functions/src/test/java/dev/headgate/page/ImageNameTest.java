package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.release.Image;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {

    private static final String DIGEST = "sha256:" + "5e".repeat(32);
    private static final Image COMES = new Image("1.dkr.example/shop/web", DIGEST, Optional.of("3.2.1"));

    @ParameterizedTest
    @CsvSource({
        "1.dkr.example/shop/web@sha256:4d4d, shop/web, sha256:4d4d",
        "1.dkr.example/shop/web:3.2.0, 3.2.0, ''",
        "1.dkr.example/shop/web:3.2.0@sha256:4d4d, 3.2.0, sha256:4d4d",
        "evil.example/shop/web@sha256:4d4d, evil.example/shop/web, sha256:4d4d",
        "1.dkr.example/shop/web2:1, 1.dkr.example/shop/web2:1, ''",
        "web:3.2.0, web:3.2.0, ''"
    })
    void tellsInFullWhatComesFromElsewhere(String reference, String name, String digest) {
        assertThat(ImageName.serving(reference, COMES)).isEqualTo(new ImageName(name, digest));
    }

    @Test
    void callsWhatComesByItsTag() {
        assertThat(ImageName.of(COMES)).isEqualTo(new ImageName("3.2.1", DIGEST));
        assertThat(ImageName.of(new Image("uri/web", DIGEST, Optional.empty())).name())
                .isEqualTo("no tag, by digest alone");
    }
}
