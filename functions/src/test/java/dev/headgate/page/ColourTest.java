package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourTest {

    @Test
    void setsVariablesForALightAndForADarkGround() {
        List<Colour> colours = List.of(Colour.INK, Colour.GREEN_SOFT);

        assertThat(Colour.variables(false, colours)).isEqualTo("--ink:#16191d;--green-soft:#e7f5ee");
        assertThat(Colour.variables(true, colours)).isEqualTo("--ink:#e8ebef;--green-soft:#14291f");
    }

    @ParameterizedTest
    @EnumSource
    void everyOneDiffersOnADarkGround(Colour colour) {
        assertThat(colour.shade(true)).isNotEqualTo(colour.shade(false));
    }

    /** A variable that is not set is drawn as nothing, and nobody is told. */
    @Test
    void pagesUseNoOtherColours() {
        assertThat(Pattern.compile("var\\((--[a-z-]+)\\)")
                        .matcher(PageStyle.CSS)
                        .results())
                .isNotEmpty()
                .extracting(it -> it.group(1) + ":")
                .allSatisfy(name -> assertThat(Colour.variables(false, List.of(Colour.values())))
                        .contains(name));
        assertThat(PageStyle.CSS)
                .startsWith(":root{color-scheme:light dark;--ground:#f4f5f7;")
                .contains("@media (prefers-color-scheme: dark){:root{--ground:#0e1115;");
    }
}
