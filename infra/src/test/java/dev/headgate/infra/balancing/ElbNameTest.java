package dev.headgate.infra.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Names;
import org.junit.jupiter.api.Test;

class ElbNameTest {

    private static final Names PLAIN = new Names("");
    private static final Names SUFFIXED = new Names("longsuffix");

    @Test
    void isReadableWhereItFits() {
        assertThat(ElbName.of(PLAIN, "web", "prod", "blue")).isEqualTo("web-prod-blue");
        assertThat(ElbName.of(SUFFIXED, "web", "prod", "green")).isEqualTo("web-prod-green-longsuffix");
    }

    @Test
    void keepsPartAndSuffixOfALongName() {
        assertThat(ElbName.of(SUFFIXED, "a-service-of-24-letters1", "environment-of16", "green"))
                .hasSizeLessThanOrEqualTo(32)
                .startsWith("a-servic-")
                .endsWith("-green-longsuffix");
    }

    @Test
    void tellsLongNamesApart() {
        assertThat(ElbName.of(SUFFIXED, "a-service-of-24-letters1", "environment-of16", "blue"))
                .isNotEqualTo(ElbName.of(SUFFIXED, "a-service-of-24-letters1", "environment-of17", "blue"))
                .isNotEqualTo(ElbName.of(SUFFIXED, "a-service-of-24-letters1", "environment-of16", "green"));
    }

    @Test
    void avoidsThePrefixThatElasticLoadBalancingReserves() {
        assertThat(ElbName.of(PLAIN, "internal-api", "prod", "lb")).isEqualTo("int-api-prod-lb");
    }
}
