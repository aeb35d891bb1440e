package dev.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentifierTest {

    @Test
    void ignoresTheCaseOfLettersFromAToZ() {
        assertThat(Identifier.of("Mike@Example.COM")).isEqualTo(Identifier.of("mike@example.com"));
        assertThat(Identifier.same("MIKE", "mike")).isTrue();
        assertThat(Identifier.same("mike", "mick")).isFalse();
    }

    /** All of Unicode, one character at a time, in the place of each letter of the alphabet. */
    @Test
    void takesNoOtherCharacterForALetter() {
        for (char letter = 'a'; letter <= 'z'; letter++) {
            String name = "x" + letter;
            String capital = "x" + Character.toUpperCase(letter);
            assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                            .mapToObj(it -> "x" + Character.toString(it))
                            .filter(it -> Identifier.same(name, it)))
                    .containsExactlyInAnyOrder(name, capital);
        }
    }

    @Test
    void refusesWhatIsNotVisibleAscii() {
        for (String text :
                new String[] {"", " ", "a b", "a ", "\u0131", "a\u0000", "a\u007f", "a\u200b", "a".repeat(255)}) {
            assertThat(Identifier.of(text)).as(text).isEmpty();
            assertThat(Identifier.same(text, text)).as(text).isFalse();
        }
        assertThatThrownBy(() -> new Identifier("\u0131")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsWhatMayBeMeant() {
        Identifier mike = new Identifier("Mike");

        assertThat(mike.mayBe("MIKE")).isTrue();
        assertThat(mike.mayBe(" m\u0131\u212ae\u200b ")).isTrue();
        assertThat(mike.mayBe("\uff2d\uff49\uff4b\uff45")).isTrue();
        assertThat(mike.mayBe("mikes")).isFalse();
    }
}
