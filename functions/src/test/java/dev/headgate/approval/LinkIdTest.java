package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkIdTest {

    @Test
    void carries128RandomBits() {
        Random random = new Random(1);

        LinkId id = LinkId.random(random);

        assertThat(Base64.getUrlDecoder().decode(id.value())).hasSize(16);
        assertThat(Stream.generate(() -> LinkId.random(random)).limit(100)).doesNotHaveDuplicates();
    }

    @Test
    void isKnownByItsSha256() {
        assertThat(new LinkId("c2FtcGxlLWxpbmstaWQtMQ").hash())
                .isEqualTo("1cd2fbfabccff1603e4fd58a8835e23dce7ee83683359f046955975d4df1b934");
    }

    @Test
    void doesNotPrintItself() {
        LinkId id = new LinkId("c2FtcGxlLWxpbmstaWQtMQ");

        assertThat(id.toString()).doesNotContain(id.value()).contains(id.hash().substring(0, 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "c2Ft", "c2FtcGxlLWxpbmstaWQtMQ==", "c2FtcGxlLWxpbmstaWQt/Q", "c2FtcGxlLWxpbmstaWQtMQ\n", "ü"
            })
    void isNoOtherText(String text) {
        assertThat(LinkId.of(text)).isEmpty();
        assertThatThrownBy(() -> new LinkId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
